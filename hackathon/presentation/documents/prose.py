"""Markdown as plain data for a document: blocks of runs, so that no text becomes markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]
Run = dict[str, Any]

# Raw HTML stays text; nothing is turned into a page here.
READER = MarkdownIt("commonmark", {"html": False, "maxNesting": 30}).enable(
    ["table", "strikethrough"]
)
LINKS = ("https://", "http://", "mailto:")
MARKS = {"strong": "strong", "em": "em", "s": "strike"}


def prose(markdown: str) -> list[Block]:
    """The blocks of a markdown text, with its emphasis, links, lists, quotes and tables."""
    return _blocks(SyntaxTreeNode(READER.parse(markdown)).children)


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> list[Block]:
    return [block for node in nodes for block in _block(node)]


def _block(node: SyntaxTreeNode) -> list[Block]:
    if node.type in {"paragraph", "heading"}:
        return [{"kind": node.type, "runs": _runs(node.children)}]
    if node.type in {"bullet_list", "ordered_list"}:
        items = [_blocks(item.children) for item in node.children]
        start = int(node.attrs.get("start", 1))
        return [{"kind": node.type, "start": start, "items": items}]
    if node.type == "blockquote":
        return [{"kind": "quote", "blocks": _blocks(node.children)}]
    if node.type in {"fence", "code_block"}:
        return [{"kind": "code", "lines": node.content.rstrip("\n").split("\n")}]
    if node.type == "table":
        return [{"kind": "table", "rows": _rows(node)}]
    return []


def _rows(table: SyntaxTreeNode) -> list[list[list[Run]]]:
    return [
        [_runs(cell.children) for cell in row.children]
        for part in table.children
        for row in part.children
    ]


def _runs(nodes: Iterable[SyntaxTreeNode], style: Run | None = None) -> list[Run]:
    return [run for node in nodes for run in _run(node, style or {})]


def _run(node: SyntaxTreeNode, style: Run) -> list[Run]:
    if node.type in {"text", "code_inline"}:
        code = {"code": True} if node.type == "code_inline" else {}
        return [{"text": node.content, **style, **code}] if node.content else []
    if node.type in {"softbreak", "hardbreak"}:
        return [{"text": " ", **style}]
    if node.type == "image":
        return [{"text": node.content, **style}]
    if node.type in MARKS:
        return _runs(node.children, {**style, MARKS[node.type]: True})
    if node.type == "link":
        address = str(node.attrs.get("href", ""))
        known = {"href": address} if address.startswith(LINKS) else {}
        return _runs(node.children, {**style, **known})
    return _runs(node.children, style)
