"""A project declares its datasets, and the rule of its reto is checked by machine."""

import pytest

from hackathon.domain.challenges.data_rule import (
    DataRule,
    DataRuleCheck,
    DataRuleGap,
    DeclaredDataset,
    MissingData,
    check_data_rule,
)

RULE = DataRule(
    min_linked=1,
    min_other=1,
    datasets=frozenset({"rutas"}),
    catalogues=frozenset({"datos.gob.mx"}),
    institutions=frozenset({"xalapa"}),
)
LINKED = DeclaredDataset("rutas", "para trazar el recorrido")
OTHER = DeclaredDataset("clima", "para saber cuándo llueve", "otro.example", "universidad")


@pytest.mark.parametrize(
    "linked",
    [
        LINKED,
        DeclaredDataset("accidentes", "mapa", catalogue="datos.gob.mx"),
        DeclaredDataset("accidentes", "mapa", institution="xalapa"),
    ],
)
def test_a_dataset_of_any_named_source_counts_as_linked(linked: DeclaredDataset) -> None:
    answer = check_data_rule(RULE, [OTHER, linked])
    assert answer == DataRuleCheck((linked.dataset,), ("clima",), ())
    assert answer.is_satisfied


def test_nothing_declared_lacks_both_kinds() -> None:
    answer = check_data_rule(RULE, [])
    assert answer.missing == (
        MissingData(DataRuleGap.LINKED_DATASETS, 1, 0),
        MissingData(DataRuleGap.OTHER_DATASETS, 1, 0),
    )
    assert not answer.is_satisfied


def test_surplus_linked_datasets_do_not_stand_in_for_other_ones() -> None:
    second = DeclaredDataset("paradas", "mapa", institution="xalapa")
    assert check_data_rule(RULE, [LINKED, second]).missing == (
        MissingData(DataRuleGap.OTHER_DATASETS, 1, 0),
    )


def test_a_dataset_declared_twice_counts_once() -> None:
    rule = DataRule(min_linked=2, datasets=frozenset({"rutas", "paradas"}))
    assert check_data_rule(rule, [LINKED, LINKED]).missing == (
        MissingData(DataRuleGap.LINKED_DATASETS, 2, 1),
    )


def test_a_dataset_without_its_use_is_named_and_does_not_count() -> None:
    silent = DeclaredDataset("rutas", "  ")
    assert check_data_rule(RULE, [silent, OTHER]).missing == (
        MissingData(DataRuleGap.LINKED_DATASETS, 1, 0),
        MissingData(DataRuleGap.USE_NOT_TOLD, datasets=("rutas",)),
    )


def test_without_named_sources_every_dataset_is_linked() -> None:
    assert check_data_rule(DataRule(min_linked=2), [LINKED, OTHER]).is_satisfied


def test_a_reto_without_a_rule_asks_for_nothing() -> None:
    assert check_data_rule(DataRule(), []).is_satisfied


def test_the_order_of_declarations_changes_nothing() -> None:
    assert check_data_rule(RULE, [LINKED, OTHER]) == check_data_rule(RULE, [OTHER, LINKED])
