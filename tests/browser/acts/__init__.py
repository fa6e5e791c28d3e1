"""The acts of the walk through the chain, one module for each person."""
