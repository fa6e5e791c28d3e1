"""Who may read the files of a project: whoever may read the project they were handed in with."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.files.models import FileRecord
from hackathon.domain.judging.reading import may_open_submission
from hackathon.domain.submissions.policies import may_edit_submission
from hackathon.domain.submissions.queries import find_project_of_file, is_in_current_version
from hackathon.web.kit.file_readers import reads_files


@reads_files
def may_read_project_file(actor: Actor, record: FileRecord) -> bool:
    """Its team always; others only what the newest handed-in version lists."""
    submission = find_project_of_file(record)
    if submission is None:
        return False
    if may_edit_submission(actor, submission):
        return True
    return is_in_current_version(submission, record) and may_open_submission(actor, submission)
