"""The code of conduct and privacy notice of an institution that has not written its own."""

from __future__ import annotations

from hackathon.domain.registrations.models import NoticeKind

CONDUCT = """\
Queremos que cualquier persona pueda participar con tranquilidad.

- Trata a todas las personas con respeto, también cuando no estés de acuerdo.
- No se tolera el acoso, la discriminación ni la intimidación, en persona o en línea.
- Usa los datos conforme a su licencia y no intentes identificar a nadie a partir de ellos.
- Entrega trabajo propio y reconoce el de los demás.

Si algo te incomoda, avisa a la organización. Quien incumpla este código puede quedar fuera del
evento.
"""

PRIVACY = """\
**Quién responde por tus datos.** {organization} es responsable de los datos personales que das al
inscribirte.

**Qué datos y para qué.** Tu nombre y tu correo, para inscribirte, formar equipo, recibir avisos del
evento y emitir tu constancia. Lo demás es voluntario.

**Con quién se comparten.** Con nadie fuera de la organización y el jurado del evento. El nombre de
los equipos es público; el de sus integrantes solo se publica si ganan y lo aceptan.

**Tus derechos.** Puedes acceder, rectificar, cancelar u oponerte (derechos ARCO) escribiendo a
{contact}. También puedes cancelar tu inscripción cuando quieras.
"""

TEXTS = {NoticeKind.CONDUCT: CONDUCT, NoticeKind.PRIVACY: PRIVACY}


def standard_text(kind: NoticeKind, organization: str, contact: str) -> str:
    """The standard notice in markdown, with the institution's name and contact address."""
    named = {"organization": organization, "contact": contact or "la institución"}
    text = TEXTS[kind]
    for name, value in named.items():
        text = text.replace("{" + name + "}", value)
    return text
