"""The front page and the pages about this site."""
