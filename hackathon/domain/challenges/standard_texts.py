"""The words with which a new call and its rubric begin; every one is meant to be edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

LEGAL_BASIS = """\
Esta convocatoria se emite en ejercicio de las atribuciones de **{organization}** y con apoyo en:

- el artículo 6.º de la Constitución Política de los Estados Unidos Mexicanos;
- la Ley General de Transparencia y Acceso a la Información Pública, en lo que toca a los datos \
abiertos;
- la normatividad local aplicable. *(Anota aquí el reglamento, acuerdo o bando que corresponda.)*
"""
EXCLUSIONS = """\
No pueden participar ni recibir premio:

- las personas que trabajan en **{organization}** o en las instituciones que convocan, y quienes \
intervienen en la organización o la evaluación;
- sus cónyuges y parientes hasta el cuarto grado;
- las personas integrantes del jurado y quienes trabajan a su cargo;
- las personas inhabilitadas para contratar con el gobierno o para ocupar un cargo público.

Las personas menores de edad participan con autorización escrita de madre, padre o tutor.
"""
INTELLECTUAL_PROPERTY = """\
La autoría y los derechos patrimoniales de cada proyecto son **de su equipo**. Participar no cede \
ningún derecho a las instituciones que convocan.

Cada equipo declara la licencia de su proyecto al entregarlo. Se recomienda una licencia \
abierta. Con la entrega, el equipo autoriza que se publiquen el título, el resumen, las imágenes \
y los enlaces del proyecto para dar a conocer los resultados, siempre con crédito al equipo.

Los conjuntos de datos conservan su propia licencia y se citan como indica su página.
"""
OBJECTIONS = """\
Cualquier equipo puede pedir la recusación de una persona del jurado antes de que empiece la \
evaluación, y presentar una inconformidad dentro de los **cinco días hábiles** siguientes a la \
publicación de los resultados.

Se presenta por escrito al correo de contacto, con el folio del proyecto y los motivos. Recibe \
folio, la resuelve la persona titular del órgano interno de control o quien ella designe, y se \
responde por escrito en un plazo de diez días hábiles, aunque no cambie el fallo.
"""
UNFORESEEN = """\
Lo no previsto en esta convocatoria lo resuelven las instituciones que convocan, por escrito y en \
público, sin afectar los derechos que ya tengan los equipos. Toda ampliación de un plazo se \
publica con su motivo en la página del evento.

Si hay empate técnico, es decir, si las evaluaciones no permiten separar dos lugares, se aplican \
en su orden las reglas de desempate de esta convocatoria.
"""
TIE_RULES = ("criteria", "head_to_head", "median", "shared")


@dataclass(frozen=True)
class StandardCriterion:
    """A criterion to begin with, in a scale from 1 to 5."""

    name: str
    weight: Decimal
    description: str
    anchors: dict[str, str] = field(default_factory=dict)


RUBRIC = (
    StandardCriterion(
        "Uso de los datos",
        Decimal("0.30"),
        "Los conjuntos de datos declarados sostienen el proyecto y se usan con rigor.",
        {
            "1": "No usa los datos del reto, o los usa solo como adorno.",
            "2": "Usa un conjunto de datos sin revisar su calidad ni su vigencia.",
            "3": "Usa los datos que pide el reto y explica de dónde salen.",
            "4": "Combina varias fuentes, dice qué limitaciones tienen y las atiende.",
            "5": "Funciona gracias a los datos, y cualquiera puede repetir el análisis.",
        },
    ),
    StandardCriterion(
        "Solución al reto",
        Decimal("0.25"),
        "Responde al problema planteado y a las personas que lo viven.",
        {
            "1": "No responde al reto.",
            "2": "Toca el tema, sin resolver el problema planteado.",
            "3": "Resuelve una parte del problema.",
            "4": "Resuelve el problema para las personas que lo viven.",
            "5": "Lo resuelve y muestra con evidencia que sirve.",
        },
    ),
    StandardCriterion(
        "Viabilidad",
        Decimal("0.20"),
        "Se puede poner en marcha y sostener después del evento.",
        {
            "1": "No podría ponerse en marcha.",
            "2": "Haría falta rehacer casi todo.",
            "3": "Podría ponerse en marcha con recursos y tiempo que no se detallan.",
            "4": "Tiene un plan realista y dice quién lo operaría.",
            "5": "Ya funciona y podría adoptarse de inmediato.",
        },
    ),
    StandardCriterion(
        "Diseño y accesibilidad",
        Decimal("0.15"),
        "Se entiende, funciona en un teléfono y no deja fuera a nadie.",
        {
            "1": "No se entiende cómo usarlo.",
            "2": "Se usa con ayuda.",
            "3": "Se usa sin ayuda en una computadora.",
            "4": "Se usa bien en un teléfono y con poca conexión.",
            "5": "Además, cualquier persona puede usarlo, también con lector de pantalla.",
        },
    ),
    StandardCriterion(
        "Código y documentación abiertos",
        Decimal("0.10"),
        "Otras personas pueden revisarlo, usarlo y continuarlo.",
        {
            "1": "No hay código ni documentación.",
            "2": "Hay código que no se puede ejecutar.",
            "3": "El código se puede ejecutar y tiene licencia.",
            "4": "Además, está documentado.",
            "5": "Otro equipo podría continuarlo sin preguntar.",
        },
    ),
)
