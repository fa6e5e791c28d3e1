"""Example files of the fictional institute: water, streets and public works of no city."""

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

HERE = (("latitud", around(19.4)), ("longitud", around(-99.15)))


def _example(
    slug: str, title: str, about: str, table: Table, *keywords: str, periodicity: str = "R/P1M"
) -> Example:
    return Example(
        slug=f"demo-{slug}",
        title=f"{title} (demostración)",
        about=about,
        keywords=keywords,
        periodicity=periodicity,
        table=table,
    )


def _table(rows: int, *columns: tuple[str, Cell]) -> Table:
    return Table(rows, columns)


EXAMPLES = (
    _example(
        "calidad-del-agua",
        "Calidad del agua en pozos",
        "Muestras por pozo: turbiedad, cloro y fecha de la muestra.",
        _table(
            160,
            ("pozo", numbered("POZ")),
            ("fecha", day(2026)),
            ("turbiedad_ntu", decimal(0.1, 6)),
            ("cloro_mg_l", decimal(0, 2, 2)),
            *HERE,
        ),
        "agua",
        "salud",
    ),
    _example(
        "reportes-de-fugas",
        "Reportes de fugas",
        "Fugas reportadas por colonia, con el tiempo que tomó atenderlas.",
        _table(
            240,
            ("folio", numbered("FUG")),
            ("fecha", day(2026)),
            ("colonia", named("Colonia de ejemplo")),
            ("horas_para_atender", whole(2, 260)),
            *HERE,
        ),
        "agua",
        "servicios",
    ),
    _example(
        "horarios-de-tandeo",
        "Horarios de tandeo",
        "Días y horas en que cada sector recibe agua.",
        _table(
            72,
            ("sector", numbered("SEC")),
            ("dia", choice("lunes", "martes", "miércoles", "jueves", "viernes", "sábado")),
            ("desde", hour()),
            ("horas", whole(2, 10)),
        ),
        "agua",
    ),
    _example(
        "consumo-de-agua",
        "Consumo de agua por colonia",
        "Metros cúbicos por bimestre y número de tomas.",
        _table(
            120,
            ("colonia", named("Colonia de ejemplo")),
            ("tomas", whole(90, 3200)),
            ("metros_cubicos", whole(900, 64_000)),
        ),
        "agua",
        periodicity="R/P2M",
    ),
    _example(
        "hechos-de-transito",
        "Hechos de tránsito",
        "Hechos de tránsito por cruce, con hora y personas lesionadas.",
        _table(
            210,
            ("folio", numbered("HEC")),
            ("fecha", day(2026)),
            ("hora", hour()),
            ("personas_lesionadas", whole(0, 4)),
            *HERE,
        ),
        "movilidad",
        "seguridad vial",
    ),
    _example(
        "escuelas",
        "Escuelas y sus accesos",
        "Escuelas con su número de estudiantes y el tipo de cruce en la entrada.",
        _table(
            96,
            ("clave", numbered("ESC")),
            ("escuela", named("Escuela de ejemplo")),
            ("estudiantes", whole(60, 1400)),
            ("cruce", choice("semáforo", "paso peatonal", "sin señal")),
            *HERE,
        ),
        "educación",
        "movilidad",
        periodicity="R/P1Y",
    ),
    _example(
        "arbolado",
        "Arbolado urbano",
        "Árboles por calle: especie, altura y estado.",
        _table(
            300,
            ("arbol", numbered("ARB")),
            ("especie", choice("jacaranda", "fresno", "trueno", "colorín", "ahuehuete")),
            ("altura_m", decimal(1.5, 22)),
            ("estado", choice("sano", "en riesgo", "seco")),
            *HERE,
        ),
        "medio ambiente",
        periodicity="R/P1Y",
    ),
    _example(
        "obra-publica",
        "Obra pública por colonia",
        "Obras con su monto, su avance y la empresa que las hace.",
        _table(
            84,
            ("obra", numbered("OBR")),
            ("colonia", named("Colonia de ejemplo")),
            ("monto_pesos", whole(120_000, 9_800_000)),
            ("avance_por_ciento", whole(0, 100)),
            ("empresa", named("Empresa de ejemplo")),
        ),
        "gasto",
        "obras",
        periodicity="R/P3M",
    ),
)
