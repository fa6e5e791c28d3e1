"""Letters: a name, a context and a locale become a subject, plain text and the same in html."""
