"""Covers: the same thing always has the same one, and it is honest about its data."""

from __future__ import annotations

import re

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.presentation.covers import (
    AHEAD,
    GROUNDS,
    MOST_CIRCLES,
    Circle,
    cover_svg,
    in_chain,
    radii,
)

SVG = "{http://www.w3.org/2000/svg}"


def circles_of(svg: str) -> list[Circle]:
    """The circles of a cover as they are drawn, with their outer radius."""
    return [
        Circle(
            x=float(node.attrib["cx"]),
            y=float(node.attrib["cy"]),
            radius=float(node.attrib["r"]) + float(node.attrib.get("stroke-width", 0)) / 2,
            colour=node.attrib.get("stroke", node.attrib["fill"]),
            is_hollow="stroke" in node.attrib,
        )
        for node in fromstring(svg).iter(f"{SVG}circle")
    ]


def test_a_thing_always_has_the_same_cover() -> None:
    assert cover_svg("salud-xalapa", [900, 3400, 60]) == cover_svg("salud-xalapa", [900, 3400, 60])


def test_the_order_of_datasets_does_not_change_the_cover() -> None:
    assert cover_svg("salud-xalapa", [900, 3400, 60]) == cover_svg("salud-xalapa", [60, 900, 3400])


def test_two_things_with_the_same_data_look_different() -> None:
    covers = {cover_svg(slug, [900, 3400, 60]) for slug in ("check-bus", "salud-xalapa", "mapa")}
    assert len(covers) == 3


def test_a_circle_for_each_dataset() -> None:
    assert len(circles_of(cover_svg("agua", [1, 2, 3, 4, 5]))) == 5


def test_many_datasets_show_the_largest_twelve() -> None:
    drawn = circles_of(cover_svg("agua", [10_000, *[1] * 40]))
    assert len(drawn) == MOST_CIRCLES
    assert drawn[0].radius > 2 * drawn[1].radius


def test_areas_stand_to_each_other_as_rows_do() -> None:
    large, small = radii([4000, 1000], 640, 440)
    assert large == pytest.approx(2 * small)


def test_equal_datasets_have_equal_circles_however_many() -> None:
    sizes = {circle.radius for circle in circles_of(cover_svg("san-pedro", [5] * 12))}
    assert len(sizes) == 1


def test_a_tiny_dataset_beside_a_huge_one_is_still_seen() -> None:
    _, small = radii([1_000_000, 1], 640, 440)
    assert small == pytest.approx(22)


def test_a_dataset_with_unknown_rows_is_hollow() -> None:
    counted, _, unknown = circles_of(cover_svg("agua", [100, 90, 0]))
    assert (counted.is_hollow, unknown.is_hollow) == (False, True)
    assert unknown.colour != AHEAD


@pytest.mark.parametrize("rows", [[], [5], [5, 7]])
def test_a_chain_has_three_circles_and_those_to_come_are_grey(rows: list[int]) -> None:
    drawn = circles_of(cover_svg("nuevo", rows))
    grey = [circle for circle in drawn if circle.colour == AHEAD]
    assert (len(drawn), len(grey)) == (3, 3 - len(rows))


@pytest.mark.parametrize("tone", sorted(GROUNDS))
def test_each_ground_is_drawn(tone: str) -> None:
    assert GROUNDS[tone][0] in cover_svg("agua", [1], tone=tone)


def test_an_unknown_ground_is_refused() -> None:
    with pytest.raises(KeyError):
        cover_svg("agua", [1], tone="night")


@given(
    st.text(max_size=60),
    st.lists(st.integers(min_value=-5, max_value=10**9), max_size=20),
    st.sampled_from([(640, 440), (1600, 400), (440, 640)]),
)
@settings(max_examples=40, deadline=None)
def test_any_cover_is_plain_svg_whose_circles_fit_and_never_touch(
    seed: str, rows: list[int], size: tuple[int, int]
) -> None:
    width, height = size
    svg = cover_svg(seed, rows, width=width, height=height)
    assert {node.tag.removeprefix(SVG) for node in fromstring(svg).iter()} == {
        "svg", "linearGradient", "stop", "rect", "path", "circle",
    }  # fmt: skip
    assert not re.search(r"style|script|href|\bon\w+=", svg)
    drawn = circles_of(svg)
    for index, one in enumerate(drawn):
        assert one.radius < one.x < width - one.radius
        assert one.radius < one.y < height - one.radius
        assert all(one.distance(other) > one.radius + other.radius for other in drawn[:index])


def test_the_chain_starts_at_the_left_and_goes_to_the_nearest() -> None:
    first, second, third = (Circle(x, 0, 1, "", is_hollow=False) for x in (10, 30, 100))
    assert in_chain([third, second, first]) == [first, second, third]
