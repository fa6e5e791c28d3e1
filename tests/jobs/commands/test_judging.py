"""`flask judging rank` and `assign`: from plain files, and one clear sentence for a bad one."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hackathon.jobs.commands.judging import group

SCORES = """entry,judge,criterion,score
P,ana,datos,4
P,ana,uso,2
P,beto,datos,5
P,beto,uso,3
Q,ana,datos,2
Q,ana,uso,5
Q,beto,datos,3
Q,beto,uso,5
"""
RUBRIC = "criterion,weight,lo,hi\ndatos,0.6,1,5\nuso,0.4,1,5\n"


class Shell:
    """A folder with files and the commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, name: str, text: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(group, words)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def _figures(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_the_mean_by_a_rubric(shell: Shell) -> None:
    words = [shell.file("s.csv", SCORES), "--rubric", shell.file("r.csv", RUBRIC), "--json"]
    found = _figures(shell.run("rank", *words))
    assert [(one["entry"], one["rank"], one["score"]) for one in found["ranking"]] == [
        ("P", 1, 67.5),
        ("Q", 2, 62.5),
    ]
    assert set(found) == {
        "rule",
        "ranking",
        "judges",
        "components",
        "rss",
        "tie_trace",
        "separable_first",
    }
    assert found["ranking"][0]["criteria"] == {"datos": 4.5, "uso": 2.5}


def test_without_a_rubric_marks_count_as_they_are(shell: Shell) -> None:
    found = _figures(shell.run("rank", shell.file("s.csv", SCORES), "--json"))
    assert [one["score"] for one in found["ranking"]] == [3.75, 3.5]


def test_one_total_a_row_and_the_adjusted_rule(shell: Shell) -> None:
    text = "entry,judge,score\nP,ana,8\nP,beto,6\nQ,ana,7\nQ,beto,5\nR,beto,6\n"
    words = [shell.file("s.csv", text), "--rule", "adjusted"]
    found = _figures(shell.run("rank", *words, "--json"))
    assert [(one["entry"], one["rank"]) for one in found["ranking"]] == [
        ("P", 1),
        ("R", 1),
        ("Q", 3),
    ]
    assert {one["judge"]: one["severity"] for one in found["judges"]} == {"ana": 1.0, "beto": -1.0}
    assert found["tie_trace"][-1]["rule"] == "shared"
    assert shell.run("rank", *words).output.splitlines()[2].split("\t")[:2] == ["3", "Q"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("entry,judge\nP,ana\n", "s.csv, línea 1: falta la columna score."),
        ("entry,judge,score\nP,ana,\n", "s.csv, línea 2: la columna score está vacía."),
        ("entry,judge,score\nP,ana,NaN\n", "s.csv, línea 2: score «NaN» no es un número."),
        ("entry,judge,score\nP,ana,ocho\n", "s.csv, línea 2: score «ocho» no es un número."),
        ("entry,judge,score\n", "No hay ninguna calificación."),
        ("entry,judge,score\nP,ana,1\nP,ana,2\n", "mark_duplicate"),
        (b"entry,judge,score\nP\xf1,ana,1\n", "s.csv: no está en UTF-8."),
        ('entry,judge,score\nP,"ana" x,1\n', "s.csv, línea"),
    ],
)
def test_a_bad_file_is_one_sentence_and_exit_2(
    shell: Shell, text: str | bytes, sentence: str
) -> None:
    result = shell.run("rank", shell.file("s.csv", text), "--json")
    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_groups_that_cannot_be_compared_are_named(shell: Shell) -> None:
    text = "entry,judge,score\nP,ana,8\nQ,beto,5\n"
    result = shell.run("rank", shell.file("s.csv", text), "--rule", "adjusted")
    assert result.exit_code == 2
    assert "ana" in result.output


def test_a_bad_rubric_is_refused(shell: Shell) -> None:
    scores = shell.file("s.csv", SCORES)
    rubric = shell.file("r.csv", "criterion,weight,lo,hi\ndatos,0,1,5\n")
    assert shell.run("rank", scores, "--rubric", rubric).exit_code == 2


def _panel(shell: Shell, entries: int, judges: int) -> list[str]:
    return [
        shell.file("e.csv", "entry\n" + "".join(f"e{n}\n" for n in range(entries))),
        shell.file("j.csv", "judge\n" + "".join(f"j{n}\n" for n in range(judges))),
    ]


def test_an_assignment_is_even_and_avoids_conflicts(shell: Shell) -> None:
    out = shell.folder / "pairs.csv"
    words = _panel(shell, 8, 4)
    words += ["--conflicts", shell.file("c.csv", "entry,judge\ne0,j0\n"), "-k", "3"]
    words += ["--seed", "xalapa", "--out", str(out)]
    found = _figures(shell.run("assign", *words, "--json"))
    assert found["loads"] == {"min": 6, "max": 6}
    assert found["components"] == 1
    pairs = {(row["entry"], row["judge"]) for row in csv.DictReader(out.read_text().splitlines())}
    assert (len(pairs), ("e0", "j0") in pairs) == (24, False)
    first = out.read_text()
    assert "24" in shell.run("assign", *words).output
    assert out.read_text() == first


def test_what_cannot_be_assigned_writes_nothing(shell: Shell) -> None:
    out = shell.folder / "pairs.csv"
    result = shell.run("assign", *_panel(shell, 2, 2), "-k", "3", "--out", str(out))
    assert result.exit_code == 2
    assert "e0" in result.output
    assert not out.exists()
