"""What the program is made of: pins, the bill of materials, licences, and other makers of pages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pikepdf
import pytest
from referencing import Registry, Resource

from generator import materials
from generator.cli import main

ROOT = Path(__file__).parent.parent
PINS = ("requirements.txt", "requirements-test.txt")


def schema(name: str) -> dict[str, Any]:
    """Return a schema as OWASP published it; the library of the name brings it along."""
    folder = files("cyclonedx.schema") / "_res"
    return json.loads((folder / name).read_text("utf-8"))


# --- pins, and installing without a network ---------------------------------------------------


@pytest.mark.parametrize("name", PINS)
def test_every_package_is_pinned_with_its_hashes_and_no_place_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 40
    for entry in entries:
        if entry.startswith("#"):
            continue
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.+!]+( ; [^\\]+)? \\\n", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    assert "index-url" not in text
    assert "://" not in text


def test_both_files_pin_one_version_of_what_they_share() -> None:
    site, test = (materials.pinned((ROOT / name).read_text("utf-8")) for name in PINS)
    assert site.keys() <= test.keys()
    assert {name: one for name, one in test.items() if name in site} == site


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return a folder in which tools/install asks a pip that only writes down what it is asked."""
    pip = tmp_path / ".venv" / "bin" / "pip"
    pip.parent.mkdir(parents=True)
    pip.write_text('#!/bin/sh\necho "$@" >> asked\n')
    pip.chmod(0o755)
    return tmp_path


def asked(machine: Path, **environment: str) -> list[str]:
    known = {key: value for key, value in os.environ.items() if key != "PLENARY_WHEELS"}
    known |= {"PYTHON": sys.executable, **environment}
    command = ["sh", str(ROOT / "tools" / "install"), "requirements.txt"]
    subprocess.run(command, cwd=machine, env=known, check=True, capture_output=True)
    return (machine / "asked").read_text().splitlines()


def test_packages_are_installed_by_their_hashes(machine: Path) -> None:
    first, second = asked(machine)
    assert first.endswith("--require-hashes -r requirements.txt")
    assert "--no-index" not in first
    assert "--no-deps --no-build-isolation -e ." in second


@pytest.mark.parametrize("named", [True, False])
def test_from_a_folder_of_wheels_no_network_is_asked(machine: Path, named: bool) -> None:
    (machine / ("elsewhere" if named else "wheels")).mkdir()
    environment = {"PLENARY_WHEELS": "elsewhere"} if named else {}
    first, second = asked(machine, **environment)
    folder = "elsewhere" if named else "wheels"
    assert f"--isolated --no-index --find-links {folder} --require-hashes -r" in first
    assert "--no-deps --no-build-isolation" in second  # nothing that could be fetched


def test_a_folder_that_is_not_there_is_told(machine: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as fault:
        asked(machine, PLENARY_WHEELS="nowhere")
    assert b"which is no folder" in fault.value.stderr
    assert not (machine / "asked").exists()


# --- the bill of materials --------------------------------------------------------------------


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("bill") / "plenary.cdx.json"
    assert main(["sbom", "-o", str(file)]) == 0
    return json.loads(file.read_text("utf-8"))


def test_the_bill_is_as_cyclonedx_wants_it(bill: dict[str, Any]) -> None:
    registry: Registry[Any] = Registry().with_resources(
        (f"http://cyclonedx.org/schema/{name}", Resource.from_contents(schema(name)))
        for name in ("spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json")
    )
    whole = schema("bom-1.6.SNAPSHOT.schema.json")
    validator = jsonschema.Draft7Validator(whole, registry=registry)
    validator.validate(bill)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**bill, "components": [{"name": "of no type"}]})


def test_the_bill_names_every_pinned_package_with_version_sums_and_licence(
    bill: dict[str, Any],
) -> None:
    listed = {one["name"]: one for one in bill["components"]}
    text = (ROOT / "requirements.txt").read_text("utf-8")
    for name, version in re.findall(r"^([\w.-]+)(?:\[\w+\])?==([^\s]+) ", text, re.MULTILINE):
        one = listed.pop(name.replace("_", "-"))
        assert one["version"] == version
        assert one["licenses"], name
        assert one["externalReferences"][0]["hashes"], name
    assert {*listed} == {"Material Design Icons", "Libertinus Serif"}
    material = next(one for one in bill["components"] if one["name"] == "mkdocs-material")
    assert material["licenses"] == [{"expression": "MIT"}]


def test_the_bill_says_who_needs_whom(bill: dict[str, Any]) -> None:
    needs = {one["ref"].partition("@")[0]: one["dependsOn"] for one in bill["dependencies"]}
    own = [ref.partition("@")[0] for ref in needs["pkg:pypi/plenary-handbook"]]
    assert {"pkg:pypi/mkdocs", "pkg:pypi/pagefind-bin", "pkg:pypi/typst"} <= {*own}
    assert any(ref.startswith("pkg:pypi/mkdocs@") for ref in needs["pkg:pypi/mkdocs-material"])
    refs = {one["bom-ref"] for one in bill["components"]}
    assert {ref for all_ in needs.values() for ref in all_} <= refs
    # Nothing is there that nobody needs, but for what installing this checkout takes.
    needed = {ref for all_ in needs.values() for ref in all_}
    assert {ref.partition("@")[0] for ref in refs - needed} <= {"pkg:pypi/setuptools"}


