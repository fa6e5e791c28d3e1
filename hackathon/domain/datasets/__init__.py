"""Open datasets, their resources and where they came from."""
