"""Words for institutions, datasets, licences and Historias."""

from __future__ import annotations

from hackathon.presentation.translations import Words
from hackathon.presentation.translations import lazy as _l

Labels = dict[str, Words]

ORGANIZATION_KINDS: Labels = {
    "federal": _l("Gobierno federal"),
    "state": _l("Gobierno estatal"),
    "municipal": _l("Gobierno municipal"),
    "autonomous": _l("Organismo autónomo"),
    "university": _l("Universidad"),
    "civil": _l("Organización civil"),
}
ACCREDITATION_STATES: Labels = {
    "pending": _l("En revisión"),
    "accredited": _l("Acreditada"),
    "refused": _l("No acreditada"),
}
DATASET_ORIGINS: Labels = {
    "catalogue": _l("De un catálogo"),
    "url": _l("De una dirección pegada"),
    "manual": _l("Registrado a mano"),
}
SNAPSHOT_STATES: Labels = {
    "pending": _l("Copiando los metadatos"),
    "ready": _l("Copia al día"),
    "failed": _l("La última copia falló"),
}
PERIODICITIES: Labels = {
    "R/P1D": _l("diaria"),
    "R/P1W": _l("semanal"),
    "R/P2W": _l("quincenal"),
    "R/P1M": _l("mensual"),
    "R/P2M": _l("bimestral"),
    "R/P3M": _l("trimestral"),
    "R/P4M": _l("cuatrimestral"),
    "R/P6M": _l("semestral"),
    "R/P1Y": _l("anual"),
    "R/P2Y": _l("bianual"),
    "R/P5Y": _l("quinquenal"),
    "R/P10Y": _l("decenal"),
    "irregular": _l("irregular"),
}
DATA_LICENCES: Labels = {
    "libre-uso-mx": _l("Libre Uso MX"),
    "cc-by": _l("Creative Commons Atribución 4.0 (CC BY 4.0)"),
    "cc-by-sa": _l("Creative Commons Atribución-CompartirIgual 4.0 (CC BY-SA 4.0)"),
    "cc-by-nc": _l("Creative Commons Atribución-NoComercial 4.0 (CC BY-NC 4.0)"),
    "cc-zero": _l("Dominio público (CC0 1.0)"),
    "odc-by": _l("Open Data Commons Atribución (ODC-By)"),
    "odc-odbl": _l("Open Data Commons Base de Datos Abierta (ODbL)"),
    "odc-pddl": _l("Open Data Commons Dominio Público (PDDL)"),
    "notspecified": _l("Licencia no declarada"),
}
PROJECT_LICENCES: Labels = {
    "MIT": _l("MIT: se puede usar para todo, con crédito"),
    "Apache-2.0": _l("Apache 2.0: para todo, con crédito y protección de patentes"),
    "GPL-3.0-or-later": _l("GPL 3.0: las versiones derivadas se comparten igual"),
    "AGPL-3.0-or-later": _l("AGPL 3.0: se comparte igual, también en servicios en línea"),
    "EUPL-1.2": _l("EUPL 1.2: pensada para administraciones públicas"),
    "CC-BY-4.0": _l("CC BY 4.0: para textos, diseños y visualizaciones, con crédito"),
    "CC0-1.0": _l("CC0: dominio público"),
    "libre-uso-mx": _l("Libre Uso MX"),
    "all-rights-reserved": _l("Todos los derechos reservados"),
}
LICENCE_ADDRESSES = {
    "libre-uso-mx": "https://datos.gob.mx/libreusomx",
    "cc-by": "https://creativecommons.org/licenses/by/4.0/deed.es",
    "cc-by-sa": "https://creativecommons.org/licenses/by-sa/4.0/deed.es",
    "cc-by-nc": "https://creativecommons.org/licenses/by-nc/4.0/deed.es",
    "cc-zero": "https://creativecommons.org/publicdomain/zero/1.0/deed.es",
    "odc-by": "https://opendatacommons.org/licenses/by/",
    "odc-odbl": "https://opendatacommons.org/licenses/odbl/",
    "odc-pddl": "https://opendatacommons.org/licenses/pddl/",
    "MIT": "https://opensource.org/license/mit",
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
    "GPL-3.0-or-later": "https://www.gnu.org/licenses/gpl-3.0.html",
    "AGPL-3.0-or-later": "https://www.gnu.org/licenses/agpl-3.0.html",
    "EUPL-1.2": "https://eupl.eu/1.2/es/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/deed.es",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.es",
}
STORY_STATES: Labels = {
    "draft": _l("Borrador"),
    "in_review": _l("En revisión"),
    "published": _l("Publicada"),
    "withdrawn": _l("Retirada"),
}
STORY_SECTIONS: Labels = {
    "casos-de-uso": _l("Casos de uso"),
    "historias": _l("Historias"),
    "noticias": _l("Noticias"),
    "avances": _l("Avances"),
}
STORY_PARTS: Labels = {
    "background": _l("Antecedentes"),
    "challenges": _l("Retos"),
    "solution": _l("Solución"),
    "result": _l("Resultado"),
}
STORY_CATEGORIES: Labels = {
    "salud": _l("Salud"),
    "geoespacial": _l("Geoespacial"),
    "seguridad-y-justicia": _l("Seguridad y justicia"),
    "energia-y-medio-ambiente": _l("Energía y medio ambiente"),
    "educacion": _l("Educación"),
    "economia": _l("Economía"),
    "cultura-y-turismo": _l("Cultura y turismo"),
    "finanzas-y-contrataciones": _l("Finanzas y contrataciones"),
    "infraestructura": _l("Infraestructura"),
    "desarrollo-sostenible": _l("Desarrollo sostenible"),
    "gobiernos-locales": _l("Gobiernos locales"),
    "otros": _l("Otros"),
}
