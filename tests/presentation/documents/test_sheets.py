"""Each document says what its sheet holds, full or nearly empty."""

from datetime import timedelta
from decimal import Decimal

import pytest

from hackathon.presentation.documents.certificate import CertificateSheet, certificate_pdf
from hackathon.presentation.documents.convocatoria import (
    ConvocatoriaSheet,
    CriterionLine,
    convocatoria_pdf,
    team_words,
)
from hackathon.presentation.documents.installation import InstallationSheet, installation_pdf
from hackathon.presentation.documents.judge_sheets import EntryLine, JudgeSheets, judge_sheets_pdf
from hackathon.presentation.documents.receipt import (
    DatasetLine,
    FileLine,
    ReceiptSheet,
    receipt_pdf,
)
from hackathon.presentation.documents.verdict import (
    AwardLine,
    Certifier,
    RankingLine,
    VerdictSheet,
    verdict_pdf,
)
from hackathon.presentation.documents.workshop import (
    AttendanceLine,
    FigureLine,
    WorkshopSheet,
    workshop_pdf,
)
from tests.presentation.documents.paper import (
    AT,
    CRITERIA,
    DIGEST,
    FRAME,
    PANEL,
    RECUSALS,
    SIGNERS,
    full_call,
    pages_of,
    words_of,
)

DATED = "lunes 23 de noviembre de 2026, 17:59 h (hora del centro, UTC−6)"


def test_a_receipt_says_what_was_handed_in_and_how_to_check_it() -> None:
    words = words_of(
        receipt_pdf(
            ReceiptSheet(
                **FRAME,
                folio="AGUA-7-K",
                sha256=DIGEST,
                project="Manantial",
                team="Los Tandeos",
                version=2,
                challenge="Fugas",
                licence="MIT",
                manifest_url="https://dataton.example/m.json",
                audit_head=DIGEST,
                files=(FileLine(name="informe.pdf", size=3_400_000, sha256=DIGEST),),
                datasets=(DatasetLine(title="Reportes de fuga", use="Entrenar el modelo"),),
            )
        )
    )
    for part in (
        "AGUA-7-K",
        DATED,
        "Los Tandeos",
        "informe.pdf 3.4 MB",
        "Reportes de fuga: Entrenar el modelo",
        "https://dataton.example/m.json",
        "Testigo de la bitácora",
    ):
        assert part in words
    assert words.replace(" ", "").count(DIGEST) == 3


def test_a_bare_receipt_leaves_out_what_is_not_known() -> None:
    sheet = ReceiptSheet(**FRAME, folio="A-1", sha256=DIGEST, project="P", team="T", version=1)
    words = words_of(receipt_pdf(sheet))
    assert "JSON canónico" in words
    for part in ("Licencia", "Archivos", "Datos que declara", "Testigo"):
        assert part not in words


def test_a_call_numbers_its_bases_and_names_the_money_once() -> None:
    words = words_of(convocatoria_pdf(full_call()))
    for part in (
        "1. Quién convoca",
        "2. Fundamento",
        "Quién no puede participar",
        "del 14 de noviembre de 2026, 17:59 h al lunes 23 de noviembre",
        "hasta el lunes 23",
        "Premiación por anunciarse",
        "Mayor calificación en el criterio de mayor peso",
        "$60,000 MXN",
        "1 no los usa · 5 combina varios",
        "desierto",
        "10. Casos no previstos",
    ):
        assert part in words
    assert words.count("MXN") == 1


def test_a_base_with_nothing_to_say_takes_no_number() -> None:
    sheet = ConvocatoriaSheet(
        **FRAME, version=1, sha256=DIGEST, url="https://a.example", may_be_void=False
    )
    words = words_of(convocatoria_pdf(sheet))
    assert "2. Quién puede participar" in words
    assert "Fundamento" not in words
    assert "Ningún premio puede declararse desierto" in words


