"""Judging: the way in, the judge's screen, and the organizer's pages."""

from hackathon.web.judging import messages, words
from hackathon.web.judging.blueprint import bp
from hackathon.web.judging.views import assigning, entering, jury, papers, rounds, scoring

__all__ = [
    "assigning",
    "bp",
    "entering",
    "jury",
    "messages",
    "papers",
    "rounds",
    "scoring",
    "words",
]
