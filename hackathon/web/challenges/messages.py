"""What the rules of retos, rubric, prizes and call say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.challenges.rules import ChallengeRule
from hackathon.web.kit.messages import register

register(
    {
        ChallengeRule.HAS_STARTED: _l(
            "Los equipos ya trabajan en los retos; esto ya no puede cambiar."
        ),
        ChallengeRule.REASON_NEEDED: _l(
            "Los equipos ya trabajan en este reto. Escribe el motivo: se publica junto al cambio."
        ),
        ChallengeRule.IN_USE: _l("Hay proyectos en este reto; ya no se puede quitar."),
        ChallengeRule.TRACK_OF_ANOTHER_EVENT: _l("Elige una categoría de este evento."),
        ChallengeRule.NOT_LINKED: _l("Ese conjunto de datos no está vinculado a este reto."),
        ChallengeRule.RUBRIC_FROZEN: _l(
            "La evaluación ya empezó; los criterios y las reglas quedaron fijos."
        ),
        ChallengeRule.RUBRIC_EMPTY: _l("Escribe al menos un criterio."),
        ChallengeRule.WEIGHTS: _l(
            "Los pesos suman %(total)s %%. Ajústalos para que sumen 100 %% y ninguno sea cero."
        ),
        ChallengeRule.CRITERION_TWICE: _l("Hay dos criterios con el mismo nombre. Cambia uno."),
        ChallengeRule.CRITERION_IN_USE: _l("Hay calificaciones en un criterio que quitaste."),
        ChallengeRule.ANCHOR_OFF_SCALE: _l("Esa calificación no está en la escala del criterio."),
        ChallengeRule.PRIZE_OF_ANOTHER_EVENT: _l("Elige un reto de este evento."),
        ChallengeRule.UNKNOWN_RULE: _l("Elige una de las reglas de la lista."),
        ChallengeRule.UNKNOWN_TIE_RULE: _l("Elige desempates de la lista."),
        ChallengeRule.TIE_RULE_TWICE: _l("Hay un desempate repetido. Deja uno."),
        ChallengeRule.NOTHING_CHANGED: _l(
            "La convocatoria publicada ya dice lo mismo; no hace falta otra versión."
        ),
        ChallengeRule.NOTE_NEEDED: _l("Escribe qué cambió respecto de la versión anterior."),
        ChallengeRule.NOT_READY: _l("Todavía faltan datos para publicar. Revisa la lista."),
        ChallengeRule.EVENT_IS_DRAFT: _l(
            "El evento es un borrador; la convocatoria se publica junto con él."
        ),
    }
)
