"""The gate: puts the whole application together; the only module that knows everything."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from hackathon import clock
from hackathon.db import db
from hackathon.gateways.files import FileStore
from hackathon.gateways.mail import MailCarrier
from hackathon.gateways.safe_fetch import SafeFetcher
from hackathon.jobs import commands
from hackathon.web.accounts.views import bp as accounts
from hackathon.web.api.views import bp as api
from hackathon.web.challenges.views import bp as challenges
from hackathon.web.datasets.views import bp as datasets
from hackathon.web.desk.views import bp as desk
from hackathon.web.events.views import bp as events
from hackathon.web.files.views import bp as files
from hackathon.web.home.views import bp as home
from hackathon.web.judging.views import bp as judging
from hackathon.web.kit import addresses, errors, filters, headers, i18n, limits, people, rendering
from hackathon.web.kit.forms import csrf
from hackathon.web.mailbox.views import bp as mailbox
from hackathon.web.operation.views import bp as operation
from hackathon.web.organizations.views import bp as organizations
from hackathon.web.registrations.views import bp as registrations
from hackathon.web.results.views import bp as results
from hackathon.web.search.views import bp as search
from hackathon.web.stories.views import bp as stories
from hackathon.web.submissions.views import bp as submissions
from hackathon.web.teams.views import bp as teams

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from config import Config

ROOT = Path(__file__).resolve().parent.parent
BLUEPRINTS = (
    home,
    accounts,
    organizations,
    datasets,
    events,
    challenges,
    registrations,
    teams,
    submissions,
    judging,
    results,
    stories,
    search,
    desk,
    files,
    operation,
    api,
)


def create_app(config: Config) -> Flask:
    """Build the application for one installation."""
    app = Flask("hackathon", root_path=str(ROOT), template_folder="templates")
    _settle(app, config)
    _open_gateways(app, config)
    db.init_app(app)
    for part in (addresses, rendering, people, i18n, filters, headers, errors, limits):
        part.init_app(app)
    csrf.init_app(app)
    csrf.exempt(api)
    Compress(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    if not config.is_production and not config.has_mail_server:
        app.register_blueprint(mailbox)
    app.jinja_env.globals["has_mailbox"] = "mailbox" in app.blueprints
    commands.init_app(app)
    _stop_clock_per_request(app)
    _serve_assets(app, config)
    return app


def _settle(app: Flask, config: Config) -> None:
    app.extensions["settings"] = config
    app.config.update(
        SECRET_KEY=config.secret_key,
        SQLALCHEMY_DATABASE_URI=config.database,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(config),
        SERVER_NAME=config.server_name or None,
        TRUSTED_HOSTS=sorted(config.trusted_hosts) or None,
        MAX_CONTENT_LENGTH=config.max_upload_mb * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_SECURE=config.site_url.startswith("https"),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        WTF_CSRF_TIME_LIMIT=None,
        COMPRESS_REGISTER=True,
    )


def _engine_options(config: Config) -> dict[str, object]:
    if config.database.startswith("sqlite"):
        return {"connect_args": {"timeout": 5, "check_same_thread": False}}
    return {"pool_pre_ping": True, "pool_size": config.web_threads + 1}


def _open_gateways(app: Flask, config: Config) -> None:
    config.data_dir.mkdir(parents=True, exist_ok=True)
    app.extensions["assets_dir"] = config.data_dir / "assets"
    app.extensions["files"] = FileStore.from_url(config.storage_url, config.data_dir)
    app.extensions["fetcher"] = SafeFetcher(config.fetch_allow)
    app.extensions["carrier"] = MailCarrier(config)


def _stop_clock_per_request(app: Flask) -> None:
    inner = app.wsgi_app

    def stamped(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with clock.stopped():
            return inner(environ, start_response)

    app.wsgi_app = stamped  # type: ignore[method-assign]
    config: Config = app.extensions["settings"]
    if config.proxies:
        count = config.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=count
        )


def _serve_assets(app: Flask, config: Config) -> None:
    assets = config.data_dir / "assets"
    if assets.exists():
        app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
            app.wsgi_app,
            root=assets,
            prefix="static/",
            immutable_file_test=r"\.[0-9a-f]{12}\.",
        )
