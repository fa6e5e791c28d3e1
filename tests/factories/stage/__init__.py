"""One stage for tests that walk every page: institutions, events in each state, their people."""

from tests.factories.stage.building import make_small_stage, make_stage
from tests.factories.stage.house import PASSWORD, WORDS, House, Stage

__all__ = ["PASSWORD", "WORDS", "House", "Stage", "make_small_stage", "make_stage"]
