"""Letters to judges: each has a link of its own, which works until the round closes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hackathon.db import db, writing
from hackathon.domain.accounts.tokens import token_hash
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.jury import enter_by_link
from hackathon.domain.judging.models import AssignmentState, JudgeLink
from hackathon.errors import Missing
from hackathon.jobs.letters import build
from hackathon.jobs.letters import judging as _builders
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_round
from tests.factories.people import make_person
from tests.factories.saving import change
from tests.factories.submissions import make_handed_in

LINK = re.compile(r"http://localhost/jurado/(\S+)")


def _judge(**values: Any) -> tuple[Any, Any]:
    event = make_event(phase=Phase.JUDGING, title="Datatón Agua")
    return event, make_judge(event, make_person(name="Ana"), **values)


def test_the_link_of_an_invitation_lets_its_judge_in(app: Any) -> None:
    event, judge = _judge()
    make_assignment(make_round(event, minutes_per_review=8), judge, make_handed_in(event))
    sent = build("judge_invitation", {"judge": judge.id}, "es")
    assert sent.subject == "Invitación al jurado de «Datatón Agua»"
    assert "1 proyecto" in sent.text
    assert "8 minutos" in sent.text
    found = LINK.search(sent.text)
    assert found is not None
    with writing():
        assert enter_by_link(found[1])[0].id == judge.id
    kept = db.session.query(JudgeLink).one()
    assert kept.token_hash == token_hash(found[1])
    assert _builders.MINUTES_PER_REVIEW > 0


def test_each_sending_has_a_link_of_its_own(app: Any) -> None:
    _, judge = _judge()
    for _time in range(2):
        build("judge_invitation", {"judge": judge.id}, "es")
    assert db.session.query(JudgeLink).count() == 2


def test_an_invitation_to_an_event_without_dates_names_none(app: Any) -> None:
    event, judge = _judge()
    change(event, judging_until=None, results_at=None, archived_at=None)
    assert "Cierre" not in build("judge_invitation", {"judge": judge.id}, "es").text


def test_a_reminder_says_what_is_left(app: Any) -> None:
    event, judge = _judge()
    round_ = make_round(event)
    for state in (AssignmentState.DONE, AssignmentState.STARTED, AssignmentState.OFFERED):
        make_assignment(round_, judge, make_handed_in(event), state=state)
    sent = build("judge_reminder", {"judge": judge.id}, "es")
    assert sent.subject == "Te faltan 2 evaluaciones de «Datatón Agua»"
    assert "20 minutos" in sent.text


def test_no_letter_goes_where_it_makes_no_sense(app: Any) -> None:
    event, judge = _judge()
    with pytest.raises(Missing):
        build("judge_reminder", {"judge": judge.id}, "es")
    round_ = make_round(event)
    make_assignment(round_, judge, make_handed_in(event), state=AssignmentState.DONE)
    with pytest.raises(Missing):
        build("judge_reminder", {"judge": judge.id}, "es")
    change(judge, removed_at=event.created_at)
    for letter in ("judge_invitation", "judge_reminder"):
        for judge_id in (judge.id, 999):
            with pytest.raises(Missing):
                build(letter, {"judge": judge_id}, "es")
    assert db.session.query(JudgeLink).count() == 0
