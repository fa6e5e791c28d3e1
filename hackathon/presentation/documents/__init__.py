"""Documents on paper: accessible PDF set by typst from data, never from pasted text."""