@pytest.mark.parametrize(
    ("smallest", "largest", "words"),
    [(1, 1, "individual"), (3, 3, "de 3 personas"), (2, 5, "de 2 a 5 personas")],
)
def test_the_size_of_a_team_is_told(smallest: int, largest: int, words: str) -> None:
    assert words in team_words(smallest, largest)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("award", "por obtener Primer lugar en el reto «Fugas» con el proyecto «Manantial», del"),
        ("participation", "por su participación en Hackatón Agua para la Ciudad, 20 al 23 de"),
        ("jury", "por integrar el jurado de Hackatón Agua para la Ciudad"),
    ],
)
def test_a_certificate_says_what_for_on_one_page(kind: str, sentence: str) -> None:
    pdf = certificate_pdf(
        CertificateSheet(
            **FRAME,
            code="k3m9x2wq7rta",
            kind=kind,
            person="Guadalupe Martínez",
            days="20 al 23 de noviembre de 2026",
            award="Primer lugar",
            project="Manantial",
            team="Los Tandeos",
            challenge="Fugas",
            signers=SIGNERS,
        )
    )
    words = words_of(pdf)
    assert pages_of(pdf) == 1
    for part in ("Guadalupe Martínez", sentence, "k3m9x2wq7rta", "María Ruiz", "Directora"):
        assert part in words
    assert "Demostración" not in words


def test_a_demonstration_certificate_says_so_and_a_long_name_fits() -> None:
    sheet = CertificateSheet(
        **FRAME,
        code="abc",
        kind="participation",
        person="María Guadalupe Xóchitl de los Ángeles Fernández de Lizardi y Hernández",
        days="20 de noviembre de 2026",
        is_demonstration=True,
    )
    pdf = certificate_pdf(sheet)
    assert pages_of(pdf) == 1
    assert "Demostración: no acredita un hecho real" in words_of(pdf)


def installation(**changes: object) -> InstallationSheet:
    known: dict[str, object] = {
        **FRAME,
        "folio": "AI-1",
        "round": "Ronda 1",
        "rules_hash": DIGEST,
        "seed_commitment": "",
        "closes_at": AT + timedelta(days=7),
        "entries": 18,
        "reviews_per_entry": 3,
        "rule": "adjusted",
        **changes,
    }
    return InstallationSheet(**known)


def test_the_acta_de_instalacion_names_jury_recusals_and_frozen_rules() -> None:
    words = words_of(
        installation_pdf(
            installation(
                place="Xalapa",
                criteria=CRITERIA,
                panel=PANEL,
                recusals=RECUSALS,
                tie_rules=("criteria",),
                signers=SIGNERS,
            )
        )
    )
    for part in (
        f"En Xalapa, el {DATED} quedó instalado",
        "18 proyectos",
        "Elena Vázquez Universidad Veracruzana",
        "pendiente",
        "Relación de trabajo con alguien del equipo Excusa de quien evalúa",
        "Promedio ajustado por severidad",
        "Firmas",
    ):
        assert part in words
    assert "Compromiso de la semilla" not in words


def test_an_acta_without_recusals_says_so() -> None:
    words = words_of(installation_pdf(installation()))
    assert "Nadie se excusó" in words
    assert "Firmas" not in words


def verdict(**changes: object) -> VerdictSheet:
    known: dict[str, object] = {
        **FRAME,
        "folio": "AF-1",
        "round": "Ronda final",
        "run": 2,
        "rule": "mean",
        "rules_hash": DIGEST,
        "input_hash": DIGEST,
        "code_version": "1.0.0",
        **changes,
    }
    return VerdictSheet(**known)


