"""Settings of an installation, read once from the environment."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent
LARGEST_NUMBER = 65_535
SHORTEST_KEY = 32
DATABASES = ("sqlite:///", "postgresql+psycopg://")
TRUE_WORDS = frozenset({"1", "true", "yes", "on", "si", "sí"})


class BadSettings(Exception):
    """The environment holds a setting that this installation cannot start with."""


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())


@dataclass(frozen=True, kw_only=True)
class Config:
    """Every setting, typed, with the default a first run needs."""

    environment: str = "development"
    secret_key: str = field(default="", repr=False)
    data_dir: Path = ROOT / "var"
    database_url: str = field(default="", repr=False)
    host: str = "127.0.0.1"
    port: int = 5000
    server_name: str = ""
    trusted_hosts: frozenset[str] = frozenset()
    public_url: str = ""
    proxies: int = 0
    debug: bool = False
    mail_server: str = ""
    mail_port: int = 587
    mail_username: str = ""
    mail_password: str = field(default="", repr=False)
    mail_use_tls: bool = True
    mail_use_ssl: bool = False
    mail_ca_file: str = ""
    mail_sender: str = "Datatón <no-responder@dataton.example>"
    contact_email: str = ""
    cache_url: str = ""
    storage_url: str = field(default="", repr=False)
    fetch_allow: frozenset[str] = frozenset()
    national_catalogue_url: str = "https://www.datos.gob.mx"
    clamd_url: str = ""
    max_upload_mb: int = 50
    web_workers: int = 2
    web_threads: int = 4

    @property
    def is_production(self) -> bool:
        """Whether real people rely on this installation."""
        return self.environment == "production"

    @property
    def database(self) -> str:
        """The database address for SQLAlchemy; an SQLite file in the data folder by default."""
        url = self.database_url or f"sqlite:///{self.data_dir / 'dataton.db'}"
        for plain in ("postgres://", "postgresql://"):
            if url.startswith(plain):
                return "postgresql+psycopg://" + url.removeprefix(plain)
        return url

    @property
    def site_url(self) -> str:
        """The absolute address of the site, for links outside a request."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def has_mail_server(self) -> bool:
        """Whether letters leave by SMTP; without it they land in the development inbox."""
        return bool(self.mail_server)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read the settings; raise BadSettings with a sentence that says what to mend."""
        data_dir = Path(environ.get("DATA_DIR") or ROOT / "var").expanduser().resolve()
        environment = environ.get("ENVIRONMENT") or "development"
        if environment not in {"development", "production"}:
            msg = f"ENVIRONMENT es «{environment}»; puede ser development o production."
            raise BadSettings(msg)
        values: dict[str, Any] = {
            "environment": environment,
            "data_dir": data_dir,
            "secret_key": environ.get("SECRET_KEY", ""),
            **_texts(environ),
            **_numbers(environ),
            **_switches(environ),
            "trusted_hosts": _words(environ.get("TRUSTED_HOSTS", "")),
            "fetch_allow": _words(environ.get("FETCH_ALLOW", "")),
        }
        config = cls(**values)
        if not config.database.startswith(DATABASES):
            msg = "DATABASE_URL debe empezar con sqlite:/// o postgresql://. Revisa la dirección."
            raise BadSettings(msg)
        if config.is_production:
            _refuse_unsafe(config, environ)
        elif not config.secret_key:
            return replace(config, secret_key=_own_key(data_dir))
        return config


def _texts(environ: Mapping[str, str]) -> dict[str, str]:
    names = (
        "database_url",
        "host",
        "server_name",
        "public_url",
        "mail_server",
        "mail_username",
        "mail_password",
        "mail_ca_file",
        "mail_sender",
        "contact_email",
        "cache_url",
        "storage_url",
        "national_catalogue_url",
        "clamd_url",
    )
    return {name: environ[name.upper()] for name in names if environ.get(name.upper())}


def _numbers(environ: Mapping[str, str]) -> dict[str, int]:
    numbers = {}
    for name in ("port", "mail_port", "proxies", "max_upload_mb", "web_workers", "web_threads"):
        text = environ.get(name.upper())
        if not text:
            continue
        if not text.isdecimal() or int(text) > LARGEST_NUMBER:
            msg = f"{name.upper()} es «{text}»; debe ser un número entero."
            raise BadSettings(msg)
        numbers[name] = int(text)
    return numbers


def _switches(environ: Mapping[str, str]) -> dict[str, bool]:
    names = {"mail_use_tls": "MAIL_USE_TLS", "mail_use_ssl": "MAIL_USE_SSL", "debug": "FLASK_DEBUG"}
    return {
        name: environ[key].strip().lower() in TRUE_WORDS
        for name, key in names.items()
        if environ.get(key)
    }


def _refuse_unsafe(config: Config, environ: Mapping[str, str]) -> None:
    if len(config.secret_key) < SHORTEST_KEY:
        msg = (
            "En producción hace falta SECRET_KEY, con al menos 32 caracteres al azar. "
            "Genera una con: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
        raise BadSettings(msg)
    if config.debug or environ.get("FLASK_ENV") == "development":
        msg = "En producción no se puede activar FLASK_DEBUG."
        raise BadSettings(msg)
    if not config.public_url:
        msg = "En producción hace falta PUBLIC_URL, la dirección pública del sitio."
        raise BadSettings(msg)


def _own_key(data_dir: Path) -> str:
    """A key kept in the data folder, so that a development restart signs nobody out."""
    path = data_dir / "secret_key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(48))
        return path.read_text().strip()
    except OSError as error:
        msg = (
            f"No se puede escribir en la carpeta de datos {data_dir}: {error.strerror}. "
            "Da permiso de escritura o elige otra carpeta con DATA_DIR."
        )
        raise BadSettings(msg) from error
