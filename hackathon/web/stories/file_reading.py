"""Who may read the picture of a Historia."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.files.models import FileRecord
from hackathon.domain.stories.policies import may_see_story
from hackathon.domain.stories.queries import find_story_by_image
from hackathon.web.kit.file_readers import reads_files


@reads_files
def may_read_picture(actor: Actor, record: FileRecord) -> bool:
    """Whoever may see the Historia."""
    story = find_story_by_image(record.id)
    return story is not None and may_see_story(actor, story)
