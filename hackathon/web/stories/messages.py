"""What the rules of Historias say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.stories.rules import StoryRule
from hackathon.web.kit.messages import register

register(
    {
        StoryRule.NOT_AWARDED: _l(
            "Solo un premio otorgado a un proyecto puede convertirse en Historia."
        ),
        StoryRule.RESULTS_NOT_OUT: _l(
            "Los resultados de ese evento todavía no son públicos. Espera a que se publiquen."
        ),
        StoryRule.NO_TEXT: _l("A la Historia le falta el texto."),
        StoryRule.NO_SUMMARY: _l("Falta el resumen: la frase que se lee antes de abrir el texto."),
        StoryRule.NOT_A_DRAFT: _l("Esta Historia ya está en revisión o publicada."),
        StoryRule.NOT_IN_REVIEW: _l("Esta Historia no está en revisión."),
        StoryRule.NOT_PUBLISHED: _l("Esta Historia no está publicada."),
        StoryRule.ALREADY_PUBLISHED: _l("Esta Historia ya está publicada."),
        StoryRule.DATASET_UNKNOWN: _l(
            "No conocemos el conjunto de datos «%(slug)s». Elige uno de la lista."
        ),
    }
)
