"""Example files for the eight datasets of Xalapa, on the topics that the source names."""

from __future__ import annotations

from hackathon.jobs.demo.data import Example
from hackathon.jobs.demo.tables import (
    Table,
    around,
    choice,
    day,
    decimal,
    hour,
    named,
    numbered,
    whole,
)

HERE = (("latitud", around(19.54)), ("longitud", around(-96.92)))

EXAMPLES = (
    Example(
        slug="xalapa-semaforos",
        title="Semáforos",
        about="Localización y características de los semáforos de la ciudad.",
        keywords=("tránsito", "movilidad"),
        table=Table(
            48,
            (
                ("clave", numbered("SEM")),
                ("cruce", named("Cruce de ejemplo")),
                ("tipo", choice("vehicular", "peatonal", "mixto")),
                ("ciclo_segundos", whole(60, 140)),
                *HERE,
            ),
        ),
    ),
    Example(
        slug="xalapa-accidentes-viales",
        title="Accidentes viales",
        about="Accidentes de tránsito registrados, con fecha, hora y tipo.",
        keywords=("tránsito", "seguridad vial"),
        table=Table(
            120,
            (
                ("folio", numbered("ACC")),
                ("fecha", day(2013)),
                ("hora", hour()),
                ("tipo", choice("choque", "atropellamiento", "volcadura", "caída de pasajero")),
                ("personas_lesionadas", whole(0, 3)),
                *HERE,
            ),
        ),
    ),
    Example(
        slug="xalapa-rutas-de-limpia-publica",
        title="Rutas de limpia pública",
        about="Recorridos del servicio de limpia, con días y horario.",
        keywords=("limpia pública", "servicios municipales"),
        table=Table(
            36,
            (
                ("ruta", numbered("LIM")),
                ("colonia", named("Colonia de ejemplo")),
                ("dias", choice("lunes, miércoles y viernes", "martes, jueves y sábado", "diario")),
                ("hora_de_paso", hour()),
                ("toneladas_por_semana", decimal(2, 18)),
            ),
        ),
    ),
    Example(
        slug="xalapa-oficinas-municipales",
        title="Ubicación de las dependencias municipales",
        about="Oficinas de la administración pública municipal, con su ubicación.",
        keywords=("dependencias", "trámites"),
        table=Table(
            30,
            (
                ("clave", numbered("OFI")),
                ("oficina", named("Oficina de ejemplo")),
                ("tramites_que_atiende", whole(1, 24)),
                *HERE,
            ),
        ),
    ),
    Example(
        slug="xalapa-servicios-de-salud",
        title="Ubicación de los servicios de salud",
        about="Infraestructura sanitaria: hospitales, centros de salud y sus servicios.",
        keywords=("salud", "hospitales"),
        table=Table(
            64,
            (
                ("clave", numbered("SAL")),
                ("unidad", named("Unidad de ejemplo")),
                ("tipo", choice("hospital", "centro de salud", "clínica")),
                ("camas", whole(0, 120)),
                ("banco_de_sangre", choice("sí", "no")),
                *HERE,
            ),
        ),
    ),
    Example(
        slug="xalapa-rutas-de-transporte-publico",
        title="Rutas de transporte público",
        about="Rutas de autobús, con su frecuencia y el número de unidades.",
        keywords=("transporte", "movilidad"),
        table=Table(
            82,
            (
                ("ruta", numbered("RUT")),
                ("origen", named("Parada de ejemplo")),
                ("minutos_entre_unidades", whole(6, 35)),
                ("unidades", whole(3, 22)),
                ("kilometros", decimal(4, 26)),
            ),
        ),
    ),
    Example(
        slug="xalapa-ciclovias",
        title="Ciclovías",
        about="Tramos de ciclovía, con su longitud y su tipo.",
        keywords=("movilidad", "bicicleta"),
        table=Table(
            14,
            (
                ("tramo", numbered("CIC")),
                ("tipo", choice("confinada", "compartida", "recreativa")),
                ("metros", whole(180, 2400)),
                *HERE,
            ),
        ),
    ),
    Example(
        slug="xalapa-poblacion-por-zona",
        title="Estadísticas geográficas de la población",
        about="Población por zona de la ciudad, por grupos de edad.",
        keywords=("población", "estadística"),
        table=Table(
            140,
            (
                ("zona", numbered("ZON")),
                ("habitantes", whole(400, 9800)),
                ("menores_de_15", whole(80, 2600)),
                ("mayores_de_60", whole(40, 1400)),
                ("viviendas", whole(120, 2900)),
            ),
        ),
    ),
)
