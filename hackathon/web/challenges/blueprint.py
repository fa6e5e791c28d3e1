"""The blueprint of retos and call, and what every template may ask about a reto."""

from __future__ import annotations

from decimal import Decimal

from flask import Blueprint, url_for

from hackathon.domain.challenges.models import Challenge
from hackathon.domain.datasets.models import Dataset
from hackathon.presentation.data_rules import data_rule_words
from hackathon.presentation.numbers import money
from hackathon.web.kit.i18n import chosen_language

bp = Blueprint("challenges", __name__)


@bp.app_template_global()
def data_rule_of(challenge: Challenge) -> str:
    """The data rule of a reto in words; empty without one."""
    return data_rule_words(challenge.min_linked, challenge.min_other, chosen_language())


@bp.app_template_global()
def prize_sum(challenge: Challenge) -> str:
    """What the prizes of a reto add up to; empty when none has an amount in pesos."""
    amounts = [prize.amount for prize in challenge.prizes if prize.amount is not None]
    if not amounts or any(prize.currency != "MXN" for prize in challenge.prizes):
        return ""
    return money(sum(amounts, Decimal(0)), "MXN", chosen_language())


@bp.app_template_global()
def dataset_chip(dataset: Dataset) -> dict[str, str]:
    """A dataset as a chip: its title, its first format, its page."""
    formats = [resource.format for resource in dataset.resources if resource.format]
    address = url_for("datasets.dataset", slug=dataset.slug)
    return {"label": dataset.title, "format": formats[0] if formats else "", "url": address}
