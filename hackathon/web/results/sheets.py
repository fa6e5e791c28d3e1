"""The acta de fallo of a result, gathered from its rows."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from flask import url_for

from hackathon.domain.judging.queries.panel import conflicts_of
from hackathon.domain.judging.queries.rounds import judges_of
from hackathon.domain.results.models import Award, ResultRun
from hackathon.domain.results.queries.people import names_of
from hackathon.domain.results.queries.runs import awards_of, ranked_projects
from hackathon.gateways.installed import settings
from hackathon.presentation.documents.panel import PanelLine, RecusalLine
from hackathon.presentation.documents.sheets import Signer
from hackathon.presentation.documents.verdict import (
    AwardLine,
    Certifier,
    RankingLine,
    VerdictSheet,
)
from hackathon.presentation.labels import label_in
from hackathon.web.results.words import tie_words


def verdict_sheet(run: ResultRun) -> VerdictSheet:
    """What the acta de fallo of a certified result says."""
    event = run.round.event
    ranked = ranked_projects(run)
    certifiers = _certifiers(run)
    return VerdictSheet(
        institution=event.organization.name,
        event=event.title,
        zone=event.zone,
        verify_url=settings().site_url + url_for("results.event_results", slug=event.slug),
        dated_at=run.certified_at or run.computed_at,
        folio=f"{event.slug.upper()}-R{run.round.number}-FALLO-{run.number}",
        round=run.round.name,
        run=run.number,
        rule=run.rule,
        rules_hash=run.round.rules_hash,
        input_hash=run.input_hash,
        code_version=run.code_version,
        place=event.venue,
        audit_head=run.audit_head,
        bundle_url=settings().site_url + url_for("results.given", slug=event.slug),
        tie_rules=tuple(run.round.tie_rules),
        ranking=tuple(
            RankingLine(
                rank=one.rank,
                project=one.submission.title,
                team=one.submission.team.name,
                score=Decimal(one.score),
                reviews=one.reviews,
            )
            for one in ranked
        ),
        tie_trace=tuple(tie_words(run, ranked)),
        awards=tuple(_award(award) for award in awards_of(event) if not award.is_historical),
        panel=_panel(event.id),
        recusals=_recusals(event.id),
        certifiers=certifiers,
        signers=tuple(Signer(name=one.name, charge=one.charge) for one in certifiers),
    )


def _certifiers(run: ResultRun) -> tuple[Certifier, ...]:
    names = names_of([signature["number"] for signature in run.certified_by])
    return tuple(
        Certifier(
            name=names.get(signature["number"], signature["number"]),
            charge=label_in("role", signature["role"], "es"),
            at=datetime.fromisoformat(signature["at"]),
        )
        for signature in run.certified_by
    )


def _award(award: Award) -> AwardLine:
    project = award.submission
    return AwardLine(
        title=award.title,
        project=project.title if project else "",
        team=project.team.name if project else "",
        challenge=award.challenge.title if award.challenge else "",
        amount=award.amount,
        currency=award.currency,
        is_void=award.is_void,
        note=award.note,
    )


def _panel(event_id: int) -> tuple[PanelLine, ...]:
    return tuple(
        PanelLine(
            name=judge.person.name,
            affiliation=judge.affiliation,
            declared_at=judge.declaration_signed_at,
        )
        for judge in judges_of(event_id)
    )


def _recusals(event_id: int) -> tuple[RecusalLine, ...]:
    return tuple(
        RecusalLine(
            judge=one.judge.person.name,
            project=one.submission.title,
            kind=one.kind.value,
            source=one.source.value,
        )
        for one in conflicts_of(event_id)
    )
