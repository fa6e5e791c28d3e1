"""Projects, from draft to frozen version and receipt."""
