"""Projects: draft, hand-in, receipt, gallery."""

from hackathon.web.submissions import file_reading, messages
from hackathon.web.submissions.views import drafting, files, gallery, handing_in, receipts
from hackathon.web.submissions.views.blueprint import bp

__all__ = [
    "bp",
    "drafting",
    "file_reading",
    "files",
    "gallery",
    "handing_in",
    "messages",
    "receipts",
]
