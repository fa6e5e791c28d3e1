from __future__ import annotations

import pytest

from hackathon.gateways.safe_fetch import FetchRefused
from hackathon.gateways.safe_fetch.targets import parse_target


@pytest.mark.parametrize(
    "url",
    [
        "",
        "datos.gob.mx",
        "//datos.gob.mx/",
        "file:///etc/passwd",
        "ftp://datos.gob.mx/",
        "gopher://datos.gob.mx/",
        "javascript:alert(1)",
        "data:text/plain,hola",
        "http:///sin-servidor",
        "http://",
        "http://usuario@datos.gob.mx/",
        "http://usuario:clave@datos.gob.mx/",
        "http://@datos.gob.mx/",
        "http://datos.gob.mx@127.0.0.1/",
        "http://datos.gob.mx./",
        "http://.datos.gob.mx/",
        "http://datos..gob.mx/",
        "http://-datos.gob.mx/",
        "http://datos-.gob.mx/",
        "http://datos.gob.mx:0/",
        "http://datos.gob.mx:65536/",
        "http://datos.gob.mx:-1/",
        "http://datos.gob.mx:ochenta/",
        "http://datos.gob.mx\\@127.0.0.1/",
        "http://datos.gob.mx /",
        "http://datos.gob.mx/\r\nHost: 127.0.0.1",
        "http://datos.gob.mx/\x00",
        "http://datos\t.gob.mx/",
        "http://datos%2egob.mx/",
        "http://datos.gob.mx%00.example/",
        "http://datos_ñ,x/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://127.1/",
        "http://127.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.1./",
        "http://127.0.0.1.2/",
        "http://datos.1/",
        "http://256.0.0.1/",
        "http://0/",
        "http://0x/",
        "http://[::1/",
        "http://[::1%25lo]/",
        "http://[fe80::1%eth0]/",
        "http://[v1.x]/",
        "http://[datos.gob.mx]/",
        "http://" + "a" * 64 + ".mx/",
        "http://" + "a." * 130 + "mx/",
        "http://datos.gob.mx/" + "x" * 5000,
    ],
)
def test_an_odd_spelling_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        parse_target(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("http://datos.gob.mx", "datos.gob.mx", 80, "/"),
        ("  https://Datos.GOB.mx/busca?q=a#b ", "datos.gob.mx", 443, "/busca?q=a"),
        ("HTTPS://datos.gob.mx:8443/a", "datos.gob.mx", 8443, "/a"),
        ("http://127.0.0.1:5050/", "127.0.0.1", 5050, "/"),
        ("http://[::1]:5050/", "::1", 5050, "/"),
        ("http://[0:0:0:0:0:0:0:1]/", "::1", 80, "/"),
        ("https://méxico.example/año", "xn--mxico-bsa.example", 443, "/a%C3%B1o"),
        ("https://datos.gob.mx/a%20b", "datos.gob.mx", 443, "/a%20b"),
        ("https://datos.gob.mx?q=ñ", "datos.gob.mx", 443, "/?q=%C3%B1"),
        ("http://\uff11\uff12\uff17.0.0.1/", "127.0.0.1", 80, "/"),
    ],
)
def test_a_plain_address_has_one_spelling(url: str, host: str, port: int, path: str) -> None:
    target = parse_target(url)
    assert (target.host, target.port, target.path) == (host, port, path)


def test_the_host_header_names_the_port_only_when_it_is_unusual() -> None:
    assert parse_target("https://datos.gob.mx/").host_header == "datos.gob.mx"
    assert parse_target("https://datos.gob.mx:80/").host_header == "datos.gob.mx:80"
    assert parse_target("http://[::1]:81/a").url == "http://[::1]:81/a"
