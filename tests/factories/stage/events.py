"""Events of the stage before they have a result."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hackathon.db import db, writing
from hackathon.domain.accounts.models import RoleGrant
from hackathon.domain.accounts.roles import Role
from hackathon.domain.challenges.actions.call import publish_call
from hackathon.domain.challenges.actions.setting_up import prepare_call, prepare_rubric
from hackathon.domain.challenges.models import Criterion
from hackathon.domain.events.models import Convener, EventState, Track
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.jury import issue_link as issue_judge_link
from hackathon.domain.judging.models import RoundState
from hackathon.domain.submissions.models import (
    Attachment,
    AttachmentKind,
    SubmissionDataset,
)
from hackathon.domain.teams.actions.invitations import invite
from hackathon.domain.teams.actions.invitations import issue_link as issue_invitation_link
from hackathon.gateways.files import FileKind
from tests.factories.challenges import make_challenge
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_review, make_round
from tests.factories.people import (
    actor,
    make_event_member,
    make_person,
)
from tests.factories.results import make_prize
from tests.factories.saving import change, next_number, save
from tests.factories.stage.house import House, Stage, actor_named
from tests.factories.stage.papers import a_stored_file, picture
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_registration, make_team


def add_draft(
    stage: Stage, prefix: str, house: House, organization: Any, dataset: Any, words: str
) -> None:
    """A draft with everything that the set-up asks for."""
    event = make_event(
        organization,
        Phase.ANNOUNCED,
        slug=f"borrador-{next_number()}",
        title=f"Borrador {words}",
        state=EventState.DRAFT,
        published_at=None,
    )
    save(Track(event_id=event.id, slug="una", name=f"Categoría {words}"))
    save(Convener(event_id=event.id, name=f"Convocante {words}", part="Datos"))
    with writing():
        prepare_call(event, organization.name)
        prepare_rubric(event)
    for number in (1, 2):
        reto = make_challenge(event, dataset, title=f"Reto inédito {number} {words}")
        house[f"draft_reto_{number}"] = reto.slug
    make_prize(event, title=f"Premio {words}")
    cohost = make_event_member(event, Role.STAFF, name=f"Apoyo {words}")
    stage.add(f"{prefix}draft_staff", cohost)
    house["draft"], house["draft_title"] = event.slug, event.title
    house["grant"] = db.session.query(RoleGrant).filter_by(person_id=cohost.id).one().id


def add_open_event(
    stage: Stage, prefix: str, house: House, organization: Any, dataset: Any, words: str
) -> None:
    """An event that takes registrations, teams and projects."""
    event = make_event(
        organization,
        Phase.HACKING,
        title=f"Datatón abierto {words}",
        summary=f"Resumen {words}",
        venue=f"Sede {words}",
    )
    _leave_room(event)
    reto = make_challenge(event, dataset, title=f"Reto abierto {words}")
    with writing():
        prepare_call(event, organization.name)
        prepare_rubric(event)
    with writing():
        publish_call(actor_named(stage, f"{prefix}organizer"), event, f"Cambio {words}")
    lead = make_person(name=f"Líder {words}")
    mate = make_person(name=f"Integrante {words}")
    team = make_team(event, lead, mate, name=f"Equipo {words}", seeks=f"Buscan {words}")
    draft = make_submission(
        team, title=f"Proyecto inédito {words}", challenge_id=reto.id, licence="MIT"
    )
    save(
        SubmissionDataset(
            submission_id=draft.id, dataset_id=dataset.id, use=f"Uso {words}", position=0
        )
    )
    record = a_stored_file("captura.png", picture(), FileKind.IMAGE)
    attachment = save(
        Attachment(submission_id=draft.id, file_id=record.id, kind=AttachmentKind.SCREENSHOT)
    )
    handed = make_handed_in(event, title=f"Entregado {words}", challenge_id=reto.id)
    stage.add(f"{prefix}lead", lead)
    stage.add(f"{prefix}mate", mate)
    stage.add(f"{prefix}other_lead", handed.team.lead)
    loner = make_person(name=f"Solitaria {words}")
    house["registration"] = make_registration(event, loner).public_id
    stage.add(f"{prefix}registered", loner)
    stage.add(f"{prefix}staff", make_event_member(event, Role.STAFF))
    stage.add(f"{prefix}observer", make_event_member(event, Role.OBSERVER))
    stage.add(f"{prefix}cohost", make_event_member(event, Role.COHOST))
    house["open"], house["reto"], house["team"] = event.slug, reto.slug, team.public_id
    house["seat"] = team.members[1].id
    house["code"] = team.invite_code
    house["project"], house["project_title"] = draft.public_id, draft.title
    house["attachment"], house["file"], house["file_name"] = (
        attachment.id,
        record.public_id,
        record.name,
    )
    house["handed"], house["handed_title"] = handed.public_id, handed.title
    house["folio"] = handed.current_version.folio
    with writing():
        made = invite(actor(lead), team, f"invitada{next_number()}@example.org")
        house["invitation"], house["invitation_token"] = made.public_id, issue_invitation_link(made)


def _secrets(letter: str, words: str) -> dict[str, str]:
    """What a judge writes beside the marks."""
    return {
        "notes": f"Nota secreta {letter} {words}",
        "feedback": f"Comentario secreto {letter} {words}",
    }


def _leave_room(event: Any) -> None:
    """Let some days pass between the last hand-in and the judging, for an extension."""
    names = ("judging_at", "judging_until", "results_at", "archived_at")
    change(event, **{name: getattr(event, name) + timedelta(days=5) for name in names})


def _judges(stage: Stage, prefix: str, event: Any, words: str, names: str) -> list[Any]:
    judges = []
    for letter in names:
        person = make_person(name=f"Jurado {letter} {words}")
        judges.append(make_judge(event, person, affiliation=f"Instituto {words}"))
        stage.add(f"{prefix}judge_{letter}", person)
    return judges


def add_rubric(event: Any) -> list[Any]:
    with writing():
        prepare_rubric(event)
    found = db.session.query(Criterion).filter_by(event_id=event.id)
    return found.order_by(Criterion.position).all()


def add_planned(stage: Stage, prefix: str, house: House, organization: Any, words: str) -> None:
    """An event whose round is not open yet."""
    event = make_event(organization, Phase.JUDGING, title=f"Por evaluar {words}")
    add_rubric(event)
    make_round(event, RoundState.DRAFT, name=f"Ronda {words}")
    judges = _judges(stage, prefix, event, words, "PQ")
    entries = [make_handed_in(event, title=f"Aspirante {n} {words}") for n in (1, 2)]
    house["planned"], house["planned_judge"] = event.slug, judges[0].public_id
    house["planned_entry"] = entries[0].public_id


def add_judging(stage: Stage, prefix: str, house: House, organization: Any, words: str) -> None:
    """An event with an open round: one judge is done, the other has begun."""
    event = make_event(organization, Phase.JUDGING, title=f"En evaluación {words}")
    criteria = add_rubric(event)
    round_ = make_round(event, RoundState.OPEN)
    judges = _judges(stage, prefix, event, words, "AB")
    team = make_team(event, make_person(name=f"Autora {words}"), name=f"Autoras {words}")
    entries = [
        make_handed_in(event, team, title=f"Secreto uno {words}"),
        make_handed_in(event, title=f"Secreto dos {words}"),
    ]
    given = [make_assignment(round_, judge, entry) for judge in judges for entry in entries]
    for assignment in given[:2]:
        make_review(assignment, dict.fromkeys(criteria, 4), **_secrets("A", words))
    make_review(given[2], {criteria[0]: 2}, is_complete=False, **_secrets("B", words))
    stage.add(f"{prefix}author", team.lead)
    house["judging"], house["entry"] = event.slug, entries[0].public_id
    house["entry_title"], house["entry_folio"] = entries[0].title, entries[0].current_version.folio
    house["entry_team"] = team.public_id
    house["judge"], house["assignment"] = judges[1].public_id, given[2].public_id
    house["other_assignment"] = given[0].public_id
    house["judge_b"] = judges[1].public_id
    house["free_assignment"] = given[3].public_id
    with writing():
        house["judge_link"] = issue_judge_link(judges[1])
