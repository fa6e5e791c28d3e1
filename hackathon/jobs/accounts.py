"""Jobs of accounts: what a request leaves undone so that it tells nothing about an address."""

from __future__ import annotations

from hackathon.db import writing
from hackathon.domain.accounts.actions import links, signing_up
from hackathon.domain.accounts.models import LinkPurpose
from hackathon.errors import Missing
from hackathon.jobs.registry import handles


@handles("answer_sign_up")
def answer_sign_up(*, sign_up: int) -> None:
    """Post the letter that fits a sign-up; one that was confirmed or forgotten needs none."""
    with writing():
        try:
            signing_up.answer_sign_up(sign_up)
        except Missing:
            return


@handles("answer_link_request")
def answer_link_request(*, purpose: str, email: str, next_path: str) -> None:
    """Post a link to the account of an address, when there is one."""
    with writing():
        links.answer_link_request(LinkPurpose(purpose), email, next_path)
