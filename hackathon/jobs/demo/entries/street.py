"""The eight projects of the contest that is being judged."""

from __future__ import annotations

from hackathon.jobs.demo.entries.words import entry

SCHOOL, TREES = "camino-a-la-escuela", "sombra-para-caminar"

ENTRIES = (
    entry(
        "Cebra",
        ("equipo1", "integrante1"),
        (
            SCHOOL,
            "Cruce Seguro",
            "Los diez cruces por arreglar primero, frente a las escuelas.",
            (
                "Pesa los hechos de tránsito por hora de entrada y salida y por el número de "
                "estudiantes, y explica por qué cada cruce está en la lista."
            ),
        ),
        {
            "hechos-de-transito": "Hechos por cruce y hora.",
            "escuelas": "Estudiantes y tipo de cruce en la entrada.",
        },
    ),
    entry(
        "Banqueta",
        ("equipo2", "integrante2"),
        (
            SCHOOL,
            "A Pie",
            "El camino más tranquilo entre tu casa y la escuela.",
            "Propone rutas que evitan los cruces con más personas lesionadas.",
        ),
        {"hechos-de-transito": "Personas lesionadas por cruce.", "escuelas": "Entradas."},
        "GPL-3.0-or-later",
    ),
    entry(
        "Jacaranda",
        ("equipo3", "integrante3"),
        (
            TREES,
            "Sombra",
            "Cuadras sin un solo árbol sano, de la más caminada a la menos.",
            "Combina el arbolado con las escuelas cercanas para decidir dónde plantar.",
        ),
        {"arbolado": "Árboles sanos por cuadra.", "escuelas": "Para estimar quién camina por ahí."},
    ),
    entry(
        "Raíz",
        ("equipo4",),
        (
            TREES,
            "Árbol en Riesgo",
            "Avisa qué árboles revisar antes de la temporada de lluvias.",
            "Ordena los árboles por altura y estado y arma hojas de revisión por calle.",
        ),
        {"arbolado": "Altura y estado de cada árbol."},
        "EUPL-1.2",
    ),
    entry(
        "Silbato",
        ("equipo5", "integrante4"),
        (
            SCHOOL,
            "Turno de Cruce",
            "Reparte a las personas voluntarias donde más hacen falta.",
            "Asigna turnos de apoyo vial según la hora con más hechos de tránsito.",
        ),
        {"hechos-de-transito": "Hechos por hora.", "escuelas": "Horas de mayor paso."},
    ),
    entry(
        "Copa",
        ("equipo6", "integrante5"),
        (
            TREES,
            "Ruta Fresca",
            "Caminar diez minutos con la mayor sombra posible.",
            "Calcula la sombra estimada de cada calle con la altura de sus árboles.",
        ),
        {"arbolado": "Altura y especie, para estimar la copa."},
    ),
    entry(
        "Semáforo",
        ("integrante6",),
        (
            SCHOOL,
            "Minuto Verde",
            "Cuánto falta para cruzar, dicho en voz alta.",
            "Una página que lee el tiempo estimado de cada cruce con lector de pantalla.",
        ),
        {"escuelas": "Cruces frente a escuelas."},
    ),
    entry(
        "Hoja",
        ("integrante7",),
        (
            TREES,
            "Censo Vecinal",
            "Corregir el censo de árboles caminando.",
            "Un formulario corto para decir si un árbol sigue ahí y cómo está.",
        ),
        {"arbolado": "El censo publicado, como punto de partida."},
        "CC0-1.0",
    ),
)
