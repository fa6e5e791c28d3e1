"""What the rules of datasets say to people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from hackathon.domain.datasets.rules import DatasetRule
from hackathon.web.kit.messages import register

register(
    {
        DatasetRule.ADDRESS_BAD: _l(
            "Escribe la dirección completa, como https://ejemplo.mx/datos.csv."
        ),
        DatasetRule.CATALOGUE_TAKEN: _l("Ese catálogo ya está registrado."),
        DatasetRule.COPIED: _l(
            "Este conjunto se copia de su catálogo. Cámbialo allá y actualiza la copia."
        ),
        DatasetRule.LICENCE_UNKNOWN: _l("Elige una licencia de la lista."),
        DatasetRule.NO_SOURCE: _l(
            "Este conjunto se registró a mano: no hay un sitio del que copiarlo."
        ),
        DatasetRule.PERIODICITY_UNKNOWN: _l("Elige una periodicidad de la lista."),
        DatasetRule.RESOURCE_EMPTY: _l("Elige un archivo o escribe la dirección donde está."),
        DatasetRule.RESOURCE_TWICE: _l("Esa dirección ya está entre los recursos."),
        DatasetRule.RESOURCES_FULL: _l(
            "Un conjunto tiene como máximo %(most)s recursos. Divide los datos en varios conjuntos."
        ),
        DatasetRule.TITLE_MISSING: _l("Escribe el nombre del conjunto de datos."),
    }
)
