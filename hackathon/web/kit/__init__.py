"""What every web feature stands on: the door, the edge, forms, answers."""
