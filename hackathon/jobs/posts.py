"""Posts of files into Historias and back, without losing what nobody changed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from hackathon.db import writing
from hackathon.domain.organizations.models import Organization
from hackathon.domain.stories.actions.importing import Imported, KeptPost, PostText, import_post
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.stories.queries import exportable_stories
from hackathon.presentation.posts.display import shown_markdown
from hackathon.presentation.posts.fields import PostFields, fields_of, merged_front, new_front
from hackathon.presentation.posts.notes import PostNote, Remark
from hackathon.presentation.posts.parsing import ParsedPost, parse_post, read_post, write_post

ENDINGS = frozenset({".md", ".markdown", ".html", ".txt"})
LONGEST_PATH = 300
OLD_ENCODING = "cp1252"


@dataclass(frozen=True)
class ImportedFile:
    """A line of the report: the file, what became of it, and what there is to say."""

    name: str
    outcome: Imported | None
    remarks: tuple[Remark, ...] = ()
    taken_paths: tuple[str, ...] = ()
    unknown_datasets: tuple[str, ...] = ()
    slug: str = ""

    @property
    def has_warnings(self) -> bool:
        """Whether there is more to say than that it was imported."""
        return bool(self.remarks or self.taken_paths or self.unknown_datasets)


def import_folder(
    folder: Path, organization: Organization | None, note: str = ""
) -> Iterator[ImportedFile]:
    """Import every post of a folder, each in a unit of its own, and report it."""
    for path in post_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = Remark(PostNote.UNREADABLE, value=error.strerror or "")
            yield ImportedFile(name, None, (reason,))
            continue
        yield import_file(name, content, organization, note)


def import_file(
    name: str, content: bytes, organization: Organization | None, note: str = ""
) -> ImportedFile:
    """Import one post; what cannot be read is refused with its reason and changes nothing."""
    post = read_post(content, name)
    if post.refused is not None:
        return ImportedFile(name, None, (post.refused,))
    text, remarks = post_text(post, content, note)
    if len(name) > LONGEST_PATH or not text.title:
        return ImportedFile(name, None, (Remark(PostNote.NO_TITLE, "title"),))
    with writing():
        kept = import_post(organization, text)
        return _line(name, kept, remarks)


def post_files(folder: Path) -> list[Path]:
    """The files of a folder that may be posts, in order; links and hidden files are left out."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in ENDINGS
        and path.is_file()
        and not path.is_symlink()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def post_text(post: ParsedPost, content: bytes, note: str) -> tuple[PostText, tuple[Remark, ...]]:
    """A post as the domain keeps it, with every remark that reading it gave."""
    known, remarks = fields_of(post.front, post.body, post.name)
    text = PostText(
        name=post.name,
        source=post.block + post.body,
        source_hash=hashlib.sha256(content).hexdigest(),
        title=known.title,
        body=shown_markdown(post.body).strip(),
        tagline=known.tagline,
        excerpt=known.excerpt,
        category=known.category,
        sub_section=known.sub_section,
        authors=known.authors,
        tags=known.tags,
        datasets=known.datasets,
        external_datasets=_outside(known),
        old_paths=old_paths((known.permalink, *known.redirects)),
        slug=known.slug,
        note=note,
        is_published=known.is_published,
        is_featured=known.is_featured,
        dated_at=known.dated_at,
    )
    return text, (*post.remarks, *remarks)