def test_the_bill_is_the_same_every_time(tmp_path: Path) -> None:
    files_ = [tmp_path / "one.json", tmp_path / "two.json"]
    for file in files_:
        assert main(["sbom", "-o", str(file)]) == 0
    assert files_[0].read_bytes() == files_[1].read_bytes()


def test_another_version_than_the_pinned_one_is_listed_and_told(
    tmp_path: Path, capsys, monkeypatch
) -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    others = re.sub(r"(?m)^(jinja2|setuptools)==\S+", r"\1==0.0.1", text)
    (tmp_path / "requirements.txt").write_text(f"{others}\nno-such-package==1 \\\n")
    monkeypatch.setattr("generator.cli.listing.provided", lambda name: tmp_path / name)
    assert main(["sbom", "-o", str(tmp_path / "bill.json")]) == 0
    here = distribution("jinja2").version
    assert f"jinja2 {here} is installed, without a known sum; 0.0.1 is tested" in (
        capsys.readouterr().err
    )
    bill = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    [one] = [one for one in bill["components"] if one["name"] == "jinja2"]
    assert one["version"] == here and "externalReferences" not in one
    names = {one["name"] for one in bill["components"]}
    # Nobody needs it in an environment that a wheel was installed into.
    assert not {"setuptools", "no-such-package"} & names


def test_a_package_that_is_needed_and_missing_is_told(monkeypatch) -> None:
    found = materials._version
    monkeypatch.setattr(materials, "_version", lambda name: "" if name == "lxml" else found(name))
    with pytest.raises(materials.MaterialsFault, match="lxml is needed and not installed"):
        materials.installed(materials.pinned((ROOT / "requirements.txt").read_text("utf-8")))


# --- licences of what is shipped --------------------------------------------------------------


def licence_of(package: str) -> str:
    found = distribution(package)
    [file] = [one for one in found.files or () if str(one).endswith("licenses/LICENSE")]
    return Path(str(found.locate_file(file))).read_text("utf-8").strip()


def test_the_licences_of_what_is_shipped_are_in_the_site_as_their_authors_wrote_them(
    real_site: Path,
) -> None:
    text = (real_site / "en" / "licences.txt").read_text("utf-8")
    assert licence_of("mkdocs-material") in text
    assert licence_of("typst") in text  # the words of the Apache License
    assert (ROOT / "LICENSE").read_text("utf-8").partition("\n---")[0].strip() in text
    icons = "material/templates/.icons/material/LICENSE"
    file = Path(str(distribution("mkdocs-material").locate_file(icons)))
    assert file.read_text("utf-8").strip() in text
    assert "Copyright 2022 CloudCannon" in text
    page = (real_site / "en" / "index.html").read_text("utf-8")
    assert 'href="licences.txt"' in page


def test_nothing_is_shipped_that_the_licences_do_not_name(real_site: Path) -> None:
    site = real_site / "en"
    own = {file.name for file in (ROOT / "overrides").rglob("*") if file.is_file()}
    own |= {file.name for file in (ROOT / "generator" / "pages").glob("*.js")}
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.suffix in (".css", ".js", ".svg", ".wasm", ".woff2", ".woff", ".ttf", ".png"):
            of_material = re.fullmatch(r"assets/stylesheets/main\.\w+\.min\.css", name)
            made = name.startswith(("assets/citable", "assets/first-words/"))
            assert file.name in own or of_material or made or name.startswith("pagefind/"), name
    fonts = set()
    for file in site.rglob("*.pdf"):
        with pikepdf.open(file) as document:
            for one in document.objects:
                if isinstance(one, pikepdf.Dictionary) and "/FontName" in one:
                    fonts.add(str(one["/FontName"]).rpartition("+")[2].partition("-")[0])
    assert {font.removeprefix("/") for font in fonts} == {"LibertinusSerif"}
    icons = set()
    for file in (ROOT / "overrides").rglob("*.html"):
        icons |= set(re.findall(r"\.icons/(\w+)/", file.read_text("utf-8")))
    assert icons == {"material"}


# --- ProperDocs -------------------------------------------------------------------------------


def test_properdocs_makes_the_same_pages(real_site: Path, tmp_path: Path) -> None:
    """MkDocs is no longer cared for; its successor must be able to take its place."""
    config = real_site.parent / "build" / "en" / "mkdocs.yml"
    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "--strict"]
    command += ["-f", str(config), "-d", str(tmp_path / "site")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    pages = sorted((real_site / "en").rglob("*.html"))
    compared = 0
    for file in pages:
        name = file.relative_to(real_site / "en")
        if re.fullmatch(r"ctoc-cop-[\d-]+\.html", name.name):
            continue  # the one HTML file is made by an exporter
        other = (tmp_path / "site" / name).read_text("utf-8")
        assert 'content="mkdocs-ProperDocs ' in other
        generator = re.compile(r'<meta name="generator" content="[^"]*">')
        assert generator.sub("", other) == generator.sub("", file.read_text("utf-8")), name
        compared += 1
    assert compared > 35
    for file in (tmp_path / "site" / "assets").glob("*.*"):
        published = real_site / "en" / "assets" / file.name
        # Only a finished site has what devices may keep, and its sizes (offline_edition).
        assert not published.exists() or unsized(published) == unsized(file)


def unsized(file: Path) -> bytes:
    return re.sub(rb"const SIZES = .*?;", b"", file.read_bytes())
