"""What is shown: pages and the programming interface."""
