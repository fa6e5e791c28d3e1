"""The forms of retos, rubric, prizes and call."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DecimalField, FieldList, FormField, HiddenField, IntegerField
from wtforms import Form as Row
from wtforms.validators import NumberRange, Optional

from hackathon.domain.challenges.actions.call import (
    RULES,
    TIE_RULES,
    CallTexts,
    JudgingPlan,
    PrizeLine,
)
from hackathon.domain.challenges.actions.retos import ChallengeWords
from hackathon.domain.challenges.actions.rubric import CriterionLine
from hackathon.domain.challenges.content import TEXTS
from hackathon.domain.challenges.models import Challenge, Convocatoria, Criterion, Prize
from hackathon.domain.events.models import Event
from hackathon.presentation.labels import label
from hackathon.web.kit.choosing import RadioField, SelectField
from hackathon.web.kit.forms import Form, Required, revision_field, text_area, text_line

SPARE_ROWS = 2
MOST_ROWS = 40
WHOLE = Decimal(100)
Choices = list[tuple[str, str]]
LARGEST_AMOUNT = Decimal("999999999999.99")


def _worded(group: str, codes: Sequence[str]) -> Choices:
    return cast("Choices", [(code, label(group, code)) for code in codes])


class ChallengeForm(Form):
    """What a reto says and asks for."""

    title = text_line(_l("Título del reto"), Required(), max_length=200)
    summary = text_line(_l("Resumen en una frase"), max_length=400)
    problem = text_area(_l("El problema"), max_length=20_000)
    outcome = text_area(_l("El resultado esperado"), max_length=20_000)
    track_id = SelectField(_l("Categoría"), coerce=int, choices=[])
    min_linked = IntegerField(
        _l("Conjuntos de datos vinculados que hay que usar"), [Required(), NumberRange(0, 20)]
    )
    min_other = IntegerField(
        _l("Conjuntos de datos de otras fuentes que hay que usar"), [Required(), NumberRange(0, 20)]
    )
    reason = text_line(_l("Motivo del cambio, que será público"), max_length=300)
    revision = revision_field()

    def settle(self, event: Event) -> None:
        """Offer the categories of the event; without any, do not ask."""
        tracks = [(track.id, track.name) for track in event.tracks]
        self.track_id.choices = [(0, _l("Sin categoría")), *tracks]
        if not tracks:
            del self._fields["track_id"]

    def words(self) -> ChallengeWords:
        """The answers as the action takes them."""
        given = self.data
        return ChallengeWords(
            title=given["title"],
            summary=given["summary"] or "",
            problem=given["problem"] or "",
            outcome=given["outcome"] or "",
            track_id=given.get("track_id") or None,
            min_linked=given["min_linked"],
            min_other=given["min_other"],
        )


class CriterionRow(Row):
    """A criterion with its weight."""

    id = HiddenField()
    name = text_line(_l("Criterio"), max_length=120)
    weight = DecimalField(
        _l("Peso, en por ciento"),
        [Optional(), NumberRange(min=Decimal("0.01"), max=WHOLE)],
        places=None,
    )


class RubricForm(Form):
    """The criteria and their weights."""

    lines = FieldList(FormField(CriterionRow, _l("Criterio")), max_entries=MOST_ROWS)

    def criteria(self) -> list[CriterionLine]:
        """The criteria that were typed, with weights as parts of 1."""
        return [
            CriterionLine(row["name"], (row["weight"] or Decimal(0)) / WHOLE, _number(row["id"]))
            for row in self.lines.data
            if row["name"]
        ]


class CriterionForm(Form):
    """What a criterion asks and what each mark means."""

    description = text_line(_l("Qué se evalúa"), max_length=500)
    anchors = FieldList(text_line(_l("Calificación"), max_length=300), max_entries=20)


class PrizeRow(Row):
    """A prize."""

    place = IntegerField(_l("Lugar"), [Optional(), NumberRange(1, 50)])
    title = text_line(_l("Premio"), max_length=160)
    amount = DecimalField(
        _l("Monto en pesos"), [Optional(), NumberRange(min=0, max=LARGEST_AMOUNT)]
    )
    challenge_id = SelectField(_l("Para"), coerce=int, choices=[])
    description = text_line(_l("En qué consiste"), max_length=500)


class PrizesForm(Form):
    """The prizes of the event and of its retos."""

    lines = FieldList(FormField(PrizeRow, _l("Premio")), max_entries=MOST_ROWS)

    def settle(self, challenges: Sequence[Challenge]) -> None:
        """Offer the retos of the event in each row."""
        retos = [(challenge.id, challenge.title) for challenge in challenges]
        for row in self.lines.entries:
            row.form.challenge_id.choices = [(0, _l("Todo el evento")), *retos]

    def prizes(self) -> list[PrizeLine]:
        """The prizes that were typed."""
        return [
            PrizeLine(
                place=row["place"] or 1,
                title=row["title"],
                amount=row["amount"],
                challenge_id=row["challenge_id"] or None,
                description=row["description"] or "",
            )
            for row in self.lines.data
            if row["title"]
        ]


class JudgingForm(Form):
    """How the event is judged and what that takes."""

    rule = RadioField(_l("Cómo se calcula el resultado"), choices=_worded("rule", RULES))
    reviews_per_entry = IntegerField(
        _l("Evaluaciones por proyecto"), [Required(), NumberRange(1, 50)]
    )
    tie_rules = FieldList(
        SelectField(
            _l("Desempate"), choices=[("", _l("Ninguno")), *_worded("tie_rule", TIE_RULES)]
        ),
        _l("Reglas de desempate, en su orden"),
        max_entries=len(TIE_RULES),
    )
    expected_entries = IntegerField(_l("Proyectos esperados"), [Required(), NumberRange(1, 10_000)])
    minutes_per_review = IntegerField(
        _l("Minutos por evaluación"), [Required(), NumberRange(1, 480)]
    )
    minutes_per_judge = IntegerField(
        _l("Minutos que puede dar cada integrante del jurado"), [Required(), NumberRange(1, 10_000)]
    )
    revision = revision_field()

    def plan(self) -> JudgingPlan:
        """The answers as the action takes them."""
        given = self.data
        return JudgingPlan(
            rule=given["rule"],
            tie_rules=tuple(code for code in given["tie_rules"] if code),
            reviews_per_entry=given["reviews_per_entry"],
            expected_entries=given["expected_entries"],
            minutes_per_review=given["minutes_per_review"],
            minutes_per_judge=given["minutes_per_judge"],
        )


class CallForm(Form):
    """The clauses of the call."""

    legal_basis = text_area(_l("Fundamento jurídico"))
    exclusions = text_area(_l("Quiénes no pueden participar"))
    intellectual_property = text_area(_l("Propiedad intelectual"))
    objections = text_area(_l("Recusación e inconformidades"))
    unforeseen = text_area(_l("Casos no previstos"))
    may_be_void = BooleanField(_l("Los premios pueden declararse desiertos"))
    revision = revision_field()

    def texts(self) -> CallTexts:
        """The answers as the action takes them."""
        given = self.data
        clauses = {name: given[name] or "" for name in TEXTS}
        return CallTexts(may_be_void=given["may_be_void"], **clauses)


class VersionForm(Form):
    """What a new version of the call changes."""

    note = text_line(_l("Qué cambió"), Required(), max_length=500)


def challenge_data(challenge: Challenge) -> dict[str, object]:
    """What the form of a reto shows."""
    names = ("title", "summary", "problem", "outcome", "min_linked", "min_other", "revision")
    shown = {name: getattr(challenge, name) for name in names}
    return shown | {"track_id": challenge.track_id or 0}


def rubric_data(criteria: Sequence[Criterion]) -> dict[str, object]:
    """The criteria with their weights in per cent, and empty rows for more."""
    rows = [
        {"id": str(line.id), "name": line.name, "weight": _percent(line.weight)}
        for line in criteria
    ]
    return {"lines": rows + [{"id": "", "name": "", "weight": None}] * SPARE_ROWS}


def criterion_data(criterion: Criterion) -> dict[str, object]:
    """What a criterion asks, and a text for each mark of its scale."""
    marks = range(criterion.lo, criterion.hi + 1)
    texts = [criterion.anchors.get(str(mark), "") for mark in marks]
    return {"description": criterion.description, "anchors": texts}


def prizes_data(prizes: Sequence[Prize]) -> dict[str, object]:
    """The prizes, and empty rows for more."""
    rows = [
        {
            "place": prize.place,
            "title": prize.title,
            "amount": prize.amount,
            "challenge_id": prize.challenge_id or 0,
            "description": prize.description,
        }
        for prize in prizes
    ]
    return {"lines": rows + [{"challenge_id": 0}] * SPARE_ROWS}


def judging_data(call: Convocatoria) -> dict[str, object]:
    """What the form of judging shows of a call."""
    names = (
        "rule",
        "reviews_per_entry",
        "expected_entries",
        "minutes_per_review",
        "minutes_per_judge",
        "revision",
    )
    shown = {name: getattr(call, name) for name in names}
    chosen = list(call.tie_rules)[: len(TIE_RULES)]
    empty = [""] * (len(TIE_RULES) - len(chosen))
    return shown | {"tie_rules": chosen + empty}


def _percent(weight: Decimal) -> Decimal:
    return (weight * WHOLE).quantize(Decimal("0.01")).normalize() + 0


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) <= 12 else None  # noqa: PLR2004 - more digits than any row number has
