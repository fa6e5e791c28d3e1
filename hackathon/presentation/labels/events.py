"""Words for events, the people in them, teams, projects and prizes."""

from __future__ import annotations

from hackathon.presentation.translations import Words
from hackathon.presentation.translations import lazy as _l

Labels = dict[str, Words]

EVENT_KINDS: Labels = {
    "dataton": _l("Datatón"),
    "hackaton": _l("Hackatón"),
    "reto_abierto": _l("Reto abierto"),
    "taller": _l("Taller"),
    "conferencia": _l("Conferencia"),
}
EVENT_STATES: Labels = {
    "draft": _l("Borrador"),
    "published": _l("Publicado"),
    "cancelled": _l("Cancelado"),
}
PHASES: Labels = {
    "draft": _l("En preparación"),
    "announced": _l("Anuncio"),
    "registration": _l("Inscripciones"),
    "hacking": _l("Desarrollo y entregas"),
    "judging": _l("Evaluación"),
    "results": _l("Resultados"),
    "archived": _l("Archivo"),
}
# The dates of an event that an organizer sets and may move in public.
EVENT_DATES: Labels = {
    "announced_at": _l("Anuncio"),
    "registration_at": _l("Apertura de inscripciones"),
    "registration_until": _l("Cierre de inscripciones"),
    "starts_at": _l("Inicio de la sesión"),
    "ends_at": _l("Fin de la sesión"),
    "hacking_at": _l("Inicio del desarrollo"),
    "submissions_until": _l("Cierre de entregas"),
    "judging_at": _l("Inicio de la evaluación"),
    "judging_until": _l("Cierre de la evaluación"),
    "results_at": _l("Publicación de resultados"),
    "archived_at": _l("Archivo del evento"),
}
PROJECT_VISIBILITIES: Labels = {
    "at_hand_in": _l("Al entregarse"),
    "after_judging": _l("Al terminar la evaluación"),
    "after_results": _l("Con los resultados"),
}
CALENDAR_PERIODS: Labels = {
    "holiday": _l("Día inhábil"),
    "customary": _l("Día de descanso por costumbre"),
    "exams": _l("Periodo de exámenes"),
    "veda": _l("Veda electoral"),
    "vacation": _l("Vacaciones escolares"),
}
ROLES: Labels = {
    "operator": _l("Operación de la plataforma"),
    "owner": _l("Titular de la institución"),
    "organizer": _l("Organización"),
    "editor": _l("Edición"),
    "publisher": _l("Enlace de datos"),
    "cohost": _l("Institución coorganizadora"),
    "judge": _l("Jurado"),
    "certifier": _l("Certificación de resultados"),
    "mentor": _l("Mentoría"),
    "staff": _l("Registro de asistencia"),
    "observer": _l("Observación"),
}
ROLE_DUTIES: Labels = {
    "operator": _l("acreditar instituciones y cuidar la plataforma"),
    "owner": _l("decidir quién participa en la institución y con qué papel"),
    "organizer": _l("preparar y llevar los eventos de la institución"),
    "editor": _l("escribir y corregir los textos públicos"),
    "publisher": _l("registrar y actualizar los conjuntos de datos"),
    "cohost": _l("organizar el evento junto con la institución convocante"),
    "judge": _l("evaluar los proyectos que se te asignen"),
    "certifier": _l("revisar y certificar los resultados"),
    "mentor": _l("acompañar a los equipos"),
    "staff": _l("registrar la asistencia"),
    "observer": _l("ver todo sin cambiar nada"),
}
REGISTRATION_KINDS: Labels = {
    "participant": _l("Participante"),
    "mentor": _l("Mentor o mentora"),
    "audience": _l("Público"),
}
TEAM_STATES: Labels = {
    "open": _l("Con lugares"),
    "full": _l("Completo"),
    "dissolved": _l("Disuelto"),
}
INVITATION_STATES: Labels = {
    "pending": _l("Sin respuesta"),
    "accepted": _l("Aceptada"),
    "declined": _l("Rechazada"),
    "revoked": _l("Retirada"),
    "expired": _l("Vencida"),
}
SUBMISSION_STATES: Labels = {
    "empty": _l("Sin empezar"),
    "draft": _l("Borrador"),
    "submitted": _l("Entregado"),
    "changed": _l("Entregado, con cambios sin entregar"),
    "withdrawn": _l("Retirado"),
    "disqualified": _l("Descalificado"),
}
ATTACHMENT_KINDS: Labels = {
    "screenshot": _l("Captura de pantalla"),
    "document": _l("Documento"),
}
NOTICE_KINDS: Labels = {
    "conduct": _l("Código de conducta"),
    "privacy": _l("Aviso de privacidad"),
    "convocatoria": _l("Convocatoria"),
}
CERTIFICATE_KINDS: Labels = {
    "award": _l("Constancia de premio"),
    "participation": _l("Constancia de participación"),
    "jury": _l("Constancia de integrante del jurado"),
}
CHAIN: Labels = {
    "data": _l("Datos"),
    "challenge": _l("Reto"),
    "project": _l("Proyecto"),
    "award": _l("Premio"),
    "story": _l("Historia"),
    "follow_up": _l("Seguimiento"),
}
