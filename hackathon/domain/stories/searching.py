"""What the public finds by words: every search row that its own feature still calls public."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_

from hackathon.domain.judging.queries.reading import public_submissions
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.search.queries import found_counts, found_documents
from hackathon.domain.submissions.models import Submission


def found_in_public(query: str, kind: str = "", page: int = 1) -> Sequence[SearchDocument]:
    """The public things with every word of `query`, best first, 20 a page."""
    return found_documents(query, kind or None, page, _is_public())


def counts_in_public(query: str) -> dict[str, int]:
    """How many public things of each kind have every word of `query`."""
    return found_counts(query, _is_public())


def _is_public() -> ColumnElement[bool]:
    """Projects are asked again: who may read one depends on dates and rounds that move."""
    readable = public_submissions().with_only_columns(Submission.id)
    return or_(SearchDocument.kind != "submission", SearchDocument.thing_id.in_(readable))
