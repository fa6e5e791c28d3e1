"""Where files are kept, and which ones are taken."""

from hackathon.gateways.files.faults import FileFault, FileMissing, FileRefused
from hackathon.gateways.files.kinds import FileKind, accepted_extensions
from hackathon.gateways.files.store import FileStore

__all__ = [
    "FileFault",
    "FileKind",
    "FileMissing",
    "FileRefused",
    "FileStore",
    "accepted_extensions",
]
