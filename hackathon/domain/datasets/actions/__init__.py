"""What can be done with datasets."""
