"""Computing, certifying and publishing results, and issuing certificates."""
