"""Speed against limits: `make bench`, or one by name, as in `python -m benchmarks pages`."""
