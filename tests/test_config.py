"""Settings read from the environment, and what an installation refuses to start with."""

from __future__ import annotations

import os
import stat

import pytest

from config import BadSettings, Config

KEY = "k" * 48


def production(tmp_path, **changed):
    return {
        "ENVIRONMENT": "production",
        "SECRET_KEY": KEY,
        "PUBLIC_URL": "https://dataton.example",
        "DATA_DIR": str(tmp_path),
    } | changed


def test_a_first_run_needs_no_setting(tmp_path):
    config = Config.from_env({"DATA_DIR": str(tmp_path)})
    assert config.database == f"sqlite:///{tmp_path / 'dataton.db'}"
    assert (config.host, config.port, config.is_production) == ("127.0.0.1", 5000, False)
    assert config.site_url == "http://127.0.0.1:5000"
    assert not config.has_mail_server


def test_the_key_of_a_first_run_is_kept_for_the_next_and_only_its_owner_reads_it(tmp_path):
    first = Config.from_env({"DATA_DIR": str(tmp_path)})
    assert Config.from_env({"DATA_DIR": str(tmp_path)}).secret_key == first.secret_key
    assert len(first.secret_key) >= 48
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_every_setting_can_be_given(tmp_path):
    given = {
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": KEY,
        "HOST": "192.0.2.7",
        "PORT": "8080",
        "MAIL_SERVER": "correo.example",
        "MAIL_USE_TLS": "no",
        "TRUSTED_HOSTS": "a.example, b.example",
        "FETCH_ALLOW": "127.0.0.1:9000",
        "PUBLIC_URL": "https://dataton.example/",
    }
    config = Config.from_env(given)
    assert (config.host, config.port, config.mail_use_tls) == ("192.0.2.7", 8080, False)
    assert config.trusted_hosts == {"a.example", "b.example"}
    assert config.fetch_allow == {"127.0.0.1:9000"}
    assert config.site_url == "https://dataton.example"
    assert config.has_mail_server


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_plain_postgresql_address_gets_its_driver(scheme):
    config = Config(database_url=f"{scheme}://u@h/d")
    assert config.database == "postgresql+psycopg://u@h/d"


def test_secrets_are_not_shown():
    shown = repr(Config(secret_key=KEY, mail_password="hunter2", database_url="sqlite:///x"))
    assert KEY not in shown
    assert "hunter2" not in shown


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "corta"}, "SECRET_KEY"),
        ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG"),
        ({"FLASK_ENV": "development"}, "FLASK_DEBUG"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL"),
    ],
)
def test_production_refuses_what_is_unsafe(tmp_path, changed, words):
    with pytest.raises(BadSettings, match=words):
        Config.from_env(production(tmp_path, **changed))


def test_production_starts_with_what_it_needs(tmp_path):
    assert Config.from_env(production(tmp_path)).is_production


@pytest.mark.parametrize(
    "given",
    [
        {"ENVIRONMENT": "prod"},
        {"PORT": "cinco mil"},
        {"PORT": "70000"},
        {"MAIL_PORT": "-1"},
        {"DATABASE_URL": "mysql://u@h/d"},
    ],
)
def test_a_setting_that_makes_no_sense_is_named(tmp_path, given):
    name = next(iter(given))
    with pytest.raises(BadSettings, match=name):
        Config.from_env({"DATA_DIR": str(tmp_path)} | given)


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    in_the_way = tmp_path / "un-archivo"
    in_the_way.write_text("")
    with pytest.raises(BadSettings, match="DATA_DIR"):
        Config.from_env({"DATA_DIR": str(in_the_way / "datos")})


def test_the_environment_of_the_process_is_the_default(monkeypatch, tmp_path):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PORT", "5055")
    assert Config.from_env().port == 5055
    assert os.environ["PORT"] == "5055"
