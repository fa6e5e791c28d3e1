"""What crawlers and researchers of security ask for."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, url_for
from flask.typing import ResponseReturnValue

from hackathon import clock
from hackathon.gateways.installed import settings
from hackathon.web.home.blueprint import bp
from hackathon.web.home.sitemap import sitemap_xml
from hackathon.web.kit.access import public

CLOSED = ("/buscar", "/entrar", "/registro", "/mis-", "/portadas/")


@bp.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    """Everything public may be read; forms and lists of answers need not be."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines.append(f"Sitemap: {settings().site_url}{url_for('home.sitemap')}")
    return _plain(lines)


@bp.get("/sitemap.xml")
@public
def sitemap() -> ResponseReturnValue:
    """Every page that anybody may read."""
    return Response(sitemap_xml(), mimetype="application/xml")


@bp.get("/.well-known/security.txt")
@public
def security_txt() -> ResponseReturnValue:
    """Where to report a weakness, as RFC 9116 asks."""
    site, mail = settings().site_url, settings().contact_email
    page = site + url_for("home.security")
    expires = (clock.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    contacts = [f"Contact: mailto:{mail}"] if mail else []
    return _plain(
        [
            *contacts,
            f"Contact: {page}",
            f"Expires: {expires}",
            "Preferred-Languages: es, en",
            f"Canonical: {site}{url_for('home.security_txt')}",
            f"Policy: {page}",
        ]
    )


def _plain(lines: list[str]) -> Response:
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
