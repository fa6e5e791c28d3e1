"""The fields of a Historia as the front matter of posts names them, old spellings included."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hackathon.presentation.labels.data import STORY_CATEGORIES, STORY_SECTIONS
from hackathon.presentation.posts.front_matter import Front
from hackathon.presentation.posts.notes import PostNote, Remark
from hackathon.presentation.posts.values import (
    Links,
    code_of,
    links_of,
    moment_of,
    texts_of,
    web_address,
)

ZONE = ZoneInfo("America/Mexico_City")
DATED_NAME = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<rest>.+)")
OTHER_CATEGORIES = frozenset({"", "other", "others", "otro", "otra", "otras", "otros"})
IMAGE_KEYS = ("featured_img", "grid_img", "cover_photo", "cover")


@dataclass(frozen=True, kw_only=True)
class PostFields:
    """What a Historia takes from a post."""

    title: str = ""
    tagline: str = ""
    excerpt: str = ""
    authors: tuple[str, ...] = ()
    dated_at: datetime | None = None
    is_published: bool = True
    is_featured: bool = False
    featured_tagline: str = ""
    slug: str = ""
    permalink: str = ""
    redirects: tuple[str, ...] = ()
    sub_section: str = "historias"
    category: str = "otros"
    tags: tuple[str, ...] = ()
    collaborators: tuple[str, ...] = ()
    image: str = ""
    datasets: tuple[str, ...] = ()
    external_datasets: Links = ()
    app_links: dict[str, str] = field(default_factory=dict)


def fields_of(front: Front, body: str, name: str) -> tuple[PostFields, tuple[Remark, ...]]:
    """The fields of a post, and a remark on each that had to be guessed or left out."""
    remarks: list[Remark] = []
    known: dict[str, Any] = {
        attribute: _text(front, key, remarks) for attribute, key in TEXT_KEYS.items()
    }
    stem, dated = _name_parts(name, remarks)
    permalink = known["permalink"]
    datasets, lent = _datasets(front, remarks)
    known |= {
        "title": known["title"] or _title(body, stem, remarks),
        "authors": tuple(part.strip() for part in known["authors"].split("|") if part.strip()),
        "dated_at": _dated_at(front, dated, remarks),
        "is_published": _flag(front, "published", remarks, default=True),
        "is_featured": _flag(front, "featured", remarks, default=False),
        "slug": code_of(permalink.rstrip("/").split("/")[-1].removesuffix(".html") or stem),
        "redirects": texts_of(front.get("redirect_from"), split=None),
        "sub_section": _section(front, remarks),
        "category": _category(front, remarks),
        "tags": texts_of(front.get("tags")),
        "collaborators": texts_of(front.get("collaborators")),
        "image": next((text for key in IMAGE_KEYS if (text := _text(front, key, []))), ""),
        "datasets": datasets,
        "external_datasets": lent,
        "app_links": _app_links(front, remarks),
    }
    return PostFields(**known), tuple(remarks)


TEXT_KEYS = {
    "title": "title",
    "tagline": "tagline",
    "excerpt": "excerpt",
    "authors": "author",
    "featured_tagline": "featured_tagline",
    "permalink": "permalink",
}


def merged_front(front: Front, fresh: PostFields, body: str, name: str) -> Front:
    """The front matter with what changed in it; keys that say the same, or are unknown, stay."""
    old, _remarks = fields_of(front, body, name)
    merged = dict(front)
    for each in fields(PostFields):
        if getattr(old, each.name) != getattr(fresh, each.name):
            merged |= KEYS[each.name](fresh)
    return merged


def new_front(fresh: PostFields) -> Front:
    """The front matter of a Historia that was born here, in the usual order of keys."""
    front: Front = {"layout": "post"}
    for name in ORDER:
        front |= KEYS[name](fresh)
    return front


def _when(at: datetime | None) -> str | None:
    return at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M:%S %z") if at else None


def _keyed(key: str, attribute: str) -> Callable[[PostFields], Front]:
    return lambda post: {key: getattr(post, attribute) or None}


def _listed(key: str, attribute: str) -> Callable[[PostFields], Front]:
    return lambda post: {key: list(getattr(post, attribute)) or None}


KEYS: dict[str, Callable[[PostFields], Front]] = {
    "is_published": lambda post: {"published": post.is_published},
    "is_featured": lambda post: {"featured": post.is_featured},
    "featured_tagline": _keyed("featured_tagline", "featured_tagline"),
    "title": _keyed("title", "title"),
    "tagline": _keyed("tagline", "tagline"),
    "excerpt": _keyed("excerpt", "excerpt"),
    "authors": lambda post: {"author": " | ".join(post.authors) or None},
    "dated_at": lambda post: {"date": _when(post.dated_at)},
    "image": lambda post: {"grid_img": post.image or None, "featured_img": post.image or None},
    "datasets": _listed("datasets", "datasets"),
    "external_datasets": lambda post: {
        "external_datasets": [{"title": title, "url": url} for title, url in post.external_datasets]
        or None
    },
    "permalink": lambda post: {"permalink": post.permalink or None},
    "slug": lambda post: {
        "permalink": post.permalink or f"/impacto/{post.sub_section}/{post.slug}.html"
    },
    "redirects": _listed("redirect_from", "redirects"),
    "sub_section": lambda post: {"section": "impacto", "sub_section": post.sub_section},
    "category": lambda post: {
        "category": post.category,
        "category_title": STORY_CATEGORIES[post.category].msgid,
    },
    "tags": _listed("tags", "tags"),
    "collaborators": _listed("collaborators", "collaborators"),
    "app_links": lambda post: {"links": dict(post.app_links) or None},
}
ORDER = tuple(name for name in KEYS if name not in {"permalink", "app_links"})


def _text(front: Front, key: str, remarks: list[Remark]) -> str:
    value = front.get(key)
    if isinstance(value, list | dict):
        remarks.append(Remark(PostNote.BAD_VALUE, key))
        return ""
    return "" if value is None or isinstance(value, bool) else " ".join(str(value).split())


def _flag(front: Front, key: str, remarks: list[Remark], *, default: bool) -> bool:
    value = front.get(key)
    if value is None or isinstance(value, bool):
        return default if value is None else value
    remarks.append(Remark(PostNote.BAD_VALUE, key, str(value)))
    return default


def _name_parts(name: str, remarks: list[Remark]) -> tuple[str, datetime | None]:
    """The name of a file without ending and date, and that date."""
    stem = re.split(r"[/\\]", name)[-1].rsplit(".", 1)[0]
    found = DATED_NAME.fullmatch(stem)
    if found is None:
        return stem, None
    dated = moment_of(found["date"], ZONE)
    if dated is None:
        remarks.append(Remark(PostNote.BAD_DATE_IN_NAME, value=found["date"]))
    return found["rest"], dated


def _title(body: str, stem: str, remarks: list[Remark]) -> str:
    remarks.append(Remark(PostNote.NO_TITLE, "title"))
    heading = re.search(r"^#{1,3}[ \t]+(\S.*?)[ \t#]*$", body, re.MULTILINE)
    return heading[1] if heading else stem.replace("-", " ").replace("_", " ").strip().capitalize()


def _dated_at(front: Front, dated: datetime | None, remarks: list[Remark]) -> datetime | None:
    written = _text(front, "date", remarks)
    moment = moment_of(written, ZONE)
    if written and moment is None:
        remarks.append(Remark(PostNote.BAD_DATE, "date", written))
    return moment or dated


def _section(front: Front, remarks: list[Remark]) -> str:
    written = _text(front, "sub_section", remarks)
    section = code_of(written)
    if section in STORY_SECTIONS:
        return section
    if written:
        remarks.append(Remark(PostNote.UNKNOWN_SECTION, "sub_section", written))
    return "historias"


def _category(front: Front, remarks: list[Remark]) -> str:
    written = _text(front, "category", remarks)
    category = code_of(written)
    if category in STORY_CATEGORIES:
        return category
    if category not in OTHER_CATEGORIES:
        remarks.append(Remark(PostNote.UNKNOWN_CATEGORY, "category", written))
    return "otros"


def _datasets(front: Front, remarks: list[Remark]) -> tuple[tuple[str, ...], Links]:
    """Slugs of the catalogue, and datasets of elsewhere; older posts mix them."""
    listed = front.get("datasets")
    items = listed if isinstance(listed, list) else [listed]
    slugs = [slug for item in items if not isinstance(item, dict) for slug in texts_of(item)]
    lent = [
        *links_of([item for item in items if isinstance(item, dict)], "datasets", remarks),
        *links_of(front.get("external_datasets"), "external_datasets", remarks),
    ]
    return tuple(dict.fromkeys(slugs)), tuple(dict.fromkeys(lent))


def _app_links(front: Front, remarks: list[Remark]) -> dict[str, str]:
    listed = front.get("links")
    if not isinstance(listed, dict):
        if listed:
            remarks.append(Remark(PostNote.BAD_VALUE, "links"))
        return {}
    addresses = {
        key: web_address(value, "links", remarks)
        for key, value in listed.items()
        if isinstance(value, str) and value.strip()
    }
    return {key: address for key, address in addresses.items() if urlsplit(address).netloc}
