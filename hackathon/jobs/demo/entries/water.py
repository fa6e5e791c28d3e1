"""The nine projects of the contest that is over, the best first."""

from __future__ import annotations

from hackathon.jobs.demo.entries.words import entry

QUALITY, LEAKS, FAIR = "agua-que-se-puede-beber", "ni-una-fuga-mas", "agua-pareja"

ENTRIES = (
    entry(
        "Pozo Claro",
        ("equipo1", "integrante1"),
        (
            QUALITY,
            "Pozo a Pozo",
            "Di dónde vives y lee, en una frase, cómo está el agua que llega a tu casa.",
            (
                "Une cada colonia con el pozo que la abastece y compara sus muestras con el "
                "límite de la norma.\n\n- Una frase por colonia, sin números sueltos.\n- Cuando "
                "faltan muestras, lo dice.\n- Funciona sin conexión después de la primera visita."
            ),
        ),
        {
            "calidad-del-agua": "Muestras por pozo, comparadas con el límite de la norma.",
            "consumo-de-agua": "Para saber cuántas tomas dependen de cada pozo.",
        },
        "AGPL-3.0-or-later",
    ),
    entry(
        "Gota Alerta",
        ("equipo2", "integrante2", "integrante3"),
        (
            LEAKS,
            "Gota Alerta",
            "Ordena las fugas por el agua que se pierde, no por quién llamó primero.",
            (
                "Estima el caudal de cada fuga con el tiempo sin atender y las tomas cercanas, "
                "y propone el orden de las cuadrillas de mañana."
            ),
        ),
        {
            "reportes-de-fugas": "Tiempo de atención y ubicación de cada reporte.",
            "consumo-de-agua": "Tomas por colonia, para estimar cuántas casas se afectan.",
        },
    ),
    entry(
        "Tandeo Claro",
        ("equipo3", "integrante4"),
        (
            FAIR,
            "Tandeo Claro",
            "Un mensaje la noche anterior: a qué hora llega el agua y cuánto dura.",
            (
                "Convierte el calendario de tandeo en avisos por sector y dice qué sectores "
                "reciben menos horas por habitante."
            ),
        ),
        {"horarios-de-tandeo": "Días y horas por sector.", "consumo-de-agua": "Tomas por sector."},
    ),
    entry(
        "Cuenca",
        ("equipo4", "integrante5"),
        (
            QUALITY,
            "Agua en la Escuela",
            "Qué escuelas dependen de un pozo fuera de norma, y desde cuándo.",
            (
                "Cruza las escuelas con los pozos cercanos y arma una lista para la autoridad "
                "educativa, con la fecha de la última muestra."
            ),
        ),
        {
            "calidad-del-agua": "Última muestra de cada pozo.",
            "escuelas": "Escuelas y número de estudiantes.",
        },
    ),
    entry(
        "La Cuadrilla",
        ("equipo5", "integrante6"),
        (
            LEAKS,
            "Ruta de la Cuadrilla",
            "El recorrido del día para arreglar más fugas con la misma gente.",
            "Calcula rutas cortas entre fugas cercanas y las entrega en una hoja que se imprime.",
        ),
        {"reportes-de-fugas": "Ubicación y antigüedad de cada fuga."},
        "Apache-2.0",
    ),
    entry(
        "Mi Recibo",
        ("equipo6",),
        (
            FAIR,
            "Mi Recibo",
            "Compara tu consumo con el de casas parecidas de tu colonia.",
            (
                "Con el dato del recibo, dice si gastas más o menos que la mediana y sugiere dónde "
                "buscar una fuga dentro de casa."
            ),
        ),
        {"consumo-de-agua": "Mediana del consumo por toma en cada colonia."},
    ),
    entry(
        "Filtro Ciudadano",
        ("integrante7",),
        (
            QUALITY,
            "Filtro Ciudadano",
            "Un cuaderno abierto para tomar muestras en casa y compararlas.",
            (
                "Plantilla para anotar turbiedad y cloro con tiras de prueba, junto a la muestra "
                "oficial más cercana."
            ),
        ),
        {"calidad-del-agua": "La muestra oficial más cercana."},
        "CC-BY-4.0",
    ),
    entry(
        "Llave Abierta",
        ("integrante8",),
        (
            LEAKS,
            "Llave Abierta",
            "Un mapa de calor de las fugas por mes.",
            "Muestra las fugas de cada mes sobre la ciudad y permite bajar el recorte en CSV.",
        ),
        {"reportes-de-fugas": "Fugas por mes y colonia."},
    ),
    entry(
        "Río Vigía",
        ("integrante9",),
        (
            FAIR,
            "Río Vigía",
            "Una bitácora de quejas por falta de agua.",
            "Reúne quejas por sector para compararlas con el calendario publicado.",
        ),
        {"horarios-de-tandeo": "Calendario publicado de cada sector."},
    ),
)
