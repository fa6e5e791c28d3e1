"""The pages about this site: accessibility, privacy, security, open data."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from hackathon.gateways.installed import settings
from hackathon.web.home.blueprint import bp
from hackathon.web.kit.access import public
from hackathon.web.kit.answers import page


@bp.get("/accesibilidad")
@public
def accessibility() -> ResponseReturnValue:
    """What this site does for everybody to use it, and where to say that it does not."""
    return page("home/accessibility.html", contact=settings().contact_email)


@bp.get("/privacidad")
@public
def privacy() -> ResponseReturnValue:
    """What the platform keeps about people, and why."""
    return page("home/privacy.html", contact=settings().contact_email)


@bp.get("/seguridad")
@public
def security() -> ResponseReturnValue:
    """How to report a weakness."""
    return page("home/security.html", contact=settings().contact_email)


@bp.get("/datos-de-este-sitio")
@public
def open_data() -> ResponseReturnValue:
    """What this site publishes as open data, and where."""
    return page("home/open_data.html", site_url=settings().site_url)
