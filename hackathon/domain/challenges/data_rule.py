"""The data rule of a reto: which datasets a project must declare, checked by machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class DataRuleGap(StrEnum):
    """What a declaration still lacks."""

    LINKED_DATASETS = "data_rule_linked_datasets"
    OTHER_DATASETS = "data_rule_other_datasets"
    USE_NOT_TOLD = "data_rule_use_not_told"


@dataclass(frozen=True, slots=True)
class DataRule:
    """At least `min_linked` datasets of the named sources, and `min_other` of any other source.

    A source is named by the dataset itself (those linked to the reto), by its catalogue or by the
    institution that publishes it. When no source is named, every dataset counts as linked.
    """

    min_linked: int = 0
    min_other: int = 0
    datasets: frozenset[str] = frozenset()
    catalogues: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()

    def names(self, declared: DeclaredDataset) -> bool:
        """Whether a declared dataset is of one of the named sources."""
        if not (self.datasets or self.catalogues or self.institutions):
            return True
        return (
            declared.dataset in self.datasets
            or declared.catalogue in self.catalogues
            or declared.institution in self.institutions
        )


@dataclass(frozen=True, slots=True)
class DeclaredDataset:
    """A dataset that a project declares, where it comes from, and how it was used."""

    dataset: str
    use: str
    catalogue: str | None = None
    institution: str | None = None


@dataclass(frozen=True, slots=True)
class MissingData:
    """One thing that is lacking: how many were asked for and declared, or which datasets."""

    gap: DataRuleGap
    needed: int = 0
    declared: int = 0
    datasets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataRuleCheck:
    """The answer to the data rule, with the datasets that counted on each side."""

    linked: tuple[str, ...]
    other: tuple[str, ...]
    missing: tuple[MissingData, ...]

    @property
    def is_satisfied(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def check_data_rule(rule: DataRule, declared: Iterable[DeclaredDataset]) -> DataRuleCheck:
    """Compare what a project declares with the rule; a dataset counts once, however often named.

    A dataset without a word on its use does not count, and is named. Surplus linked datasets do
    not stand in for other ones.
    """
    by_name = {dataset.dataset: dataset for dataset in declared}
    untold = tuple(sorted(name for name, dataset in by_name.items() if not dataset.use.strip()))
    told = [by_name[name] for name in sorted(by_name) if name not in untold]
    linked = tuple(dataset.dataset for dataset in told if rule.names(dataset))
    other = tuple(dataset.dataset for dataset in told if not rule.names(dataset))
    missing = []
    if len(linked) < rule.min_linked:
        missing.append(MissingData(DataRuleGap.LINKED_DATASETS, rule.min_linked, len(linked)))
    if len(other) < rule.min_other:
        missing.append(MissingData(DataRuleGap.OTHER_DATASETS, rule.min_other, len(other)))
    if untold:
        missing.append(MissingData(DataRuleGap.USE_NOT_TOLD, datasets=untold))
    return DataRuleCheck(linked, other, tuple(missing))
