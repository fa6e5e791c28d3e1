"""What is done to institutions: accrediting, editing, staffing."""
