"""Example files for the twelve datasets of San Pedro; no source lists their titles."""

from __future__ import annotations

from hackathon.jobs.demo.data import Example
from hackathon.jobs.demo.tables import (
    Cell,
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

HERE = (("latitud", around(25.66)), ("longitud", around(-100.4)))
UNLISTED = "El municipio abrió 12 conjuntos para el Datatón; la fuente no dice sus títulos."


def _example(slug: str, title: str, keyword: str, rows: int, *columns: tuple[str, Cell]) -> Example:
    return Example(
        slug=f"san-pedro-{slug}",
        title=f"{title} (demostración)",
        about=UNLISTED,
        keywords=(keyword,),
        table=Table(rows, columns),
    )


EXAMPLES = (
    _example(
        "licencias-de-construccion",
        "Licencias de construcción",
        "desarrollo urbano",
        90,
        ("folio", numbered("LIC")),
        ("fecha", day(2014)),
        ("uso", choice("habitacional", "comercial", "mixto")),
        ("metros_cuadrados", whole(60, 4200)),
    ),
    _example(
        "uso-de-suelo",
        "Uso de suelo por polígono",
        "desarrollo urbano",
        42,
        ("poligono", numbered("POL")),
        ("uso", choice("habitacional", "comercial", "equipamiento", "área verde")),
        ("hectareas", decimal(0.5, 48)),
    ),
    _example(
        "reportes-de-servicios",
        "Reportes de servicios públicos",
        "servicios públicos",
        180,
        ("folio", numbered("REP")),
        ("fecha", day(2014)),
        ("servicio", choice("alumbrado", "bacheo", "limpia", "parques")),
        ("dias_para_atender", whole(1, 30)),
    ),
    _example(
        "luminarias",
        "Luminarias",
        "servicios públicos",
        110,
        ("clave", numbered("LUM")),
        ("estado", choice("encendida", "apagada", "en reparación")),
        *HERE,
    ),
    _example(
        "patrullajes",
        "Patrullajes de tránsito",
        "tránsito",
        64,
        ("unidad", numbered("PAT")),
        ("turno", choice("matutino", "vespertino", "nocturno")),
        ("kilometros", decimal(18, 120)),
        ("sector", whole(1, 9)),
    ),
    _example(
        "aforo-vehicular",
        "Aforo vehicular",
        "tránsito",
        96,
        ("cruce", named("Cruce de ejemplo")),
        ("hora", hour()),
        ("vehiculos", whole(20, 2600)),
    ),
    _example(
        "accidentes-viales",
        "Accidentes viales",
        "seguridad vial",
        150,
        ("folio", numbered("ACC")),
        ("fecha", day(2014)),
        ("hora", hour()),
        ("tipo", choice("choque", "atropellamiento", "volcadura")),
        *HERE,
    ),
    _example(
        "senalamientos-viales",
        "Señalamientos viales",
        "seguridad vial",
        75,
        ("clave", numbered("SEN")),
        ("tipo", choice("alto", "velocidad", "paso peatonal", "semáforo")),
        *HERE,
    ),
    _example(
        "juntas-de-vecinos",
        "Juntas de vecinos",
        "participación ciudadana",
        34,
        ("junta", numbered("JUN")),
        ("colonia", named("Colonia de ejemplo")),
        ("integrantes", whole(5, 40)),
        ("sesiones_al_ano", whole(1, 14)),
    ),
    _example(
        "solicitudes-ciudadanas",
        "Solicitudes ciudadanas",
        "participación ciudadana",
        130,
        ("folio", numbered("SOL")),
        ("fecha", day(2014)),
        ("medio", choice("ventanilla", "teléfono", "correo", "redes")),
        ("atendida", choice("sí", "no")),
    ),
    _example(
        "presupuesto-participativo",
        "Obras del presupuesto participativo",
        "presupuesto participativo",
        58,
        ("obra", numbered("OBR")),
        ("colonia", named("Colonia de ejemplo")),
        ("costo_pesos", whole(80_000, 2_400_000)),
        ("votos", whole(12, 640)),
    ),
    _example(
        "avance-de-obras",
        "Avance de obras por colonia",
        "presupuesto participativo",
        58,
        ("obra", numbered("OBR")),
        ("avance_por_ciento", whole(0, 100)),
        ("termina", day(2015)),
    ),
)
