"""What a team does with its project."""
