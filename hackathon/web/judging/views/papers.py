"""Papers of judging: the acta de instalación, and files of an entry for its judge."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from flask import url_for
from flask.typing import ResponseReturnValue

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.queries import head
from hackathon.domain.files.models import FileRecord
from hackathon.domain.files.queries import get_file
from hackathon.domain.judging.models import Assignment, Conflict, Judge, Round
from hackathon.domain.judging.policies import may_follow_round, may_judge
from hackathon.domain.judging.queries.panel import conflicts_of
from hackathon.domain.judging.queries.rounds import entries_of, judges_of
from hackathon.domain.judging.rubric import frozen_rubric
from hackathon.domain.judging.timing import round_closes_at
from hackathon.errors import Missing
from hackathon.gateways.files import FileMissing
from hackathon.gateways.installed import files, settings
from hackathon.presentation.documents.convocatoria import CriterionLine
from hackathon.presentation.documents.installation import InstallationSheet, installation_pdf
from hackathon.presentation.documents.panel import PanelLine, RecusalLine
from hackathon.presentation.documents.sheets import Signer
from hackathon.web.judging.blueprint import bp
from hackathon.web.judging.loading import assignment_at, round_at
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import file_answer

PIECE = 65_536
Evidence = tuple[Assignment, FileRecord]


@bp.get("/eventos/<slug>/organizar/jurado/acta-de-instalacion.pdf")
@guarded(may_follow_round, load=round_at)
def installation(round_: Round) -> ResponseReturnValue:
    """The acta de instalación of a round that has opened."""
    closes_at = round_closes_at(round_)
    if round_.opened_at is None or closes_at is None:
        raise Missing
    name = f"acta-de-instalacion-{round_.event.slug}-ronda-{round_.number}.pdf"
    return file_answer(installation_pdf(_sheet(round_)), name, "application/pdf", inline=True)


def _sheet(round_: Round) -> InstallationSheet:
    event = round_.event
    opened, closes = round_.opened_at, round_closes_at(round_)
    if opened is None or closes is None:
        raise Missing
    judges = judges_of(event.id)
    return InstallationSheet(
        institution=event.organization.name,
        event=event.title,
        zone=event.zone,
        verify_url=settings().site_url + url_for("events.event", slug=event.slug),
        dated_at=opened,
        folio=f"{event.slug.upper()}-R{round_.number}-INSTALACION",
        round=round_.name,
        rules_hash=round_.rules_hash,
        seed_commitment=round_.seed_commitment,
        closes_at=closes,
        entries=len(entries_of(event.id)),
        reviews_per_entry=round_.reviews_per_entry,
        rule=round_.rule,
        place=event.venue,
        audit_head=head(),
        tie_rules=tuple(round_.tie_rules),
        criteria=_criteria(round_),
        panel=tuple(_seat(judge) for judge in judges),
        recusals=tuple(_recusal(one) for one in conflicts_of(event.id)),
        signers=tuple(Signer(name=judge.person.name, charge="Jurado") for judge in judges),
    )


def _criteria(round_: Round) -> tuple[CriterionLine, ...]:
    rubric = frozen_rubric(round_.rules)
    whole = sum(one.weight for one in rubric)
    return tuple(
        CriterionLine(
            name=one.name,
            weight=one.weight / whole,
            lo=one.lo,
            hi=one.hi,
            description=one.description,
            anchors=dict(one.anchors),
        )
        for one in rubric
    )


def _seat(judge: Judge) -> PanelLine:
    return PanelLine(
        name=judge.person.name,
        affiliation=judge.affiliation,
        declared_at=judge.declaration_signed_at,
    )


def _recusal(conflict: Conflict) -> RecusalLine:
    return RecusalLine(
        judge=conflict.judge.person.name,
        project=conflict.submission.title,
        kind=conflict.kind.value,
        source=conflict.source.value,
    )


def evidence_at(assignment: str, file: str) -> Evidence:
    """A file of the frozen version that an assignment is about; any other file is missing."""
    found = assignment_at(assignment)
    attached = found.version.content.get("attachments", [])
    known = {one.get("file") for one in attached} if isinstance(attached, list) else set()
    if file not in known:
        raise Missing
    return found, get_file(file)


def may_read_evidence(actor: Actor, evidence: Evidence) -> bool:
    """The judge of the assignment reads its files."""
    return may_judge(actor, evidence[0])


@bp.get("/jurado/evaluar/<assignment>/archivos/<file>")
@guarded(may_read_evidence, load=evidence_at)
def evidence(found: Evidence) -> ResponseReturnValue:
    """A file of the entry, under the jury's own addresses."""
    record = found[1]
    try:
        source = files().open(record.key)
    except FileMissing as error:
        raise Missing from error
    return file_answer(_pieces(source), record.name, record.media_type, inline=True)


def _pieces(source: BufferedReader) -> Iterator[bytes]:
    with source:
        while piece := source.read(PIECE):
            yield piece
