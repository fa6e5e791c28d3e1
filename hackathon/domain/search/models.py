"""What can be searched: one row a thing, its stemmed terms in a full-text index."""

from __future__ import annotations

from sqlalchemy import DDL, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from hackathon.db import Base, Moment


class SearchDocument(Base):
    """A public thing as search shows it; things that are not public have no row."""

    __tablename__ = "search_document"
    __table_args__ = (UniqueConstraint("kind", "thing_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), index=True)
    thing_id: Mapped[int]
    path: Mapped[str] = mapped_column(String(300))
    title: Mapped[str] = mapped_column(String(300))
    summary: Mapped[str] = mapped_column(String(500), default="")
    context: Mapped[str] = mapped_column(String(300), default="")
    terms: Mapped[str] = mapped_column(Text)
    visible_at: Mapped[Moment | None]
    updated_at: Mapped[Moment]


GONE = "INSERT INTO search_terms(search_terms, rowid, terms) VALUES ('delete', old.id, old.terms)"
ADDED = "INSERT INTO search_terms(rowid, terms) VALUES (new.id, new.terms)"
TABLE = "fts5(terms, content='search_document', content_rowid='id', tokenize='unicode61')"
ON = "ON search_document BEGIN"
SQLITE_STATEMENTS = (
    f"CREATE VIRTUAL TABLE search_terms USING {TABLE}",
    f"CREATE TRIGGER search_document_added AFTER INSERT {ON} {ADDED}; END",
    f"CREATE TRIGGER search_document_gone AFTER DELETE {ON} {GONE}; END",
    f"CREATE TRIGGER search_document_changed AFTER UPDATE {ON} {GONE}; {ADDED}; END",
)

POSTGRESQL_STATEMENTS = (
    (
        "CREATE INDEX ix_search_document_terms ON search_document "
        "USING gin (to_tsvector('simple', terms))"
    ),
)

for engine, statements in (("sqlite", SQLITE_STATEMENTS), ("postgresql", POSTGRESQL_STATEMENTS)):
    for statement in statements:
        event.listen(
            SearchDocument.__table__,
            "after_create",
            DDL(statement).execute_if(dialect=engine),  # type: ignore[no-untyped-call]  # SQLAlchemy leaves DDL untyped
        )
