"""What the rules of events say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.addresses.slugs import SlugRule
from hackathon.domain.events.local_time import LocalTimeRule
from hackathon.domain.events.rules import EventRule
from hackathon.web.kit.messages import register

register(
    {
        EventRule.SLUG_TAKEN: _l("Otro evento ya usa esta dirección. Escribe otra."),
        EventRule.UNKNOWN_DATE: _l("Elige una de las fechas de la lista."),
        EventRule.DATES_OUT_OF_ORDER: _l(
            "Esta fecha tiene que ser posterior a las que van antes en la lista."
        ),
        EventRule.ENDS_BEFORE_IT_STARTS: _l("El fin tiene que ser posterior al inicio."),
        EventRule.REASON_NEEDED: _l("Escribe el motivo: se publica junto con el cambio."),
        EventRule.MAY_NOT_SHORTEN: _l(
            "Un plazo publicado solo puede ampliarse. Escribe una fecha igual o posterior."
        ),
        EventRule.NOT_LATER: _l("Escribe una fecha posterior al plazo vigente y a este momento."),
        EventRule.NOT_PUBLISHED: _l("El evento no está publicado."),
        EventRule.ALREADY_PUBLISHED: _l("El evento ya está publicado."),
        EventRule.CANCELLED: _l("El evento se canceló; ya no admite cambios."),
        EventRule.RESULTS_ARE_OUT: _l(
            "Los resultados ya se publicaron; este dato del evento ya no cambia."
        ),
        EventRule.TEAM_SIZES: _l("El máximo tiene que ser igual o mayor que el mínimo."),
        EventRule.CAPACITY_BELOW_REGISTERED: _l(
            "Ya hay %(registered)s personas inscritas. Escribe un cupo igual o mayor."
        ),
        EventRule.TRACK_TAKEN: _l("Hay dos categorías con el mismo nombre. Deja una."),
        EventRule.TRACK_IN_USE: _l(
            "Hay retos en una categoría que quitaste. Cámbialos antes de categoría."
        ),
        EventRule.ROLE_TO_ONESELF: _l("No puedes darte un papel a ti; pídelo a otra persona."),
        EventRule.NOT_AN_EVENT_ROLE: _l("Elige uno de los papeles de la lista."),
        EventRule.PERIOD_ENDS_BEFORE_IT_STARTS: _l(
            "El último día tiene que ser igual o posterior al primero."
        ),
        LocalTimeRule.UNKNOWN_ZONE: _l("Elige una de las zonas horarias de la lista."),
        LocalTimeRule.NOT_A_TIME: _l("Escribe una fecha y una hora, por ejemplo 2026-11-23 18:00."),
        LocalTimeRule.IN_GAP: _l(
            "Esa hora no existe: ese día se adelantan los relojes. Elige cuál quisiste decir."
        ),
        LocalTimeRule.IN_FOLD: _l(
            "Esa hora ocurre dos veces: ese día se atrasan los relojes. Elige cuál."
        ),
        LocalTimeRule.WRONG_OFFSET: _l("Esa diferencia con UTC no es la de esta zona."),
        SlugRule.EMPTY: _l("Escribe la dirección."),
        SlugRule.SHAPE: _l("Usa minúsculas sin acentos, números y guiones, como dataton-2026."),
        SlugRule.TOO_LONG: _l("Escribe una dirección de 60 caracteres como máximo."),
        SlugRule.RESERVED: _l("Esta palabra la usa el sitio. Escribe otra dirección."),
    }
)
