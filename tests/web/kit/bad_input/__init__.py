"""Every field of every form, with what nobody should type."""
