"""Every form: the page that shows it, who fills it in, and what makes it valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.factories.stage import PASSWORD

PNG = "picture"
PDF = "letter"
CSV = "table"


@dataclass(frozen=True)
class Case:
    """A form. `at` names the values of its address in a house, `types` what is typed to fill it.

    Without a page of its own (`page` is empty) the form is a button of another page or a script's.
    One that `says_little` does not tell which of its fields is wrong.
    """

    post: str
    who: str
    at: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, Any] = field(default_factory=dict)
    page: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    expected: int = 303
    says_little: bool = False

    @property
    def shown_by(self) -> str:
        """The endpoint of the page with the form."""
        feature, name = self.post.split(".")
        return f"{feature}.{name.removeprefix('post_')}" if self.page is None else self.page


OURS = {"slug": "slug"}
DRAFT = {"slug": "draft"}
DRAFT_RETO = {"event_slug": "draft", "slug": "draft_reto_1"}
DAY = {"kind": "holiday", "name": "Día", "starts_on": "2030-01-01", "ends_on": "2030-01-01"}
MAIL = "quien@example.org"

CASES = (
    Case("accounts.post_ask_link", "nobody", types={"email": MAIL}),
    Case("accounts.post_edit_email", "outsider", types={"email": MAIL, "current": PASSWORD}),
    Case(
        "accounts.post_edit_password",
        "outsider",
        types={"current": PASSWORD, "password": "un camión muy puntual"},
    ),
    Case(
        "accounts.post_new_password",
        "nobody",
        {"token": "reset"},
        {"password": "un camión muy puntual"},
    ),
    Case("accounts.post_profile", "outsider"),
    Case("accounts.post_recover", "nobody", types={"email": MAIL}),
    Case(
        "accounts.post_sign_in",
        "nobody",
        types={"email": "{email}", "password": PASSWORD},
        says_little=True,
    ),
    Case(
        "accounts.post_sign_up",
        "nobody",
        types={"name": "Quien", "email": MAIL, "password": "un camión muy puntual"},
    ),
    Case("challenges.post_describe", "organizer", DRAFT | {"number": "one"}),
    Case("challenges.post_edit", "organizer", DRAFT_RETO),
    Case("challenges.post_edit_judging", "organizer", DRAFT),
    Case("challenges.post_edit_prizes", "organizer", DRAFT),
    Case("challenges.post_edit_rubric", "organizer", DRAFT),
    Case("challenges.post_edit_texts", "organizer", DRAFT),
    Case("challenges.post_new_challenge", "organizer", DRAFT, {"title": "Otro reto"}),
    Case("challenges.post_new_version", "organizer", {"slug": "planned"}, {"note": "Cambió."}),
    Case("datasets.post_edit", "publisher", {"slug": "dataset"}),
    Case(
        "datasets.post_link_address",
        "organizer",
        DRAFT_RETO,
        {"url": "https://datos.example/rutas.csv"},
        page="datasets.link_dataset",
    ),
    Case(
        "datasets.post_link_dataset",
        "organizer",
        DRAFT_RETO,
        {"dataset": "{spare_dataset}"},
        page="",
    ),
    Case(
        "datasets.post_link_hit",
        "organizer",
        DRAFT_RETO,
        {"catalogue": "{catalogue}", "remote_id": "a1", "name": "rutas", "title": "Rutas"},
        page="",
    ),
    Case(
        "datasets.post_new_by_hand",
        "publisher",
        OURS,
        {"title": "Luminarias", "url": "https://datos.example/luz.csv"},
    ),
    Case(
        "datasets.post_new_catalogue",
        "owner",
        OURS,
        {"name": "Catálogo", "base_url": "https://otro.example"},
    ),
    Case(
        "datasets.post_new_dataset",
        "publisher",
        OURS,
        {"catalogue": "{catalogue}", "remote_id": "a1", "name": "rutas", "title": "Rutas"},
        page="",
    ),
    Case(
        "datasets.post_new_from_address",
        "publisher",
        OURS,
        {"url": "https://datos.example/rutas.csv"},
    ),
    Case(
        "datasets.post_resources",
        "publisher",
        {"slug": "dataset"},
        {"url": "https://datos.example/mas.csv", "resource_title": "Más"},
    ),
    Case("events.post_cancel", "organizer", {"slug": "open"}, {"reason": "Lluvia."}),
    Case("events.post_edit_basics", "organizer", DRAFT),
    Case("events.post_edit_dates", "organizer", DRAFT),
    Case("events.post_edit_tracks", "organizer", DRAFT),
    Case(
        "events.post_extend",
        "organizer",
        {"slug": "open"},
        {"field": "submissions_until", "until": "{later}", "reason": "Lluvia."},
    ),
    Case(
        "events.post_general_calendar",
        "operator",
        types={
            "kind": "holiday",
            "name": "Día",
            "starts_on": "2030-01-01",
            "ends_on": "2030-01-01",
        },
    ),
    Case("events.post_new_event", "organizer", OURS, {"title": "Otro", "starts_at": "{later}"}),
    Case(
        "events.post_own_calendar",
        "organizer",
        OURS,
        DAY,
    ),
    Case(
        "events.post_team",
        "organizer",
        DRAFT,
        {"email": MAIL, "name": "Quien", "role": "staff"},
    ),
    Case(
        "judging.post_assignment",
        "organizer",
        {"slug": "planned"},
        {"judge": "{planned_judge}", "submission": "{planned_entry}"},
        page="judging.assignments",
    ),
    Case("judging.post_conflict", "judge_B", {"assignment": "free_assignment"}, {"kind": "work"}),
    Case(
        "judging.post_conflict_noted",
        "organizer",
        {"slug": "planned"},
        {"judge": "{planned_judge}", "submission": "{planned_entry}", "kind": "work"},
        page="judging.conflicts",
    ),
    Case("judging.post_edit_round", "organizer", {"slug": "planned"}),
    Case(
        "judging.post_new_judge",
        "organizer",
        {"slug": "planned"},
        {"name": "Quien", "email": MAIL},
    ),
    Case("judging.post_review", "judge_B", {"assignment": "assignment"}, {"*mark": "3"}),
    Case(
        "judging.post_withdrawal",
        "organizer",
        {"slug": "planned", "judge": "planned_judge"},
        {"reason": "Renunció."},
    ),
    Case(
        "operation.post_accredit",
        "operator",
        {"public_id": "accreditation"},
        page="operation.accreditation",
    ),
    Case(
        "operation.post_refuse", "operator", {"public_id": "accreditation"}, {"reason": "No."}, ""
    ),
    Case("organizations.post_edit", "editor", OURS),
    Case("organizations.post_edit_logo", "editor", OURS, files={"logo": PNG}),
    Case("organizations.post_edit_slug", "owner", OURS, {"slug": "otra-direccion"}),
    Case("organizations.post_member", "owner", OURS | {"number": "member"}),
    Case(
        "organizations.post_members",
        "owner",
        OURS,
        {"email": MAIL, "name": "Quien", "role": "editor"},
    ),
    Case(
        "organizations.post_new_accreditation",
        "outsider",
        types={"name": "Instituto Nuevo", "position": "Directora"},
        files={"letter": PDF},
    ),
    Case("registrations.post_new_notice", "owner", OURS | {"kind": "kind"}, {"body": "Nuevo."}),
    Case(
        "registrations.post_new_registration",
        "outsider",
        {"slug": "open"},
        {"conduct": "y", "privacy": "y", "convocatoria": "y"},
    ),
    Case(
        "results.post_void",
        "organizer",
        {"slug": "judged", "award": "judged_award"},
        {"reason": "Nadie llegó."},
    ),
    Case("stories.post_edit", "editor", {"slug": "draft_story"}),
    Case("stories.post_new_story", "editor", OURS, {"title": "Otra Historia"}),
    Case("submissions.post_autosave", "lead", {"public_id": "project"}, expected=200, page=""),
    Case("submissions.post_datasets", "lead", {"public_id": "project"}),
    Case("submissions.post_edit", "lead", {"public_id": "project"}),
    Case("submissions.post_files", "lead", {"public_id": "project"}, files={"file": PNG}),
    Case("submissions.post_preview", "lead", types={"text": "Hola"}, expected=200, page=""),
    Case("submissions.post_review", "lead", {"public_id": "project"}),
    Case("judging.post_save", "judge_B", {"assignment": "assignment"}, expected=200, page=""),
    Case("teams.post_edit_team", "lead", {"public_id": "team"}),
    Case("teams.post_invite", "lead", {"public_id": "team"}, {"email": MAIL}, page="teams.team"),
    Case("teams.post_join", "registered", {"slug": "open"}, {"code": "{code}"}),
    Case("teams.post_new_team", "registered", {"slug": "open"}, {"name": "Otro equipo"}),
    Case("accounts.post_language", "nobody", types={"language": "en", "next": "/"}, page=""),
    Case("stories.post_withdraw", "organizer", {"slug": "story"}),
)
# The forms that a script fills from fields which a page shows; their page is another form's.
SCRIPTS = {
    "submissions.post_autosave": "submissions.edit",
    "judging.post_save": "judging.review",
}
BUTTONS = {
    "accounts.post_confirm",
    "accounts.post_confirm_email",
    "accounts.post_end_session",
    "accounts.post_open_link",
    "accounts.post_sign_out",
    "challenges.post_move",
    "challenges.post_publish_event",
    "challenges.post_remove",
    "datasets.post_preview",
    "datasets.post_refresh",
    "datasets.post_remove_resource",
    "datasets.post_unlink",
    "events.post_remove_general",
    "events.post_remove_own",
    "events.post_revoke",
    "judging.post_balance",
    "judging.post_closing",
    "judging.post_declaration",
    "judging.post_entrance",
    "judging.post_leave",
    "judging.post_new_link",
    "judging.post_opening",
    "judging.post_prepare",
    "judging.post_reminder",
    "judging.post_reminders",
    "judging.post_withdraw_assignment",
    "operation.post_revive",
    "organizations.post_remove",
    "registrations.post_cancel",
    "results.post_certify",
    "results.post_compute",
    "results.post_publication",
    "stories.post_draft",
    "stories.post_publish",
    "stories.post_return",
    "stories.post_review",
    "submissions.post_draft",
    "submissions.post_remove_file",
    "submissions.post_withdraw",
    "teams.post_accept",
    "teams.post_code",
    "teams.post_decline",
    "teams.post_hand_over",
    "teams.post_leave",
    "teams.post_remove_member",
    "teams.post_revoke",
}
