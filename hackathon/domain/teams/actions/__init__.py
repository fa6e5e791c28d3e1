"""What teams and their members do."""
