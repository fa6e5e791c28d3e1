"""A test client that acts like a separate process: own context, own session."""

from __future__ import annotations

import contextvars
from typing import TYPE_CHECKING, Any

from flask import has_app_context
from flask.testing import FlaskClient

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actions.sessions import open_session

if TYPE_CHECKING:
    from hackathon.domain.accounts.models import Person


class Visitor(FlaskClient):
    """Somebody with a browser."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Send one request as if from outside; rows read before it are read anew after it."""
        if has_app_context():
            db.session.rollback()
        held = clock.held_at()

        def send() -> Any:
            if held is None:
                return FlaskClient.open(self, *args, **kwargs)
            with clock.stopped(held):
                return FlaskClient.open(self, *args, **kwargs)

        answer = contextvars.Context().run(send)
        if has_app_context():
            db.session.rollback()
            db.session.expire_all()
        return answer

    def sign_in(self, person: Person) -> Visitor:
        """Come with an open session of `person`."""
        with writing():
            token = open_session(person)
        with self.session_transaction() as session:
            session["_user_id"] = token
            session["_fresh"] = True
        return self
