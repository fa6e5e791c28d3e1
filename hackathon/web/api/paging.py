"""Pages of lists for programs, with a cap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from hackathon.db import db
from hackathon.web.api.schemas import Paging


def rows_and_total(chosen: Select[Any], paging: Paging) -> tuple[Sequence[Any], int]:
    """The rows of the asked page and how many there are in all, in two statements."""
    counted = select(func.count()).select_from(chosen.order_by(None).subquery())
    start = paging.per_page * (paging.page - 1)
    rows = db.session.scalars(chosen.limit(paging.per_page).offset(start)).all()
    return rows, db.session.scalar(counted) or 0


def facts(paging: Paging, total: int) -> dict[str, int]:
    """What every list says about itself."""
    return {"total": total, "page": paging.page, "per_page": paging.per_page}
