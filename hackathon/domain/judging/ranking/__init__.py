"""From marks to a ranking that anyone can recompute: the rules, each in its own module."""
