"""An example of every letter, with hostile words where people write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hackathon.presentation.letters import contexts
from hackathon.presentation.letters.contexts import LetterContext

AT = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
ZONE = "America/Mexico_City"
SITE = "https://dataton.example"
LINK = f"{SITE}/enlace/Zm9vYmFy"
EVENT = "Hackatón Agua para la Ciudad"
XALAPA = "H. Ayuntamiento de Xalapa"

EXAMPLES: dict[str, LetterContext] = {
    "accreditation_decided": contexts.AccreditationDecided(
        site_url=SITE, name="Ana", organization=XALAPA, is_accredited=True, url=LINK
    ),
    "accreditation_requested": contexts.AccreditationRequested(
        site_url=SITE,
        name="Ana",
        organization=XALAPA,
        requester="Inés Prado",
        position="Directora",
        url=LINK,
    ),
    "address_in_use": contexts.AddressInUse(
        site_url=SITE, name="Ana", sign_in_url=LINK, reset_url=f"{SITE}/otra"
    ),
    "award_won": contexts.AwardWon(
        site_url=SITE,
        name="Ana",
        event=EVENT,
        institution=XALAPA,
        project="Manantial",
        award="Primer lugar",
        url=LINK,
        amount=Decimal(60000),
        certificate_url=f"{SITE}/constancias/abc",
        contact="hola@xalapa.example",
    ),
    "account_changed": contexts.AccountChanged(
        site_url=SITE, name="Ana", what="password", reset_url=LINK
    ),
    "change_address": contexts.ChangeAddress(site_url=SITE, name="Ana", link=LINK, expires_at=AT),
    "confirm_address": contexts.ConfirmAddress(
        site_url=SITE, name="Ana", link=LINK, expires_at=AT, zone=ZONE
    ),
    "deadline_extended": contexts.DeadlineExtended(
        site_url=SITE,
        name="Ana",
        event=EVENT,
        field="submissions_until",
        before=AT,
        after=AT + timedelta(hours=6),
        reason="El portal estuvo caído.\n\nSe repone el tiempo perdido.",
        zone=ZONE,
        url=LINK,
    ),
    "event_cancelled": contexts.EventCancelled(
        site_url=SITE,
        name="Ana",
        event=EVENT,
        institution=XALAPA,
        reason="Contingencia por lluvia.",
        url=LINK,
        contact="hola@xalapa.example",
    ),
    "judge_invitation": contexts.JudgeInvitation(
        site_url=SITE,
        name="Elena Vázquez",
        event=EVENT,
        institution=XALAPA,
        link=LINK,
        closes_at=AT,
        zone=ZONE,
        entries=9,
        minutes=90,
        contact="hola@xalapa.example",
    ),
    "judge_reminder": contexts.JudgeReminder(
        site_url=SITE,
        name="Elena Vázquez",
        event=EVENT,
        link=LINK,
        done=4,
        total=9,
        closes_at=AT,
        zone=ZONE,
        minutes=50,
    ),
    "magic_link": contexts.MagicLink(
        site_url=SITE, name="Ana", link=LINK, expires_at=AT, zone=ZONE
    ),
    "receipt": contexts.Receipt(
        site_url=SITE,
        name="Ana",
        event=EVENT,
        project="Manantial: mapa de tramos con fuga probable",
        team="Los Tandeos",
        version=2,
        folio="AGUA-PARA-LA-CIUDAD-0007-K",
        sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        submitted_at=AT,
        zone=ZONE,
        url=LINK,
        submissions_until=AT,
    ),
    "registration_confirmed": contexts.RegistrationConfirmed(
        site_url=SITE,
        name="Ana",
        event=EVENT,
        institution=XALAPA,
        url=LINK,
        zone=ZONE,
        venue="Casa de la Cultura",
        starts_at=AT - timedelta(days=3),
        submissions_until=AT,
        calendar_url=f"{SITE}/eventos/agua/calendario.ics",
    ),
    "reset_password": contexts.ResetPassword(
        site_url=SITE, name="Ana", link=LINK, expires_at=AT, zone=ZONE
    ),
    "results_published": contexts.ResultsPublished(
        site_url=SITE,
        name="Ana",
        event=EVENT,
        institution=XALAPA,
        url=LINK,
        project="Manantial",
        place=3,
        projects=18,
        objections_until=AT,
        zone=ZONE,
    ),
    "role_granted": contexts.RoleGranted(
        site_url=SITE, name="Ana", role="editor", place=XALAPA, granted_by="Inés Prado", url=LINK
    ),
    "team_invitation": contexts.TeamInvitation(
        site_url=SITE,
        inviter="Luis Peña",
        team="Los Tandeos",
        event=EVENT,
        days="20 al 23 de noviembre de 2026",
        link=LINK,
        expires_at=AT,
        zone=ZONE,
    ),
}

HOSTILE = 'Ana\r\nBcc: x@y.example\n\n\x1e{"kind":"action"}\x1d<b>z</b> \u202e{{ 7*7 }} %(a)s "'
ADDRESSES = {
    "site_url",
    "link",
    "url",
    "sign_in_url",
    "reset_url",
    "calendar_url",
    "certificate_url",
}
CODES = {"zone", "kind", "field", "role", "currency"}


def hostile(context: LetterContext) -> LetterContext:
    """The same letter, with hostile words wherever a person may write."""
    words = {
        name: HOSTILE
        for name, value in vars(context).items()
        if isinstance(value, str) and name not in ADDRESSES | CODES
    }
    return replace(context, **words)
