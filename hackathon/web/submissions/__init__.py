"""Projects: draft, hand-in, receipt, gallery."""
