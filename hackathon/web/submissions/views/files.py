"""The files of a project."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.submissions.actions.drafting import MOST_FILES, add_file, remove_file
from hackathon.domain.submissions.checklist import checklist
from hackathon.domain.submissions.models import Attachment, AttachmentKind, Submission
from hackathon.domain.submissions.policies import may_edit_submission
from hackathon.domain.submissions.queries import get_submission
from hackathon.errors import Missing
from hackathon.gateways.files import FileKind
from hackathon.values import StoredFile
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import UNPROCESSABLE
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.uploads import MEGABYTE, has_upload, store_upload
from hackathon.web.kit.writing import attempt, writing
from hackathon.web.submissions.forms import FileForm
from hackathon.web.submissions.views.blueprint import bp, checklist_lines, steps_for

LARGEST_MB = 20
KINDS = {
    AttachmentKind.SCREENSHOT: (FileKind.IMAGE,),
    AttachmentKind.DOCUMENT: (FileKind.DOCUMENT, FileKind.DATA, FileKind.IMAGE),
}


@bp.get("/proyectos/<public_id>/archivos")
@guarded(may_edit_submission, load=get_submission)
def files(submission: Submission) -> ResponseReturnValue:
    """The files of the draft."""
    return _show(submission, FileForm(), 200)


@bp.post("/proyectos/<public_id>/archivos")
@guarded(may_edit_submission, load=get_submission)
def post_files(submission: Submission) -> ResponseReturnValue:
    """Store a file, then add it to the draft."""
    form = FileForm()
    if not form.validate():
        return _show(submission, form, form.status)
    stored = _stored(form)
    if stored is None:
        return _show(submission, form, form.status)
    kind, caption = form.chosen_kind(), form.caption.data
    made = attempt(form, lambda: add_file(current_actor(), submission, stored, kind, caption))
    if made is None:
        return _show(submission, form, form.status)
    say(_("Archivo guardado."))
    return redirect_to("submissions.files", public_id=submission.public_id)


def get_attachment(public_id: str, number: int) -> Attachment:
    """A file of this project; one of another project is Missing."""
    submission = get_submission(public_id)
    for attachment in submission.attachments:
        if attachment.id == number:
            return attachment
    raise Missing


def may_remove(actor: Actor, attachment: Attachment) -> bool:
    """Any member of the team."""
    return may_edit_submission(actor, attachment.submission)


@bp.post("/proyectos/<public_id>/archivos/<int:number>/quitar")
@guarded(may_remove, load=get_attachment)
def post_remove_file(attachment: Attachment) -> ResponseReturnValue:
    """Take a file out of the draft."""
    public_id = attachment.submission.public_id
    with writing():
        remove_file(current_actor(), attachment)
    say(_("Quitaste el archivo."))
    return redirect_to("submissions.files", public_id=public_id)


def _stored(form: FileForm) -> StoredFile | None:
    if not has_upload(form.file):
        form.file.errors, form.status = [_("Elige un archivo.")], UNPROCESSABLE
        return None
    return store_upload(form, form.file, KINDS[form.chosen_kind()], LARGEST_MB)


def _show(submission: Submission, form: FileForm, status: int) -> ResponseReturnValue:
    return page(
        "submissions/files.html",
        status,
        submission=submission,
        form=form,
        most=MOST_FILES,
        largest=LARGEST_MB * MEGABYTE,
        steps=steps_for(submission, "files"),
        lines=checklist_lines(submission, checklist(submission)),
    )
