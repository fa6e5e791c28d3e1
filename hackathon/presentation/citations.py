"""How to cite a dataset, as the Libre Uso MX licence asks."""

from __future__ import annotations

from datetime import date


def citation(title: str, publisher: str, address: str, consulted_on: date) -> str:
    """The citation of a dataset; `publisher` is the acronym, or the name where there is none."""
    parts = [f"“{_one_line(title)}”"]
    if publisher.strip():
        parts[0] += f", [{_one_line(publisher)}]"
    if address.strip():
        parts.append(_one_line(address))
    parts.append(f"fecha de consulta {consulted_on.isoformat()}")
    return "; ".join(parts)


def _one_line(text: str) -> str:
    return " ".join(text.split())
