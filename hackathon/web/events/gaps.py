"""What a draft lacks, in words."""

from __future__ import annotations

from flask_babel import gettext as _

from hackathon.domain.challenges.readiness import Gap, Lack
from hackathon.presentation.labels import label


def text_names() -> dict[str, str]:
    """The names of the clauses of a call."""
    return {
        "legal_basis": _("Fundamento jurídico"),
        "exclusions": _("Quiénes no pueden participar"),
        "intellectual_property": _("Propiedad intelectual"),
        "objections": _("Inconformidades"),
        "unforeseen": _("Casos no previstos"),
    }


def gap_words(gap: Gap) -> str:
    """One thing that is lacking, as a sentence that says what to do."""
    sentences = {
        Lack.ACCREDITATION: _(
            "La institución todavía no está acreditada; se puede publicar cuando lo esté."
        ),
        Lack.SUMMARY: _("Escribe el resumen del evento."),
        Lack.CONTACT: _("Escribe el correo de contacto."),
        Lack.DATE: _("Pon la fecha «%(of)s»."),
        Lack.DATES_ORDER: _("Ordena las fechas: alguna va antes de la que le precede."),
        Lack.DATES_PAST: _("Revisa las fechas: el cierre ya pasó."),
        Lack.CHALLENGES: _("Escribe al menos un reto."),
        Lack.PROBLEM: _("Completa el problema y el resultado esperado de «%(of)s»."),
        Lack.DATA: _("Vincula al menos un conjunto de datos a «%(of)s»."),
        Lack.DATA_RULE: _("«%(of)s» pide más conjuntos de datos de los que tiene vinculados."),
        Lack.RUBRIC: _("Escribe los criterios de evaluación."),
        Lack.WEIGHTS: _("Ajusta los pesos de los criterios: deben sumar 100 por ciento."),
        Lack.ANCHORS: _("Explica qué significa cada calificación de «%(of)s»."),
        Lack.TEXT: _("Completa «%(of)s» en la convocatoria."),
    }
    of: object = gap.of
    if gap.lack is Lack.DATE:
        of = label("event_date", gap.of)
    elif gap.lack is Lack.TEXT:
        of = text_names()[gap.of]
    return str(sentences[gap.lack]) % {"of": of}