def test_the_acta_de_fallo_tells_ranking_ties_awards_and_certifiers() -> None:
    words = words_of(
        verdict_pdf(
            verdict(
                place="Xalapa",
                rubric_version="1",
                bundle_url="https://dataton.example/r.zip",
                audit_head=DIGEST,
                is_first_separable=False,
                tie_rules=("criteria",),
                ranking=(
                    RankingLine(
                        rank=1,
                        project="Manantial",
                        team="Tandeos",
                        score=Decimal("91.335"),
                        reviews=3,
                        rank_lo=1,
                        rank_hi=1,
                    ),
                    RankingLine(
                        rank=2,
                        project="Cauce",
                        team="Ríos",
                        score=Decimal(88),
                        reviews=3,
                        rank_lo=2,
                        rank_hi=4,
                    ),
                ),
                tie_trace=("Empate en 91.34", "Uso de los datos decide"),
                awards=(
                    AwardLine(
                        title="Primer lugar",
                        project="Manantial",
                        team="Tandeos",
                        challenge="Fugas",
                        amount=Decimal(60000),
                    ),
                    AwardLine(title="Mención", is_void=True, note="Nadie llegó a 3."),
                ),
                panel=PANEL,
                recusals=RECUSALS,
                certifiers=(
                    Certifier(name="María Ruiz", charge="Directora", at=AT),
                    Certifier(name="Jorge Luis"),
                ),
                signers=SIGNERS,
            )
        )
    )
    for part in (
        "Primer lugar · Fugas",
        "$60,000",
        "Premio desierto Nadie llegó a 3.",
        "1.º Manantial Tandeos 3 91.34 1",
        "2.º Cauce Ríos 3 88.00 2 a 4",
        "empate técnico",
        "Uso de los datos decide",
        f"María Ruiz, Directora: {DATED}",
        "https://dataton.example/r.zip",
        "Elena Vázquez",
    ):
        assert part in words


def test_a_plain_verdict_has_neither_intervals_nor_ties() -> None:
    line = RankingLine(rank=1, project="A", team="B", score=Decimal(90), reviews=3)
    words = words_of(verdict_pdf(verdict(ranking=(line,), is_first_separable=True)))
    assert "se distingue del segundo" in words
    assert "No hubo empates" in words
    assert "Intervalo" not in words


def test_a_judge_gets_one_page_a_project_with_boxes_to_tick() -> None:
    scale = CriterionLine(name="Impacto", weight=Decimal("0.2"), lo=0, hi=100)
    pdf = judge_sheets_pdf(
        JudgeSheets(
            **FRAME,
            judge="Elena Vázquez",
            round="Ronda 1",
            closes_at=AT,
            criteria=(*CRITERIA, scale),
            entries=(
                EntryLine(
                    code="q7rt",
                    title="Manantial",
                    summary="Mapa de fugas",
                    challenge="Fugas",
                    team="Tandeos",
                    datasets=("Reportes", "Red"),
                ),
                EntryLine(code="p2xx", title="Cauce"),
            ),
        )
    )
    words = words_of(pdf)
    assert pages_of(pdf) == 2
    for part in (
        "Proyecto 1 de 2",
        "q7rt",
        "Fugas · Tandeos",
        "Datos usados: Reportes; Red",
        "0 1 2 3 4 5 6 7 8 9 10",
        "de 0 a 100",
        "conflicto de interés",
    ):
        assert part in words


def test_a_judge_without_projects_gets_an_empty_sheet() -> None:
    sheet = JudgeSheets(
        **FRAME, judge="Elena", round="Ronda 1", closes_at=AT, criteria=CRITERIA, entries=()
    )
    assert pages_of(judge_sheets_pdf(sheet)) == 1


def test_a_workshop_report_adds_up_its_attendance() -> None:
    words = words_of(
        workshop_pdf(
            WorkshopSheet(
                **FRAME,
                days="30 de mayo de 2024",
                place="Monterrey",
                licence="CC BY 4.0",
                figures=(FigureLine(value=49, caption="personas"),),
                attendance=(
                    AttendanceLine(name="Cultura", people=7),
                    AttendanceLine(name="Otras", people=42),
                ),
                institutions=("Secretaría de Cultura",),
                materials=(("Guía", "https://nl.example/guia"), ("Fichas", "")),
                introduction="Nociones **básicas**.",
                recommendations="1. Capacitar.",
            )
        )
    )
    for part in (
        "30 de mayo de 2024 · Monterrey",
        "49",
        "En total, 49 personas",
        "Guía",
        "Capacitar",
    ):
        assert part in words


def test_a_bare_report_still_verifies() -> None:
    words = words_of(workshop_pdf(WorkshopSheet(**FRAME, days="30 de mayo de 2024")))
    assert str(FRAME["verify_url"]) in words
