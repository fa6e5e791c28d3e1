"""YAML front matter read as plain, storable values: text, whole numbers, yes or no, lists, maps.

Dates and decimals stay the text they were. Aliases and tags are refused, so that a small post
cannot grow when it is read.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from hackathon.presentation.posts.notes import PostNote, Remark

Front = dict[str, Any]

LONGEST = 65_536
DEEPEST = 12
TRUE = re.compile(r"(?i:true|yes|on)")
FALSE = re.compile(r"(?i:false|no|off)")
INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
NULL = re.compile(r"~|null|Null|NULL|")
KEY_LINE = re.compile(r"(?P<start>[A-Za-z_][\w-]* *:) *(?P<value>\S.*)")
ITEM_LINE = re.compile(r"(?P<start> *-) +(?P<value>\S.*)")
# The YAML reader takes long over lists in lists in lists.
MANY_OPEN = re.compile(r"(?:[\[{][^\[{}\]]*+){40}")
STR, SEQ, MAP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
ONE_LINE = 1_000_000


class BadFrontMatter(ValueError):
    """The front matter cannot be read, and why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.note.value)
        self.remark = remark


class _NotPlain(yaml.YAMLError):
    """An alias, a tag, a list as a key, or too deep a nesting."""


class _NotAMapping(yaml.YAMLError):
    """A list or a text where keys and values were expected."""


class _Reading:
    """One reading of a tree of nodes into plain values."""

    def __init__(self) -> None:
        self.repeated: list[str] = []
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, depth: int = 0) -> Any:  # noqa: ANN401  any plain value
        if id(node) in self.seen or depth > DEEPEST:
            raise _NotPlain
        self.seen.add(id(node))
        if node.tag not in {STR, SEQ, MAP}:
            raise _NotPlain
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        is_quoted = isinstance(node, yaml.ScalarNode) and node.style is not None
        return node.value if is_quoted else _scalar(node.value)

    def mapping(self, node: yaml.MappingNode, depth: int) -> Front:
        mapping: Front = {}
        for key, inner in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _NotPlain
            if key.value in mapping:
                self.repeated.append(key.value)
            mapping[key.value] = self.value(inner, depth + 1)
        return mapping


def read_front(text: str) -> tuple[Front, list[Remark]]:
    """The values of a front matter, mended where people commonly slip; or BadFrontMatter."""
    if len(text) > LONGEST:
        raise BadFrontMatter(Remark(PostNote.TOO_LARGE))
    untabbed = text.replace("\t", "  ")
    mended = "\n".join(_mended(line) for line in untabbed.splitlines())
    tabs = [Remark(PostNote.TABS)] if "\t" in text else []
    trials: tuple[tuple[str, list[Remark]], ...] = (
        (text, []),
        (untabbed, tabs),
        (mended, [*tabs, Remark(PostNote.MENDED)]),
    )
    trouble: Remark | None = None
    for trial, remarks in trials:
        try:
            front, repeated = _loaded(trial)
        except (yaml.YAMLError, RecursionError) as error:
            trouble = trouble or _trouble(error)
        else:
            return front, [*remarks, *(Remark(PostNote.DUPLICATE_KEY, key) for key in repeated)]
    raise BadFrontMatter(trouble or Remark(PostNote.BAD_FRONT_MATTER))


def write_front(front: Front) -> str:
    """The values as YAML in their order, one line a text."""
    if not front:
        return ""
    written = yaml.serialize(
        _node(front), Dumper=yaml.BaseDumper, allow_unicode=True, width=ONE_LINE
    )
    return str(written)


def _loaded(text: str) -> tuple[Front, list[str]]:
    if MANY_OPEN.search(text):
        raise _NotPlain
    tree = yaml.compose(text, Loader=yaml.BaseLoader)
    reading = _Reading()
    front = None if tree is None else reading.value(tree)
    if front is None:
        return {}, []
    if not isinstance(front, dict):
        raise _NotAMapping
    return front, reading.repeated


def _scalar(text: str) -> str | int | bool | None:
    """A word without quotes as the value it stands for."""
    if TRUE.fullmatch(text):
        return True
    if FALSE.fullmatch(text):
        return False
    if NULL.fullmatch(text):
        return None
    return int(text) if INT.fullmatch(text) else text


def _node(value: object) -> yaml.Node:
    """A plain value as a node whose text reads back as the same value."""
    if isinstance(value, dict):
        pairs = [(yaml.ScalarNode(STR, key), _node(inner)) for key, inner in value.items()]
        return yaml.MappingNode(MAP, pairs, flow_style=not pairs)
    if isinstance(value, list):
        return yaml.SequenceNode(SEQ, [_node(inner) for inner in value], flow_style=not value)
    if isinstance(value, str):
        is_plain = _scalar(value) == value and "\n" not in value
        return yaml.ScalarNode(STR, value, style=None if is_plain else _style(value))
    words = {None: "", True: "true", False: "false"}
    return yaml.ScalarNode(STR, words[value] if value in (None, True, False) else str(value))


def _style(text: str) -> str:
    return "|" if "\n" in text else "'"


def _mended(line: str) -> str:
    """A line with its value in quotes, where it cannot be read without."""
    line = line.rstrip()
    found = KEY_LINE.fullmatch(line) or ITEM_LINE.fullmatch(line)
    if found is None:
        return line
    start, value = found["start"], found["value"]
    if _is_readable(f"{start.strip()} {value}"):
        return f"{start} {value}"
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    quoted = value.replace("'", "''")
    return f"{start} '{quoted}'"


def _is_readable(line: str) -> bool:
    try:
        yaml.compose(line, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return False
    return True


def _trouble(error: Exception) -> Remark:
    if isinstance(error, _NotAMapping):
        return Remark(PostNote.NOT_A_MAPPING)
    mark = getattr(error, "problem_mark", None)
    return Remark(PostNote.BAD_FRONT_MATTER, value=f"línea {mark.line + 1}" if mark else "")
