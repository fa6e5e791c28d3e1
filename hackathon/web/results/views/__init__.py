"""Results: computing and certifying, the public page, and certificates."""

from hackathon.web.results import messages, words
from hackathon.web.results.blueprint import bp
from hackathon.web.results.views import certificates, desk, downloads, public

__all__ = ["bp", "certificates", "desk", "downloads", "messages", "public", "words"]
