"""Finding public things by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, false, func, literal_column, or_, select, text

from hackathon import clock
from hackathon.db import db
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.search.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ("story", "event", "challenge", "dataset", "submission", "organization")
PAGE = 20


def found_documents(
    query: str,
    kind: str | None = None,
    page: int = 1,
    also: ColumnElement[bool] | None = None,
) -> Sequence[SearchDocument]:
    """The public things whose text has every word of `query`, best first, 20 a page.

    `also` is what upper features know of visibility, as a condition on `SearchDocument`.
    """
    words = terms(query)
    if not words:
        return []
    chosen, rank = _matching(words)
    chosen = chosen.where(_is_visible(), *_given(also))
    if kind in KINDS:
        chosen = chosen.where(SearchDocument.kind == kind)
    ordered = chosen.order_by(rank, SearchDocument.id).limit(PAGE).offset(PAGE * (page - 1))
    return db.session.scalars(ordered).all()


def found_counts(query: str, also: ColumnElement[bool] | None = None) -> dict[str, int]:
    """How many public things of each kind have every word of `query`."""
    words = terms(query)
    counts = dict.fromkeys(KINDS, 0)
    if words:
        chosen, _ = _matching(words)
        shown = chosen.where(_is_visible(), *_given(also))
        inside = shown.with_only_columns(SearchDocument.kind).subquery()
        counted = select(inside.c.kind, func.count()).group_by(inside.c.kind)
        counts.update({row[0]: row[1] for row in db.session.execute(counted)})
    return counts


def matching_things(query: str, kind: str) -> Select[int]:
    """The numbers of the public things of one kind that have every word of `query`."""
    words = terms(query)
    if not words:
        return select(SearchDocument.thing_id).where(false())
    chosen = _matching(words)[0].where(SearchDocument.kind == kind, _is_visible())
    return chosen.with_only_columns(SearchDocument.thing_id)


def _given(condition: ColumnElement[bool] | None) -> list[ColumnElement[bool]]:
    return [] if condition is None else [condition]


def _is_visible() -> ColumnElement[bool]:
    at = clock.now()
    return or_(SearchDocument.visible_at.is_(None), SearchDocument.visible_at <= at)


def _matching(words: Sequence[str]) -> tuple[Select[SearchDocument], ColumnElement[float]]:
    if db.session.get_bind().dialect.name == "postgresql":
        vector = func.to_tsvector("simple", SearchDocument.terms)
        asked = func.plainto_tsquery("simple", " ".join(words))
        return select(SearchDocument).where(vector.op("@@")(asked)), -func.ts_rank(vector, asked)
    quoted = " ".join(f'"{word}"' for word in words)
    found = text("SELECT rowid, rank FROM search_terms WHERE search_terms MATCH :words").bindparams(
        words=quoted
    )
    hits = found.columns(
        literal_column("rowid").label("rowid"), literal_column("rank").label("rank")
    ).subquery("hits")
    return (
        select(SearchDocument).join(hits, hits.c.rowid == SearchDocument.id),
        hits.c.rank,
    )
