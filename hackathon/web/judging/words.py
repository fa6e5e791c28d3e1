"""What templates say of a round: who was last seen, what can be compared, shares of weights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import ngettext

from hackathon import clock
from hackathon.domain.events.models import Event
from hackathon.domain.judging.models import Judge, Review, Round
from hackathon.domain.judging.queries.progress import RoundProgress, round_progress
from hackathon.domain.judging.queries.rounds import find_round
from hackathon.domain.judging.rubric import FrozenCriterion
from hackathon.presentation.counts import counted
from hackathon.presentation.dates import local_day, recent_moment, short_moment
from hackathon.presentation.numbers import figure
from hackathon.web.judging.blueprint import bp
from hackathon.web.judging.forms import ReviewForm
from hackathon.web.kit.i18n import chosen_language

HUNDRED = 100


@dataclass(frozen=True)
class Judging:
    """The round an event stands in, with its progress."""

    round: Round
    progress: RoundProgress


@bp.app_template_global()
def judging_of(event: Event) -> Judging | None:
    """The round of an event with its progress, None before one is prepared."""
    round_ = find_round(event)
    return Judging(round_, round_progress(round_)) if round_ else None


@bp.app_template_global()
def seen_words(judge: Judge, event: Event) -> str:
    """When a judge was last seen, as «hoy, 09:12» or «nunca»."""
    if judge.last_seen_at is None:
        return str(_("nunca"))
    return recent_moment(judge.last_seen_at, clock.now(), event.zone, chosen_language())


@bp.app_template_global()
def closing_words(closes_at: datetime, zone: str) -> str:
    """When a round closes, as «cierra el 30 de noviembre, 20:00 h»."""
    today = local_day(clock.now(), zone)
    moment = short_moment(closes_at, zone, chosen_language(), today=today)
    return str(_("cierra el %(moment)s", moment=moment))


@bp.app_template_global()
def comparable_words(progress: RoundProgress, round_: Round) -> str:
    """Whether all scores of a round compare with each other, and with what."""
    if not progress.total:
        return str(_("Todavía no hay evaluaciones asignadas."))
    locale = chosen_language()
    if progress.parts == 1 and not progress.uncovered:
        words = _(
            "Sí. Todas las evaluaciones forman un solo grupo conectado: %(entries)s, %(judges)s, "
            "%(reviews)s por proyecto.",
            entries=counted(len(progress.entries), "project", locale),
            judges=counted(len(progress.judges), "judge", locale),
            reviews=counted(round_.reviews_per_entry, "review", locale),
        )
        return str(words)
    if progress.parts > 1:
        words = ngettext(
            "No. Las evaluaciones forman %(num)s grupo sin conexión entre sí.",
            "No. Las evaluaciones forman %(num)s grupos sin conexión entre sí.",
            progress.parts,
        )
        return str(words)
    return str(_("Todavía no: hay proyectos sin todas sus evaluaciones asignadas."))


@bp.app_template_global()
def share_words(weight: Decimal, total: Decimal) -> str:
    """The share of a weight, as «30 %»."""
    share = (HUNDRED * weight / total).quantize(Decimal("0.1")).normalize()
    return f"{figure(share, chosen_language())} %"


@bp.app_template_global()
def mark_pairs(rubric: Iterable[FrozenCriterion], form: ReviewForm) -> list[tuple[str, str]]:
    """The marks as they were typed, with the names of their criteria."""
    return [(criterion.name, form.mark(criterion).data or "—") for criterion in rubric]


@bp.app_template_global()
def score_pairs(rubric: Iterable[FrozenCriterion], review: Review) -> list[tuple[str, str]]:
    """The marks as they are stored, with the names of their criteria."""
    stored = {score.criterion_id: str(score.value) for score in review.scores}
    return [(criterion.name, stored.get(criterion.id, "—")) for criterion in rubric]
