from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hackathon.richtext import ATTRIBUTES, TAGS, excerpt, render

HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//malo.example></ScRiPt>",
    '<img src=x onerror="alert(1)">',
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<iframe src="https://malo.example"></iframe>',
    '<a href="javascript:alert(1)">clic</a>',
    "[clic](javascript:alert(1))",
    "[clic](JaVaScRiPt:alert(1))",
    "[clic](  javascript:alert(1))",
    "[clic](&#106;avascript:alert(1))",
    "[clic](java&#10;script:alert(1))",
    "[clic](vbscript:msgbox)",
    "[clic](data:text/html;base64,PHNjcmlwdD4=)",
    "[clic](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![x](https://malo.example/p.png "a\\" onerror=alert(1) x=\\"")',
    '[x](https://a.example "\\" onmouseover=\\"alert(1)")',
    '[x](https://a.example/"onmouseover="alert(1))',
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "| <script>a</script> | b |\n|---|---|\n| <img src=x onerror=a> | c |",
    "<!-- --><script>alert(1)</script>",
    "<style>*{display:none}</style>",
    '<form action="https://malo.example"><input name=clave></form>',
    '<base href="https://malo.example/">',
    '<meta http-equiv="refresh" content="0;url=https://malo.example">',
    "{{ config }} {% raw %} ${7*7}",
    "\x00<\x00script>alert(1)</script>",
    "\ud800<script>",
]


class Inspector(HTMLParser):
    """Everything a browser would find in the markup."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(markup: str) -> None:
    for tag, attributes in Inspector(markup).found:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        for name in ("href", "src"):
            address = attributes.get(name) or ""
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}
        if tag == "img":
            assert (attributes["src"] or "").startswith("/")


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_markdown_is_inert(source: str) -> None:
    assert_harmless(render(source))


@given(
    st.lists(st.sampled_from([*HOSTILE, "[", "](", ")", "<", ">", '"', "\n", "`", "!", "|", "a"]))
)
def test_no_mixture_of_hostile_pieces_comes_alive(pieces: list[str]) -> None:
    assert_harmless(render("".join(pieces)))


def test_control_markdown_with_html_let_through_is_not_inert() -> None:
    naive = MarkdownIt("commonmark").render("<img src=x onerror=alert(1)>")
    with pytest.raises(AssertionError):
        assert_harmless(naive)


def test_what_looks_like_html_is_shown_as_it_was_written() -> None:
    assert render("5 < 6 <b>x</b>") == "<p>5 &lt; 6 &lt;b&gt;x&lt;/b&gt;</p>\n"


def test_headings_start_below_the_title_of_the_page() -> None:
    assert render("# A\n\n### C") == "<h2>A</h2>\n<h4>C</h4>\n"
    assert render("# A", top_heading=3) == "<h3>A</h3>\n"
    assert render("## A\n\n### B") == "<h2>A</h2>\n<h3>B</h3>\n"
    assert render("# A\n\n###### F", top_heading=4) == "<h4>A</h4>\n<h6>F</h6>\n"


def test_links_promise_nothing_to_search_engines_nor_to_their_target() -> None:
    assert render("[datos](https://datos.gob.mx)") == (
        '<p><a href="https://datos.gob.mx" rel="nofollow noopener ugc">datos</a></p>\n'
    )
    assert 'href="mailto:enlace@demo.example"' in render("<enlace@demo.example>")
    assert 'href="/eventos/xalapa-2014"' in render("[evento](/eventos/xalapa-2014)")


def test_a_picture_of_this_site_is_shown() -> None:
    assert render("![Mapa *de* rutas](/archivos/abc)") == (
        '<p><img src="/archivos/abc" alt="Mapa de rutas" loading="lazy"></p>\n'
    )


@pytest.mark.parametrize(
    "address", ["https://malo.example/p.png", "//malo.example/p.png", "/\\malo.example/p.png"]
)
def test_a_picture_of_another_site_is_a_link(address: str) -> None:
    markup = render(f"![Mapa]({address})")
    assert "<img" not in markup
    assert ">Mapa</a>" in markup


def test_a_picture_without_description_is_named_by_its_address() -> None:
    assert ">https://a.example/p.png</a>" in render("![](https://a.example/p.png)")


def test_tables_name_what_their_headings_head() -> None:
    markup = render("| Año | Viajes |\n|---|--:|\n| 2014 | 12 |")
    assert '<th scope="col">Año</th>' in markup
    assert "<td>12</td>" in markup
    assert "style" not in markup


def test_lists_quotes_code_and_deletions_are_kept() -> None:
    markup = render("3. a\n\n> cita\n\n`x`\n\n~~no~~\n\n---")
    for piece in ('<ol start="3">', "<blockquote>", "<code>x</code>", "<s>no</s>", "<hr>"):
        assert piece in markup


@pytest.mark.parametrize("source", ["", "   ", "\n\n"])
def test_nothing_written_is_nothing_shown(source: str) -> None:
    assert render(source) == ""
    assert excerpt(source, 10) == ""


@pytest.mark.parametrize(
    "source",
    ["[" * 20_000, "(" * 20_000, "*a_" * 10_000, "> " * 10_000, "`" * 20_000, "![" * 10_000,
     "- " * 10_000, "|" * 20_000 + "\n" + "|-" * 10_000, "[a](" * 5_000, "<" * 20_000,
     "~~a" * 10_000, "\\" * 20_000, "&" * 20_000, "a\n" * 20_000],
    ids=lambda source: source[:4],
)  # fmt: skip
def test_a_tedious_text_is_rendered_in_bounded_time(source: str) -> None:
    began = time.process_time()
    assert_harmless(render(source))
    assert time.process_time() - began < 5


def test_an_excerpt_is_plain_text_cut_between_words() -> None:
    source = "# Título\n\nUna **ruta** [corta](https://a.example) de\nautobús, con `código`."
    assert excerpt(source, 200) == "Una ruta corta de autobús, con código."
    assert excerpt(source, 26) == "Una ruta corta de autobús…"
    assert excerpt(source, 20) == "Una ruta corta de…"
    assert excerpt("# Solo título", 100) == "Solo título"
    assert excerpt("a" * 50, 10) == "a" * 9 + "…"


def test_an_excerpt_describes_pictures_and_leaves_code_blocks_out() -> None:
    assert excerpt("![Mapa](/a) y  \nfin\n\n```\ncódigo\n```", 100) == "Mapa y fin"


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_an_excerpt_is_never_longer_than_asked(source: str, length: int) -> None:
    assert len(excerpt(source, length)) <= length
