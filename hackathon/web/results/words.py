"""A result in words: the steps of a tie, and how the rule works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from flask_babel import gettext as _

from hackathon.domain.judging.rubric import FrozenCriterion, frozen_rubric
from hackathon.domain.results.models import ResultRun
from hackathon.domain.results.queries.runs import RankedProject
from hackathon.presentation.labels import label_in
from hackathon.web.kit.i18n import chosen_language
from hackathon.web.results.blueprint import bp


@bp.app_template_global()
def rubric_of(run: ResultRun) -> tuple[FrozenCriterion, ...]:
    """The rubric that a result was computed with."""
    return frozen_rubric(cast("Mapping[str, Any]", run.input["rules"]))


@bp.app_template_global()
def tie_words(run: ResultRun, ranked: Sequence[RankedProject]) -> list[str]:
    """Each step by which a tie was settled, as a sentence; empty without ties."""
    titles = {one.submission.public_id: one.submission.title for one in ranked}
    criteria = {str(one.id): one.name for one in rubric_of(run)}
    trace = cast("Sequence[Mapping[str, Any]]", run.output["tie_trace"])
    return [_step(step, titles, criteria) for step in trace]


def _step(step: Mapping[str, Any], titles: Mapping[str, str], criteria: Mapping[str, str]) -> str:
    rule = label_in("tie_rule", step["rule"], chosen_language())
    detail = criteria.get(step["detail"], step["detail"])
    named = f"{rule} ({detail})" if detail else rule
    tied = ", ".join(titles.get(name, name) for name in step["entries"])
    if len(step["outcome"]) == 1:
        return str(_("%(tied)s: %(rule)s. Siguen iguales.", tied=tied, rule=named))
    order = " > ".join(
        " = ".join(titles.get(name, name) for name in group) for group in step["outcome"]
    )
    return str(_("%(tied)s: %(rule)s. Orden: %(order)s.", tied=tied, rule=named, order=order))
