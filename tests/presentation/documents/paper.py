"""Example sheets, and a reader of what a PDF says."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from pypdf import PdfReader

from hackathon.presentation.documents.convocatoria import (
    ChallengeLine,
    ConvenerLine,
    ConvocatoriaSheet,
    CriterionLine,
    PrizeLine,
    StageLine,
)
from hackathon.presentation.documents.panel import PanelLine, RecusalLine
from hackathon.presentation.documents.sheets import Signer

AT = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
HOSTILE = '#panic("x") *a* $1$ [b] <script>alert(1)</script> \\ @c `d` {{ e }} %s'
FRAME = {
    "institution": "H. Ayuntamiento de Xalapa",
    "event": "Hackatón Agua para la Ciudad",
    "zone": "America/Mexico_City",
    "verify_url": "https://dataton.example/verificar/k3m9x2wq7rta",
    "dated_at": AT,
}
CRITERIA = (
    CriterionLine(
        name="Uso de los datos",
        weight=Decimal("0.6"),
        description="Qué tan bien usa los datos.",
        anchors={"5": "combina varios", "1": "no los usa"},
    ),
    CriterionLine(name="Viabilidad", weight=Decimal("0.4"), lo=0, hi=10),
)
PANEL = (
    PanelLine(name="Elena Vázquez", affiliation="Universidad Veracruzana", declared_at=AT),
    PanelLine(name="Tomás Aquino"),
)
RECUSALS = (RecusalLine(judge="Tomás Aquino", project="Cauce", kind="work", source="self"),)
SIGNERS = (Signer(name="María Ruiz", charge="Directora"), Signer(name="Jorge Luis"))


def full_call() -> ConvocatoriaSheet:
    """A call in which every base has something to say."""
    return ConvocatoriaSheet(
        **FRAME,
        version=2,
        sha256=DIGEST,
        url="https://dataton.example/eventos/agua/convocatoria",
        kind="Hackatón",
        summary="Para que el agua **llegue**.",
        change_note="Se amplió la entrega.",
        contact="hola@xalapa.example",
        conveners=(
            ConvenerLine(name="Ayuntamiento", part="responsable"),
            ConvenerLine(name="CMAS"),
        ),
        stages=(
            StageLine(name="Inscripciones", start=AT - timedelta(days=9), until=AT),
            StageLine(name="Entregas", until=AT),
            StageLine(name="Resultados", start=AT + timedelta(days=9)),
            StageLine(name="Premiación"),
        ),
        challenges=(
            ChallengeLine(title="Fugas", summary="Se pierde agua.", data_rule="uno de estos"),
            ChallengeLine(title="Cortes"),
        ),
        criteria=CRITERIA,
        tie_rules=("criteria", "shared"),
        prizes=(
            PrizeLine(title="Primer lugar", amount=Decimal(60000), challenge="Fugas"),
            PrizeLine(title="Segundo lugar", amount=Decimal(40000), description="En un pago."),
            PrizeLine(title="Mención"),
        ),
        legal_basis="Artículo 115.\n\n1. Reglamento\n2. Plan",
        exclusions="- Integrantes del jurado",
        intellectual_property="Los equipos conservan sus derechos.",
        objections="En cinco días hábiles.",
        unforeseen="Los resuelve el comité.",
    )


def words_of(pdf: bytes) -> str:
    """The text of a PDF in one line."""
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(BytesIO(pdf)).pages)
