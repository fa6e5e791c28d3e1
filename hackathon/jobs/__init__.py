"""Work outside a request: the runner, its jobs and the command line."""
