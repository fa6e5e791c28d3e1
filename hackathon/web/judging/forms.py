"""The forms of judging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import NumberRange, Optional

from hackathon.domain.judging.actions.jury import Invitation
from hackathon.domain.judging.actions.reviewing import TEXT_LENGTH, ReviewDraft
from hackathon.domain.judging.actions.rounds import MOST_REVIEWS, RULES, RoundSettings
from hackathon.domain.judging.models import ConflictKind, ConflictSource, Judge, Review, Round
from hackathon.domain.judging.rubric import FrozenCriterion, field_of
from hackathon.domain.submissions.models import Submission
from hackathon.presentation.labels import choices, label
from hackathon.web.kit.choosing import RadioField, SelectField
from hackathon.web.kit.forms import (
    Form,
    Required,
    mail_line,
    revision_field,
    text_area,
    text_line,
)

MARK = field_of("")
LONGEST_ID = 9


class ReviewForm(Form):
    """A judge's review; the marks are fields named after their criteria."""

    feedback = text_area(_l("Comentarios para el equipo"), max_length=TEXT_LENGTH)
    notes = text_area(_l("Notas para la organización"), max_length=TEXT_LENGTH)
    revision = revision_field()

    def mark(self, criterion: FrozenCriterion) -> StringField:
        """The field of a criterion."""
        return cast("StringField", self._fields[field_of(criterion.id)])

    def draft(self, given: Mapping[str, str], *, must_be_complete: bool) -> ReviewDraft:
        """What was sent, as the domain takes it; marks as they were typed."""
        return ReviewDraft(
            marks={_number(name): text for name, text in given.items() if name.startswith(MARK)},
            notes=self.notes.data or "",
            feedback=self.feedback.data or "",
            seen=self.revision.data,
            key=given.get("idempotency_key") or None,
            must_be_complete=must_be_complete,
        )


def review_form(rubric: Iterable[FrozenCriterion], review: Review | None = None) -> ReviewForm:
    """The form of a review with a field for each criterion, filled with what is stored."""
    fields = {field_of(criterion.id): StringField(criterion.name) for criterion in rubric}
    made = type("RubricForm", (ReviewForm,), fields)
    stored: dict[str, Any] = {"revision": review.number if review else 0}
    if review:
        stored |= {"notes": review.notes, "feedback": review.feedback}
        stored |= {field_of(score.criterion_id): str(score.value) for score in review.scores}
    form: ReviewForm = made(data=stored)
    return form


def _number(name: str) -> int:
    digits = name.removeprefix(MARK)
    return (
        int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_ID else 0
    )


class InvitationForm(Form):
    """Inviting somebody to the jury."""

    name = text_line(_l("Nombre"), Required(), max_length=120)
    email = mail_line(_l("Correo"), Required())
    affiliation = text_line(_l("Institución u oficio"), max_length=160)
    max_load = IntegerField(
        _l("Máximo de proyectos que acepta"),
        [Optional(), NumberRange(1, 500, _l("Escribe un número del 1 al 500."))],
    )

    def invitation(self) -> Invitation:
        """What was typed, as the domain takes it."""
        return Invitation(
            email=self.email.data or "",
            name=self.name.data or "",
            affiliation=self.affiliation.data or "",
            max_load=self.max_load.data,
        )


class RoundForm(Form):
    """What an organizer chooses before a round opens."""

    name = text_line(_l("Nombre de la ronda"), Required(), max_length=80)
    reviews_per_entry = IntegerField(
        _l("Evaluaciones por proyecto"),
        [
            Required(),
            NumberRange(1, MOST_REVIEWS, _l("Escribe un número del %(min)s al %(max)s.")),
        ],
    )
    minutes_per_review = IntegerField(
        _l("Minutos por evaluación"),
        [Required(), NumberRange(1, 240, _l("Escribe un número del %(min)s al %(max)s."))],
    )
    max_load = IntegerField(
        _l("Máximo de proyectos por integrante del jurado"),
        [Optional(), NumberRange(1, 500, _l("Escribe un número del %(min)s al %(max)s."))],
    )
    rule = RadioField(_l("Cómo se calcula el resultado"), choices=list)
    is_blind = BooleanField(_l("El jurado no ve el nombre del equipo"))
    revision = revision_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule.choices = [(code, str(label("rule", code))) for code in RULES]

    def settings(self, round_: Round) -> RoundSettings:
        """What was chosen, as the domain takes it; tie rules stay as announced."""
        return RoundSettings(
            name=self.name.data or "",
            reviews_per_entry=self.reviews_per_entry.data or 0,
            minutes_per_review=self.minutes_per_review.data or 0,
            max_load=self.max_load.data,
            rule=self.rule.data,
            is_blind=self.is_blind.data,
            tie_rules=tuple(round_.tie_rules),
            closes_at=round_.closes_at,
        )


class PairForm(Form):
    """A judge and an entry."""

    judge = SelectField(_l("Integrante del jurado"), choices=list)
    submission = SelectField(_l("Proyecto"), choices=list)

    def offer(self, judges: Iterable[Judge], entries: Iterable[Submission]) -> PairForm:
        """Put the jury and the entries of a round on offer."""
        self.judge.choices = [(one.public_id, one.person.name) for one in judges]
        self.submission.choices = [(one.public_id, one.title) for one in entries]
        return self


class ConflictForm(PairForm):
    """A conflict that the organizers note."""

    kind = SelectField(_l("Qué los une"), choices=list)
    source = RadioField(_l("Quién lo señala"), choices=list)
    note = text_area(_l("Evidencia o explicación"), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict(choices("conflict_kind"))
        sources = (ConflictSource.ORGANIZER, ConflictSource.TEAM, ConflictSource.SYSTEM)
        self.kind.choices = [(kind.value, str(known[kind.value])) for kind in ConflictKind]
        self.source.choices = [
            (one.value, str(label("conflict_source", one.value))) for one in sources
        ]
        self.source.data = self.source.data or ConflictSource.ORGANIZER.value


class RecusalForm(Form):
    """Why a judge excuses herself; the kind is the button that was pressed."""

    note = text_area(_l("Explicación"), max_length=500)


class ReasonForm(Form):
    """Why a seat is taken away."""

    reason = text_area(_l("Motivo"), Required(), max_length=300)
