"""What the rules of accounts say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.accounts.rules import AccountRule
from hackathon.web.kit.messages import register

register(
    {
        AccountRule.NAME_EMPTY: _l("Escribe tu nombre."),
        AccountRule.EMAIL_SHAPE: _l("Escribe un correo completo, como nombre@ejemplo.mx."),
        AccountRule.EMAIL_TAKEN: _l("Esa dirección ya tiene otra cuenta."),
        AccountRule.PASSWORD_SHORT: _l("Elige una contraseña de al menos 10 caracteres."),
        AccountRule.PASSWORD_LONG: _l("Elige una contraseña de como máximo 200 caracteres."),
        AccountRule.PASSWORD_COMMON: _l(
            "Esa contraseña es de las primeras que alguien probaría. Elige otra; tres o cuatro "
            "palabras sin relación funcionan bien."
        ),
        AccountRule.PASSWORD_PERSONAL: _l(
            "Elige una contraseña que no sea tu nombre ni tu correo."
        ),
        AccountRule.PASSWORD_WRONG: _l("Esa no es tu contraseña actual. Escríbela otra vez."),
        AccountRule.SIGN_IN_WRONG: _l(
            "El correo y la contraseña no coinciden. Revísalos o pide un enlace para entrar."
        ),
        AccountRule.LINK_GONE: _l("Este enlace ya se usó o venció. Pide otro."),
        AccountRule.ZONE_UNKNOWN: _l("Elige una zona horaria de la lista."),
        AccountRule.LANGUAGE_UNKNOWN: _l("Elige uno de los idiomas de la lista."),
    }
)
