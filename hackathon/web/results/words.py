"""A result in words: the steps of a tie, and how the rule works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from flask_babel import gettext as _

from hackathon.domain.judging.figures import official
from hackathon.domain.judging.rubric import FrozenCriterion, frozen_rubric
from hackathon.domain.judging.ties import TieRule
from hackathon.domain.results.models import ResultRun
from hackathon.domain.results.queries.runs import RankedProject
from hackathon.presentation.labels import label_in
from hackathon.presentation.numbers import figure
from hackathon.web.kit.i18n import chosen_language
from hackathon.web.results.blueprint import bp

HUNDREDTH = Decimal("0.01")


@bp.app_template_global()
def rubric_of(run: ResultRun) -> tuple[FrozenCriterion, ...]:
    """The rubric that a result was computed with."""
    return frozen_rubric(cast("Mapping[str, Any]", run.input["rules"]))


@bp.app_template_filter()
def mean_words(figure_text: str) -> str:
    """A mean mark with two decimals, rounded half up."""
    value = official(Fraction(figure_text), HUNDREDTH)
    return figure(value, chosen_language(), digits=2)


@bp.app_template_global()
def tie_words(run: ResultRun, ranked: Sequence[RankedProject]) -> list[str]:
    """Each step by which a tie was settled, as a sentence; empty without ties."""
    titles = {one.submission.public_id: one.submission.title for one in ranked}
    criteria = {str(one.id): one.name for one in rubric_of(run)}
    trace = cast("Sequence[Mapping[str, Any]]", run.output["tie_trace"])
    return [_step(step, titles, criteria) for step in trace]


def _step(step: Mapping[str, Any], titles: Mapping[str, str], criteria: Mapping[str, str]) -> str:
    tied = ", ".join(titles.get(name, name) for name in step["entries"])
    if step["rule"] == TieRule.SHARED:
        return str(_("%(tied)s: comparten el lugar.", tied=tied))
    if step["rule"] == TieRule.CRITERIA:
        criterion = criteria.get(step["detail"], step["detail"])
        named = str(_("calificación en «%(criterion)s»", criterion=criterion))
    else:
        named = label_in("tie_rule", step["rule"], chosen_language())
    if len(step["outcome"]) == 1:
        return str(_("%(tied)s: %(rule)s. Siguen iguales.", tied=tied, rule=named))
    order = " > ".join(
        " = ".join(titles.get(name, name) for name in group) for group in step["outcome"]
    )
    return str(_("%(tied)s: %(rule)s. Orden: %(order)s.", tied=tied, rule=named, order=order))
