"""Events: directory, page, set-up wizard."""