def old_paths(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """The paths of old addresses as a request would name them, each once."""
    paths = []
    for address in addresses:
        try:
            path = unquote(urlsplit(address).path)
        except ValueError:
            continue
        whole = path if path.startswith("/") else f"/{path}"
        if whole != "/" and len(whole) <= LONGEST_PATH and whole.isprintable():
            paths.append(whole)
    return tuple(dict.fromkeys(paths))


def export_folder(folder: Path, organization: Organization | None) -> Iterator[str]:
    """Write every published or imported Historia as a post and name each file."""
    taken: set[str] = set()
    for story in exportable_stories(organization):
        name = _file_name(story, taken)
        taken.add(name)
        path = folder / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(exported(story))
        yield name


def exported(story: Story) -> bytes:
    """A Historia as a post: byte for byte as it came while nobody changed it."""
    if story.source_text is None:
        fresh = _fields(story, PostFields())
        return write_post(new_front(fresh), f"\n{story.body}\n").encode()
    post = parse_post(story.source_text, story.source_name or "")
    front, body = post.front, post.body
    old, _remarks = fields_of(front, body, post.name)
    fresh = _changed(story, old)
    if fresh != old:
        front = merged_front(front, fresh, body, post.name)
    if _plain(story.body) != _plain(shown_markdown(body)):
        body = f"\n{story.body}\n"
    return _as_it_came(story, write_post(front, body, post.block))


def _as_it_came(story: Story, text: str) -> bytes:
    """The bytes of the text, in the old encoding when that gives the file as it was read."""
    for encoding in ("utf-8", OLD_ENCODING):
        try:
            content = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if hashlib.sha256(content).hexdigest() == story.source_hash:
            return content
    return text.encode()


def _changed(story: Story, old: PostFields) -> PostFields:
    """The fields of the post with those replaced that were changed here since the import."""
    as_imported, now = _cut(old), _fields(story, old)
    changes = {
        name: getattr(now, name)
        for name in KEPT
        if getattr(as_imported, name) != getattr(_cut(now), name)
    }
    return replace(old, **changes)


KEPT = (
    *("title", "tagline", "excerpt", "authors", "tags", "category", "sub_section"),
    *("external_datasets", "is_published", "is_featured", "datasets"),
)


def _fields(story: Story, old: PostFields) -> PostFields:
    """A Historia in the words of a post; what posts know and we do not stays as it was."""
    linked = tuple(
        name
        for link in story.links
        for name in (_named_in(old, link.dataset.slug, link.dataset.remote_id),)
    )
    unknown = tuple(slug for slug in old.datasets if slug not in linked)
    return replace(
        old,
        title=story.title,
        tagline=story.tagline,
        excerpt=story.excerpt,
        authors=tuple(story.authors),
        tags=tuple(story.tags),
        category=story.category,
        sub_section=story.sub_section,
        external_datasets=tuple((row["title"], row["url"]) for row in story.external_datasets),
        datasets=tuple(dict.fromkeys((*linked, *unknown))) if linked or unknown else (),
        is_published=story.state is StoryState.PUBLISHED,
        is_featured=story.is_featured,
        slug=old.slug or story.slug,
        dated_at=old.dated_at or story.dated_at or story.published_at,
    )


def _named_in(old: PostFields, slug: str, remote_id: str | None) -> str:
    return remote_id if remote_id and remote_id in old.datasets else slug


def _cut(known: PostFields) -> PostFields:
    """The fields as a Historia can hold them, to compare what came with what stands."""
    return replace(
        known,
        title=known.title[:240],
        tagline=known.tagline[:240],
        excerpt=known.excerpt[:800],
        datasets=tuple(sorted(known.datasets)),
    )


def _outside(known: PostFields) -> tuple[dict[str, str], ...]:
    return tuple({"title": title, "url": url} for title, url in known.external_datasets)


def _plain(text: str) -> str:
    """A text without what saving it in a form changes: outer blanks, line ends, composition."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


def _file_name(story: Story, taken: set[str]) -> str:
    if story.source_name and story.source_name not in taken:
        return story.source_name
    at = story.dated_at or story.published_at or story.created_at
    return f"{at:%Y-%m-%d}-{story.slug}.md"


def _line(name: str, kept: KeptPost, remarks: tuple[Remark, ...]) -> ImportedFile:
    if kept.outcome is Imported.UNCHANGED:
        return ImportedFile(name, kept.outcome, slug=kept.story.slug)
    return ImportedFile(
        name, kept.outcome, remarks, kept.taken_paths, kept.unknown_datasets, kept.story.slug
    )
