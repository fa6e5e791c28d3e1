"""The tests of Datatón."""
