"""Writing the draft of a project."""

from __future__ import annotations

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon import clock, richtext
from hackathon.domain.challenges.queries import challenges_of, event_datasets
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.submissions.actions.drafting import (
    Declaration,
    declare_datasets,
    keep_draft,
    save_draft,
    start_submission,
)
from hackathon.domain.submissions.checklist import checklist
from hackathon.domain.submissions.models import Submission
from hackathon.domain.submissions.policies import may_edit_submission, may_start_submission
from hackathon.domain.submissions.queries import find_submission_of, get_submission
from hackathon.domain.teams.models import Team
from hackathon.domain.teams.queries import get_team
from hackathon.presentation.data_rules import data_rule_words
from hackathon.presentation.dates import hour
from hackathon.web.kit.access import guarded, signed_in
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import CONFLICT, Plain
from hackathon.web.kit.i18n import chosen_language
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing
from hackathon.web.submissions.forms import MOST_DATASETS, DatasetsForm, ProjectForm
from hackathon.web.submissions.views.blueprint import bp, checklist_lines, steps_for

LONGEST_PREVIEW = 20_000


@bp.get("/equipos/<public_id>/proyecto")
@guarded(may_start_submission, load=get_team)
def draft(team: Team) -> ResponseReturnValue:
    """The way to the team's project: its draft, or the button that starts one."""
    submission = find_submission_of(team)
    if submission:
        return redirect_to("submissions.edit", public_id=submission.public_id)
    return page("submissions/draft.html", team=team, form=Plain())


@bp.post("/equipos/<public_id>/proyecto")
@guarded(may_start_submission, load=get_team)
def post_draft(team: Team) -> ResponseReturnValue:
    """Start the project."""
    with writing():
        submission = start_submission(current_actor(), team)
    return redirect_to("submissions.edit", public_id=submission.public_id)


@bp.get("/proyectos/<public_id>/editar")
@guarded(may_edit_submission, load=get_submission)
def edit(submission: Submission) -> ResponseReturnValue:
    """The words of the draft."""
    form = ProjectForm.of(submission, challenges_of(submission.event))
    return _show_words(submission, form, 200)


@bp.post("/proyectos/<public_id>/editar")
@guarded(may_edit_submission, load=get_submission)
def post_edit(submission: Submission) -> ResponseReturnValue:
    """Save the words and go on to the data."""
    form = ProjectForm().offer(challenges_of(submission.event))
    if _saved_words(submission, form) is None:
        return _show_words(submission, form, form.status)
    if request.form.get("then") == "stay":
        say(_("Guardado."))
        return redirect_to("submissions.edit", public_id=submission.public_id)
    return redirect_to("submissions.datasets", public_id=submission.public_id)


@bp.post("/proyectos/<public_id>/guardar")
@guarded(may_edit_submission, load=get_submission)
def post_autosave(submission: Submission) -> ResponseReturnValue:
    """Save while typing; answers in JSON what the page shows beside the form."""
    form = ProjectForm().offer(challenges_of(submission.event))
    saved = _saved_words(submission, form)
    if saved is None:
        faults = {name: texts[0] for name, texts in form.errors.items() if name and texts}
        here = f"/proyectos/{submission.public_id}/editar"
        message = form.form_errors[0] if form.form_errors else ""
        return jsonify(errors=faults, url=here, message=message), form.status
    return jsonify(saved_at=hour(clock.now(), submission.event.zone), revision=saved.revision)


@bp.post("/vista-previa")
@signed_in
def post_preview() -> ResponseReturnValue:
    """Markdown as it will be read."""
    return jsonify(html=richtext.render(request.form.get("text", "")[:LONGEST_PREVIEW]))


@bp.get("/proyectos/<public_id>/datos")
@guarded(may_edit_submission, load=get_submission)
def datasets(submission: Submission) -> ResponseReturnValue:
    """The declared datasets; those of the reto are offered."""
    lines = [{"dataset": entry.dataset.slug, "use": entry.use} for entry in submission.datasets]
    known = {line["dataset"] for line in lines}
    challenge = submission.challenge
    if challenge and not lines:
        offered = [link.dataset for link in challenge.links]
        lines = [{"dataset": d.slug, "use": ""} for d in offered if d.slug not in known]
    form = DatasetsForm(datasets=[*lines, {}, {}][: MOST_DATASETS + 2])
    form.revision.data = submission.revision
    return _show_datasets(submission, form, 200)


@bp.post("/proyectos/<public_id>/datos")
@guarded(may_edit_submission, load=get_submission)
def post_datasets(submission: Submission) -> ResponseReturnValue:
    """Declare the datasets and go on to the files."""
    form = DatasetsForm()
    done = attempt(
        form,
        lambda: declare_datasets(current_actor(), submission, _named(form), form.revision.data),
    )
    if done is None:
        return _show_datasets(submission, form, form.status)
    return redirect_to("submissions.files", public_id=submission.public_id)


def _named(form: DatasetsForm) -> list[Declaration]:
    """The declarations; lines that were only offered, without a use, count as left out."""
    return [line for line in form.declarations() if line.use]


def _saved_words(submission: Submission, form: ProjectForm) -> Submission | None:
    saved = attempt(
        form,
        lambda: save_draft(current_actor(), submission, form.words(), form.revision.data),
    )
    if saved is None and form.status == CONFLICT:
        with writing():
            keep_draft(current_actor(), f"submission:{submission.id}", form.words())
    return saved


def _show_words(submission: Submission, form: ProjectForm, status: int) -> ResponseReturnValue:
    return page(
        "submissions/edit.html",
        status,
        submission=submission,
        form=form,
        steps=steps_for(submission, "edit"),
        lines=checklist_lines(submission, checklist(submission)),
    )


def _show_datasets(submission: Submission, form: DatasetsForm, status: int) -> ResponseReturnValue:
    known: list[Dataset] = list(event_datasets(submission.event))
    extra = [entry.dataset for entry in submission.datasets if entry.dataset not in known]
    if form.is_stale:
        form.revision.data = submission.revision
        form.revision.raw_data = None
    challenge = submission.challenge
    return page(
        "submissions/datasets.html",
        status,
        submission=submission,
        form=form,
        known=[*known, *extra],
        titles={dataset.slug: dataset.title for dataset in (*known, *extra)},
        rule=data_rule_words(challenge.min_linked, challenge.min_other, chosen_language())
        if challenge
        else "",
        check=checklist(submission).data,
        steps=steps_for(submission, "datasets"),
        lines=checklist_lines(submission, checklist(submission)),
    )
