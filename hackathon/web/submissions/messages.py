"""What the rules of projects say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.submissions.receipts import FolioRule
from hackathon.domain.submissions.rules import SubmissionRule
from hackathon.web.kit.messages import register

register(
    {
        SubmissionRule.NOT_OPEN: _l("El desarrollo todavía no empieza; aún no se puede escribir."),
        SubmissionRule.CLOSED: _l(
            "El plazo de entrega terminó. Lo que entregaste antes sigue siendo válido."
        ),
        SubmissionRule.INCOMPLETE: _l("Falta algo para entregar. Revisa la lista de esta página."),
        SubmissionRule.TEAM_TOO_SMALL: _l("Al equipo le faltan integrantes para entregar."),
        SubmissionRule.WITHDRAWN: _l("Este proyecto ya estaba retirado."),
        SubmissionRule.NOT_HANDED_IN: _l("Este proyecto no se ha entregado."),
        SubmissionRule.CHALLENGE_UNKNOWN: _l("Elige un reto de este evento."),
        SubmissionRule.DATASET_UNKNOWN: _l(
            "No conocemos el conjunto de datos «%(slug)s». Elige uno de la lista."
        ),
        SubmissionRule.DATASET_TWICE: _l("Declaraste dos veces el mismo conjunto de datos."),
        SubmissionRule.TOO_MANY_FILES: _l("Puedes adjuntar hasta %(most)s archivos."),
        SubmissionRule.NOTHING_NEW: _l("No hay cambios desde tu última entrega."),
        FolioRule.SHAPE: _l("Ese folio no tiene la forma de uno nuestro. Cópialo completo."),
        FolioRule.CHECK: _l("Ese folio tiene un carácter equivocado. Revísalo en tu acuse."),
    }
)
