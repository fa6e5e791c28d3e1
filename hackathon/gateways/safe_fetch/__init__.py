"""The one door for outgoing HTTP."""

from hackathon.gateways.safe_fetch.answers import Downloaded, Fetched
from hackathon.gateways.safe_fetch.door import SafeFetcher
from hackathon.gateways.safe_fetch.faults import FetchError, FetchFailed, FetchFault, FetchRefused

__all__ = [
    "Downloaded",
    "FetchError",
    "FetchFailed",
    "FetchFault",
    "FetchRefused",
    "Fetched",
    "SafeFetcher",
]
