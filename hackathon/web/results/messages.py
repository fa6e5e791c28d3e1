"""What the rules of results say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.judging.ranking.components import GraphRule
from hackathon.domain.judging.ranking.results import RankingFault
from hackathon.domain.results.rules import ResultRule
from hackathon.web.kit.messages import register

register(
    {
        ResultRule.ROUND_NOT_CLOSED: _l("Primero cierra la ronda."),
        ResultRule.ALREADY_CERTIFIED: _l("El resultado ya está certificado y no se recalcula."),
        ResultRule.NOT_THE_LATEST: _l("Hay un cálculo más reciente; certifica ese."),
        ResultRule.INPUT_CHANGED: _l(
            "Las evaluaciones ya no son las de este cálculo. Calcula de nuevo antes de certificar."
        ),
        ResultRule.ENTRY_WITHOUT_REVIEW: _l(
            "Estos proyectos no tienen ninguna evaluación completa: %(entries)s."
        ),
        ResultRule.ALREADY_SIGNED: _l(
            "Ya firmaste este resultado; falta la firma de otra persona."
        ),
        ResultRule.NOT_CERTIFIED: _l("Falta certificar el resultado con dos firmas."),
        ResultRule.AWARDS_PENDING: _l(
            "Hay premios sin ganador: escribe por qué quedan desiertos antes de publicar."
        ),
        ResultRule.ALREADY_PUBLISHED: _l("Los resultados ya están publicados."),
        ResultRule.NOT_PUBLISHED: _l("Los resultados no están publicados."),
        ResultRule.REASON_NEEDED: _l("Escribe el motivo: se publica junto al premio."),
        ResultRule.ALREADY_VOID: _l("Este premio ya está desierto."),
        ResultRule.VOID_NOT_ANNOUNCED: _l(
            "La convocatoria no previó que un premio con ganador quedara desierto."
        ),
        ResultRule.AWARD_OF_ANOTHER_TIME: _l("Es un lugar histórico y no se cambia."),
        ResultRule.NOT_HISTORICAL: _l("Solo un evento histórico registra lugares sin evaluación."),
        GraphRule.DISCONNECTED: _l(
            "Las evaluaciones forman grupos sin conexión y no se pueden comparar. "
            "Hacen falta evaluaciones que los unan."
        ),
        RankingFault.NO_MARK_FOR_CRITERION: _l("A un proyecto le falta un criterio por calificar."),
        RankingFault.INCOMPLETE_REVIEW: _l("Hay una evaluación incompleta."),
        RankingFault.ROUNDING_NEEDS_MEAN: _l("Ese redondeo solo se usa con el promedio."),
        RankingFault.RIDGE_NEGATIVE: _l("El parámetro de la regla no puede ser negativo."),
    }
)
