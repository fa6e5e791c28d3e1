"""What the rules of judging say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.judging.balancing.requests import BalancingRule
from hackathon.domain.judging.capacity import CapacityRule
from hackathon.domain.judging.marks import MarkRule
from hackathon.domain.judging.rules import JudgingRule
from hackathon.web.kit.messages import register

register(
    {
        JudgingRule.ROUND_EXISTS: _l("Ya hay una ronda en preparación o abierta."),
        JudgingRule.ROUND_FROZEN: _l(
            "La ronda ya abrió: su rúbrica y sus reglas quedaron fijas y no se pueden cambiar."
        ),
        JudgingRule.ROUND_NOT_OPEN: _l("La ronda no está abierta."),
        JudgingRule.ROUND_CLOSED: _l(
            "La ronda ya cerró; no se guardan más calificaciones ni cambios de asignación."
        ),
        JudgingRule.NO_CLOSING: _l(
            "Falta la fecha de cierre de la evaluación. Ponla en las fechas del evento."
        ),
        JudgingRule.CLOSES_IN_THE_PAST: _l(
            "La fecha de cierre de la evaluación ya pasó. Amplíala en las fechas del evento."
        ),
        JudgingRule.NO_RUBRIC: _l("Falta la rúbrica: agrega al menos un criterio."),
        JudgingRule.NO_ENTRIES: _l("Todavía no hay proyectos entregados que evaluar."),
        JudgingRule.NO_JUDGES: _l("Falta el jurado: invita al menos a una persona."),
        JudgingRule.UNKNOWN_RULE: _l("Elige una de las reglas de la lista."),
        JudgingRule.UNKNOWN_TIE_RULE: _l("Elige reglas de desempate de la lista, sin repetir."),
        JudgingRule.REVIEWS_OUT_OF_RANGE: _l("Escribe un número del 1 al %(most)s."),
        JudgingRule.RUBRIC_FROZEN: _l(
            "Ya hay calificaciones: la rúbrica no se puede cambiar en esta ronda."
        ),
        JudgingRule.PANEL_FROZEN: _l(
            "Ya hay calificaciones: no se puede ampliar el jurado en esta ronda."
        ),
        JudgingRule.ALREADY_JUDGE: _l("Esa persona ya integra el jurado de este evento."),
        JudgingRule.JUDGE_REMOVED: _l("Esa persona ya no integra el jurado."),
        JudgingRule.REASON_NEEDED: _l("Escribe el motivo."),
        JudgingRule.REMINDED_RECENTLY: _l("Ya se le envió un recordatorio en la última hora."),
        JudgingRule.NOTHING_LEFT: _l("Esa persona no tiene evaluaciones pendientes."),
        JudgingRule.LINK_NOT_VALID: _l("Este enlace ya no sirve."),
        JudgingRule.LINK_IS_OVER: _l("La ronda ya cerró y este enlace dejó de servir."),
        JudgingRule.NOT_DECLARED: _l("Antes de evaluar, firma la declaración de intereses."),
        JudgingRule.NOT_AN_ENTRY: _l("Ese proyecto no participa en esta ronda."),
        JudgingRule.ALREADY_ASSIGNED: _l("Esa persona ya tiene, o ya devolvió, este proyecto."),
        JudgingRule.ALREADY_REVIEWED: _l("Esa evaluación ya está completa y no se puede retirar."),
        JudgingRule.IN_CONFLICT: _l("Hay un conflicto de interés entre esa persona y el proyecto."),
        JudgingRule.NOTHING_TO_ASSIGN: _l("Todos los proyectos tienen ya sus evaluaciones."),
        JudgingRule.UNKNOWN_CONFLICT: _l("Elige uno de los motivos de la lista."),
        JudgingRule.ASSIGNMENT_ENDED: _l("Este proyecto ya no está a tu cargo."),
        JudgingRule.UNKNOWN_CRITERION: _l(
            "Llegó una calificación de un criterio que no está en la rúbrica. Recarga la página."
        ),
        JudgingRule.MARK_MISSING: _l("Falta calificar «%(criterion)s»."),
        JudgingRule.MARK_NOT_A_NUMBER: _l(
            "La calificación de «%(criterion)s» debe ser un número entero del %(lo)s al %(hi)s."
        ),
        JudgingRule.MARK_OUT_OF_RANGE: _l(
            "La calificación de «%(criterion)s» va del %(lo)s al %(hi)s."
        ),
        JudgingRule.TEXT_TOO_LONG: _l("Escribe como máximo %(most)s caracteres."),
        JudgingRule.KEY_NOT_VALID: _l("Este envío ya llegó con otro contenido. Recarga la página."),
    }
)
register(
    {
        BalancingRule.TOO_FEW_JUDGES: _l(
            "No alcanza el jurado sin conflicto para: %(entries)s. Hacen falta %(needed)s personas "
            "por proyecto; tienen conflicto: %(judges)s."
        ),
        BalancingRule.TOO_LITTLE_ROOM: _l(
            "No cabe el trabajo: %(entries)s piden %(needed)s evaluaciones y solo caben "
            "%(possible)s. Ya no pueden recibir más: %(judges)s."
        ),
        BalancingRule.BELOW_MIN_LOAD: _l(
            "Quedarían con menos de %(needed)s proyectos: %(judges)s."
        ),
        BalancingRule.REVIEWS_NOT_POSITIVE: _l("Escribe al menos una evaluación por proyecto."),
        BalancingRule.DUPLICATE_NAME: _l("Hay nombres repetidos."),
        BalancingRule.KEPT_UNKNOWN: _l("Hay una asignación de quien no participa en la ronda."),
        BalancingRule.KEPT_IN_CONFLICT: _l(
            "Una asignación vigente tiene conflicto de interés. Retírala antes."
        ),
        CapacityRule.NOT_POSITIVE: _l("Escribe un número mayor que cero."),
        CapacityRule.REVIEW_TOO_LONG: _l(
            "Una sola evaluación dura más que el tiempo de cada integrante del jurado."
        ),
        MarkRule.NO_CRITERIA: _l("Falta la rúbrica: agrega al menos un criterio."),
        MarkRule.DUPLICATE_CRITERION: _l("Hay dos criterios con el mismo nombre."),
        MarkRule.WEIGHT_NOT_POSITIVE: _l("Cada criterio necesita un peso mayor que cero."),
        MarkRule.SCALE_UPSIDE_DOWN: _l("La escala de un criterio empieza después de donde acaba."),
        MarkRule.SCALE_ON_SOME_ONLY: _l("Todos los criterios necesitan una escala, o ninguno."),
        MarkRule.NO_MARKS: _l("No hay ninguna calificación."),
        MarkRule.ENTRY_WITHOUT_MARKS: _l("Hay proyectos sin ninguna evaluación."),
        MarkRule.UNKNOWN_CRITERION: _l("Hay una calificación de un criterio desconocido."),
        MarkRule.NOT_A_NUMBER: _l("Hay una calificación que no es un número."),
        MarkRule.OUT_OF_RANGE: _l("Hay una calificación fuera de la escala."),
        MarkRule.OFF_STEP: _l("Hay una calificación que no cae en un paso de la escala."),
        MarkRule.DUPLICATE_MARK: _l("Hay una calificación repetida."),
    }
)
