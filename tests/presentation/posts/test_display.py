"""What only the old site understood is not shown."""

from __future__ import annotations

import pytest

from hackathon.presentation.posts.display import shown_markdown

FILM = '<iframe src="//v.example/e?a=1&amp;b=2"></iframe>'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            "[a](datos.gob.mx/x) [b](https://b.example) [c](Portal%20x)",
            "[a](http://datos.gob.mx/x) [b](https://b.example) c",
        ),
        (
            "![f]({{ site.url }}assets/a.png) ![g](https://g.example/g.png)",
            " ![g](https://g.example/g.png)",
        ),
        ("<p>Uno <b>dos</b></p><script>alert('<b>')</script><!-- x -->", "Uno dos"),
        ('<a class="x" href="https://a.example">ir <i>ya</i></a>', "[ir ya](https://a.example)"),
        (FILM, "\n\n[Contenido en otro sitio: v.example](https://v.example/e?a=1&b=2)\n\n"),
        ("a {% include x %}b\r\nc", "a b\nc"),
        ("```\n<b>{{ x }}</b>\n```\n<b>y</b>", "```\n<b>{{ x }}</b>\n```\ny"),
        ("1 < 2 y 3 > 2", "1 < 2 y 3 > 2"),
        ("\ufeff[m](mailto:a@b.example) [d](#abajo)", "[m](mailto:a@b.example) [d](#abajo)"),
    ],
)
def test_a_body_is_shown_without_what_only_its_old_site_understood(body: str, shown: str) -> None:
    assert shown_markdown(body) == shown
