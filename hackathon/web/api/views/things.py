"""Retos, datasets, Historias and search, for programs."""

from __future__ import annotations

from spectree import Response as Answers
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.challenges import models as challenges
from hackathon.domain.challenges.queries import listed as listed_challenges
from hackathon.domain.challenges.queries import visible_challenges
from hackathon.domain.datasets import models as datasets
from hackathon.domain.search.queries import KINDS, PAGE
from hackathon.domain.stories.queries import listed, public_stories
from hackathon.domain.stories.searching import counts_in_public, found_in_public
from hackathon.web.api.blueprint import bp, spec
from hackathon.web.api.paging import facts, rows_and_total
from hackathon.web.api.schemas import Challenges, Datasets, Hits, Paging, SearchQuery, Stories
from hackathon.web.api.shaping import challenge_shape, dataset_shape, hit_shape, story_shape
from hackathon.web.kit.access import public


@bp.get("/v1/challenges")
@public
@spec.validate(resp=Answers(HTTP_200=Challenges))
def list_challenges(query: Paging) -> Challenges:
    """Every public reto, the newest first."""
    chosen = visible_challenges(NOBODY).options(
        joinedload(challenges.Challenge.event), *listed_challenges()
    )
    rows, total = rows_and_total(chosen.order_by(challenges.Challenge.id.desc()), query)
    return Challenges(items=[challenge_shape(row) for row in rows], **facts(query, total))


@bp.get("/v1/datasets")
@public
@spec.validate(resp=Answers(HTTP_200=Datasets))
def list_datasets(query: Paging) -> Datasets:
    """Every dataset, the newest first."""
    chosen = select(datasets.Dataset).options(selectinload(datasets.Dataset.resources))
    rows, total = rows_and_total(chosen.order_by(datasets.Dataset.id.desc()), query)
    return Datasets(items=[dataset_shape(row) for row in rows], **facts(query, total))


@bp.get("/v1/stories")
@public
@spec.validate(resp=Answers(HTTP_200=Stories))
def list_stories(query: Paging) -> Stories:
    """Every published Historia, the newest first."""
    rows, total = rows_and_total(listed(public_stories()), query)
    return Stories(items=[story_shape(row) for row in rows], **facts(query, total))


@bp.get("/v1/search")
@public
@spec.validate(resp=Answers(HTTP_200=Hits))
def search(query: SearchQuery) -> Hits:
    """The public things with every word of `q`, best first; `kind` narrows, as in the answers."""
    kind = "submission" if query.kind == "project" else query.kind
    counts = counts_in_public(query.q)
    total = counts[kind] if kind in KINDS else sum(counts.values())
    found = found_in_public(query.q, kind, query.page)
    items = [hit_shape(row) for row in found]
    return Hits(items=items, total=total, page=query.page, per_page=PAGE)
