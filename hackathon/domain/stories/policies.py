"""Who may read, write and publish Historias."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.organizations.models import Organization
from hackathon.domain.results.models import Award
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.stories.writers import PUBLISHERS, WRITERS


def may_write_stories(actor: Actor, organization: Organization) -> bool:
    """The owners, organizers and editors of the institution."""
    return actor.has_organization_role(organization.id, *WRITERS)


def may_draft_story(actor: Actor, award: Award) -> bool:
    """Those who write for the institution that gave the award."""
    return actor.has_organization_role(award.event.organization_id, *WRITERS)


def may_write_story(actor: Actor, story: Story) -> bool:
    """Those who write for its institution; operators where it has none."""
    if story.organization_id is None:
        return actor.is_operator
    return actor.has_organization_role(story.organization_id, *WRITERS)


def may_publish_story(actor: Actor, story: Story) -> bool:
    """The owners and organizers of its institution; operators where it has none."""
    if story.organization_id is None:
        return actor.is_operator
    return actor.has_organization_role(story.organization_id, *PUBLISHERS)


def may_see_story(actor: Actor, story: Story) -> bool:
    """Everybody once published; before, those who write for its institution."""
    return story.state is StoryState.PUBLISHED or may_write_story(actor, story)


def may_edit_story(actor: Actor, story: Story) -> bool:
    """Those who write it; once published, where a change shows at once, those who publish it."""
    if story.state is StoryState.PUBLISHED:
        return may_publish_story(actor, story)
    return may_write_story(actor, story)
