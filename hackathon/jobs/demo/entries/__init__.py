"""The teams and projects of the fictional contests."""
