"""Words for the rubric, the jury, the rules of a result and how ties are settled."""

from __future__ import annotations

from hackathon.presentation.translations import Words
from hackathon.presentation.translations import lazy as _l

Labels = dict[str, Words]

ROUND_STATES: Labels = {
    "draft": _l("En preparación"),
    "open": _l("Abierta"),
    "closed": _l("Cerrada"),
    "computed": _l("Calculada"),
    "certified": _l("Certificada"),
    "published": _l("Publicada"),
}
RULES: Labels = {
    "mean": _l("Promedio"),
    "trimmed": _l("Promedio recortado"),
    "adjusted": _l("Promedio ajustado por severidad"),
    "zscore": _l("Puntaje estandarizado"),
    "mixed": _l("Modelo mixto"),
    "pairwise": _l("Comparación por pares"),
}
RULE_SENTENCES: Labels = {
    "mean": _l("El puntaje de un proyecto es el promedio de sus evaluaciones."),
    "trimmed": _l(
        "En cada criterio se descartan la calificación más alta y la más baja, y se promedian "
        "las demás."
    ),
    "adjusted": _l(
        "El promedio se corrige por la severidad de cada integrante del jurado, estimada con "
        "todas las evaluaciones de la ronda."
    ),
    "zscore": _l("Cada calificación se compara con el promedio de quien la dio."),
    "mixed": _l("Proyectos e integrantes del jurado se estiman como efectos aleatorios."),
    "pairwise": _l("Los proyectos se ordenan por comparaciones de dos en dos."),
}
RULE_ADVICE: Labels = {
    "mean": _l("Conviene cuando todo el jurado evalúa todos los proyectos."),
    "trimmed": _l("Pide al menos cinco evaluaciones por proyecto."),
    "adjusted": _l("Conviene cuando cada integrante del jurado evalúa solo una parte."),
    "zscore": _l("Solo para cotejar con hojas de cálculo: ordena peor que el promedio."),
    "mixed": _l("Solo para análisis de sensibilidad; no decide el fallo."),
    "pairwise": _l("Conviene cuando hay muchos proyectos y poco tiempo."),
}
TIE_RULES: Labels = {
    "criteria": _l("Mayor calificación en el criterio de mayor peso; si persiste, en el siguiente"),
    "head_to_head": _l("Preferencia entre quienes evaluaron ambos proyectos"),
    "median": _l("Mediana más alta"),
    "fewer_low": _l("Menos calificaciones bajas"),
    "extra_review": _l("Una evaluación adicional"),
    "panel_vote": _l("Votación del jurado, con acta"),
    "shared": _l("Lugar compartido y premio dividido en partes iguales"),
}
CRITERIA: Labels = {
    "data_use": _l("Uso de los datos"),
    "solution": _l("Solución al reto"),
    "viability": _l("Viabilidad"),
    "design": _l("Diseño y accesibilidad"),
    "innovation": _l("Innovación"),
    "impact": _l("Impacto social"),
    "openness": _l("Código y documentación abiertos"),
}
CONFLICT_KINDS: Labels = {
    "family": _l("Parentesco o relación personal"),
    "work": _l("Relación de trabajo con alguien del equipo"),
    "same_organization": _l("Misma institución"),
    "teaching": _l("Relación docente o de asesoría"),
    "financial": _l("Interés económico"),
    "authorship": _l("Participación en el proyecto"),
    "mail_domain": _l("Mismo dominio de correo"),
    "other": _l("Otro motivo"),
}
# The same reasons as a judge says them; what only the system detects is not a choice.
CONFLICT_CHOICES: Labels = {
    "family": _l("Tengo parentesco o una relación personal con alguien del equipo"),
    "work": _l("Trabajo o trabajé con alguien del equipo"),
    "same_organization": _l("Soy de la misma institución que el equipo"),
    "teaching": _l("Soy o fui docente o asesor del equipo"),
    "financial": _l("Tengo un interés económico en el proyecto"),
    "authorship": _l("Participé en el proyecto"),
    "other": _l("Tengo otro motivo"),
}
CONFLICT_SOURCES: Labels = {
    "self": _l("Excusa de quien evalúa"),
    "team": _l("Recusación pedida por el equipo"),
    "system": _l("Señal detectada por el sistema"),
    "organizer": _l("Señalado por la organización"),
}
ASSIGNMENT_ORIGINS: Labels = {
    "balanced": _l("Automática, equilibrada"),
    "manual": _l("A mano"),
    "extra": _l("Adicional"),
}
ASSIGNMENT_STATES: Labels = {
    "offered": _l("Sin empezar"),
    "started": _l("Empezada"),
    "done": _l("Completa"),
    "recused": _l("Con excusa"),
    "withdrawn": _l("Retirada"),
}
