"""Front-end files: hashed names, names inside that follow, and what is refused."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from hackathon.gateways.assets import (
    FONTS,
    AssetError,
    copy_vendor,
    main,
    publish,
    read_manifest,
)


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A folder of front-end files that name each other."""
    folder = tmp_path / "static"
    files = {
        "css/site.css": (
            '@import "./base.css";\n'
            "@font-face { src: url('../vendor/letter.woff2') format('woff2') }\n"
            '.mark { background: url("data:image/svg+xml,<svg>") }\n'
            "a { color: url(#gradient) }\n"
        ),
        "css/base.css": "body { margin: 0 }\n" + "/* long enough to compress */\n" * 20,
        "js/page.js": 'import { save } from "./parts/save.js";\nlet late = import("./late.js");\n',
        "js/late.js": "export const late = 1;\n",
        "js/parts/save.js": "export function save() {}\n",
        "vendor/letter.woff2": "letters",
        "vendor/ready.min.js": 'import "./nowhere.js";\n',
        ".hidden": "no",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_every_file_gets_a_name_with_its_hash(static: Path, tmp_path: Path) -> None:
    manifest = publish(static, tmp_path / "assets")
    assert set(manifest) == {
        "css/base.css",
        "css/site.css",
        "js/late.js",
        "js/page.js",
        "js/parts/save.js",
        "vendor/letter.woff2",
        "vendor/ready.min.js",
    }
    for name, published in manifest.items():
        assert published != name
        assert (tmp_path / "assets" / published).is_file()


def test_names_inside_stylesheets_follow(static: Path, tmp_path: Path) -> None:
    manifest = publish(static, tmp_path / "assets")
    sheet = (tmp_path / "assets" / manifest["css/site.css"]).read_text()
    base = Path(manifest["css/base.css"]).name
    assert f'@import "./{base}"' in sheet
    assert f"url('../{manifest['vendor/letter.woff2']}')" in sheet
    assert 'url("data:image/svg+xml,<svg>")' in sheet
    assert "url(#gradient)" in sheet


def test_names_inside_modules_follow(static: Path, tmp_path: Path) -> None:
    manifest = publish(static, tmp_path / "assets")
    script = (tmp_path / "assets" / manifest["js/page.js"]).read_text()
    assert f'from "./{manifest["js/parts/save.js"].removeprefix("js/")}"' in script
    assert f'import("./{manifest["js/late.js"].removeprefix("js/")}")' in script


def test_third_party_files_stay_as_they_are(static: Path, tmp_path: Path) -> None:
    manifest = publish(static, tmp_path / "assets")
    ready = tmp_path / "assets" / manifest["vendor/ready.min.js"]
    assert ready.read_text() == 'import "./nowhere.js";\n'


def test_a_change_changes_the_names_of_all_that_name_it(static: Path, tmp_path: Path) -> None:
    first = publish(static, tmp_path / "assets")
    (static / "js/parts/save.js").write_text("export function save() { return 1; }\n")
    second = publish(static, tmp_path / "assets")
    changed = {name for name in first if first[name] != second[name]}
    assert changed == {"js/parts/save.js", "js/page.js"}


def test_text_lies_beside_its_compressed_form_when_that_is_smaller(
    static: Path, tmp_path: Path
) -> None:
    manifest = publish(static, tmp_path / "assets")
    published = tmp_path / "assets" / manifest["css/base.css"]
    assert gzip.decompress(Path(f"{published}.gz").read_bytes()) == published.read_bytes()
    assert not Path(f"{tmp_path / 'assets' / manifest['js/late.js']}.gz").exists()
    assert not Path(f"{tmp_path / 'assets' / manifest['vendor/letter.woff2']}.gz").exists()


def test_files_of_the_publication_before_stay_and_older_ones_go(
    static: Path, tmp_path: Path
) -> None:
    target = tmp_path / "assets"
    names = []
    for round_number in range(3):
        (static / "css/base.css").write_text(f"body {{ margin: {round_number} }}")
        names.append(publish(static, target)["css/base.css"])
    assert [(target / name).exists() for name in names] == [False, True, True]


def test_the_manifest_is_read_back(static: Path, tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "assets") == {}
    manifest = publish(static, tmp_path / "assets")
    assert read_manifest(tmp_path / "assets") == manifest
    assert json.loads((tmp_path / "assets/manifest.json").read_text()) == manifest


def test_a_name_that_leads_nowhere_is_refused(static: Path, tmp_path: Path) -> None:
    (static / "css/site.css").write_text("p { background: url(missing.svg) }")
    with pytest.raises(AssetError, match=r"static/css/site\.css nombra «missing\.svg»"):
        publish(static, tmp_path / "assets")
    assert read_manifest(tmp_path / "assets") == {}


def test_modules_that_name_each_other_are_refused(static: Path, tmp_path: Path) -> None:
    (static / "js/late.js").write_text('import "./page.js";\n')
    with pytest.raises(AssetError, match="en círculo"):
        publish(static, tmp_path / "assets")


def test_fonts_htmx_and_their_licences_are_copied(tmp_path: Path) -> None:
    packages, vendor = _packages(tmp_path), tmp_path / "vendor"
    copies = {path.relative_to(vendor).as_posix() for path in copy_vendor(packages, vendor)}
    fonts = {
        f"{font}-{part}-wght-normal.woff2" for font in FONTS for part in ("latin", "latin-ext")
    }
    assert copies == {
        "htmx.min.js",
        "licenses/htmx.txt",
        "leaflet/leaflet.js",
        "leaflet/leaflet.css",
        "licenses/leaflet.txt",
        *(f"licenses/{font}.txt" for font in FONTS),
        *(f"fonts/{name}" for name in fonts),
    }


def test_a_package_without_its_file_is_refused(tmp_path: Path) -> None:
    packages = _packages(tmp_path)
    (packages / "htmx.org/dist/htmx.min.js").unlink()
    with pytest.raises(AssetError, match="htmx"):
        copy_vendor(packages, tmp_path / "vendor")


def test_set_up_copies_what_was_fetched_and_publishes_all(
    static: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = static.parent
    _packages(root)
    assert main({}, root) == 0
    assert {"css/base.css", "vendor/htmx.min.js"} <= set(read_manifest(root / "var/assets"))
    assert str(root / "var/assets") in capsys.readouterr().out


def test_set_up_publishes_into_the_data_folder_that_was_chosen(
    static: Path, tmp_path: Path
) -> None:
    assert main({"DATA_DIR": str(tmp_path / "data")}, static.parent) == 0
    assert "css/base.css" in read_manifest(tmp_path / "data/assets")


def test_set_up_says_what_hinders_it(static: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (static.parent / "var").write_text("a file where the folder should be")
    assert main({}, static.parent) == 1
    assert "No se pudieron publicar" in capsys.readouterr().err


def _packages(tmp_path: Path) -> Path:
    packages = tmp_path / "node_modules"
    names = ["htmx.org/LICENSE", "htmx.org/dist/htmx.min.js"]
    names += ["leaflet/LICENSE", "leaflet/dist/leaflet.js", "leaflet/dist/leaflet.css"]
    for font in FONTS:
        folder = f"@fontsource-variable/{font}"
        names += [f"{folder}/LICENSE"]
        names += [
            f"{folder}/files/{font}-{part}-wght-normal.woff2" for part in ("latin", "latin-ext")
        ]
    for name in names:
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text(name)
    return packages
