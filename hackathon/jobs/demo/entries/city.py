"""The six teams of the contest that is open: from handed in to not begun."""

from __future__ import annotations

from dataclasses import replace

from hackathon.jobs.demo.contest import Entry
from hackathon.jobs.demo.entries.words import entry

SCHOOL, WORKS, WATER = (
    "rutas-seguras-a-la-escuela",
    "en-que-se-gasta-en-mi-colonia",
    "la-fuga-de-la-esquina",
)

HANDED_IN = entry(
    "Paso Firme",
    ("equipo1", "integrante1"),
    (
        SCHOOL,
        "Paso Firme",
        "Califica el cruce de cada escuela y dice qué arreglo cuesta menos.",
        (
            "Cada cruce recibe una calificación de la A a la E según sus hechos de tránsito y el "
            "tipo de señal. La página explica la calificación y propone el arreglo más barato."
        ),
    ),
    {
        "hechos-de-transito": "Hechos por cruce en los últimos doce meses.",
        "escuelas": "Estudiantes y tipo de cruce en la entrada.",
    },
)
READY = entry(
    "Cuentas Claras",
    ("equipo2", "integrante2", "integrante3"),
    (
        WORKS,
        "Obra por Obra",
        "Las obras de tu colonia, con su avance y lo que falta por pagar.",
        "Una ficha por obra y un comparador entre colonias por habitante.",
    ),
    {"obra-publica": "Monto y avance de cada obra."},
)
HALFWAY = entry(
    "Gotera",
    ("equipo3", "integrante4"),
    (WATER, "Gotera", "Avisa cuando tu fuga lleva más tiempo que la mediana.", ""),
    {"reportes-de-fugas": ""},
)
BEGUN = Entry(
    team="Brújula",
    lead="equipo4",
    members=("integrante5",),
    about="Periodismo de datos y mapas (demostración).",
    words={"title": "Brújula", "challenge": WORKS},
)
SEEKING = Entry(
    team="Puente",
    lead="equipo5",
    about="Diseño y trabajo de calle (demostración).",
    seeks="Alguien que programe y alguien que conozca las escuelas.",
)
ALONE = Entry(
    team="Faro",
    lead="equipo6",
    about="Un equipo que empieza (demostración).",
    seeks="Personas con ganas de leer datos.",
)
DRAFTS = (READY, replace(HALFWAY, words={**HALFWAY.words, "description": ""}), BEGUN)
WITHOUT_PROJECT = (SEEKING, ALONE)
