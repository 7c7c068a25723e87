"""The bill of materials: what the program is made of and brings along, as CycloneDX 1.6 (JSON).

Which versions, and the sums of their files, come from requirements.txt, where they are pinned;
licences and who needs whom come from the packages as they are installed. The same packages give
the same bytes: there is no date and no number drawn by lot in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.provided import DISTRIBUTION

BROUGHT_ALONG = (
    ("Material Design Icons", "mkdocs-material", "Apache-2.0", "https://pictogrammers.com"),
    ("Libertinus Serif", "typst", "OFL-1.1", "https://github.com/alerque/libertinus"),
)
"""What packages hold of others and a site or a PDF shows: name, package, licence, address."""


class MaterialsFault(Exception):  # noqa: N818 - told to the user as it is
    """A pinned package is not installed, or in another version."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A package as requirements.txt pins it."""

    name: str
    version: str
    sums: tuple[str, ...]
    """The SHA-256 of each of its files, any of which may be installed."""

    @property
    def ref(self) -> str:
        """Return its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pinned(requirements: str) -> dict[str, Pinned]:
    """Return the packages that a requirements.txt with hashes pins, by name."""
    found: dict[str, Pinned] = {}
    for one in re.split(r"\n(?=\S)", requirements):
        match = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s\\;]+)", one)
        if match:
            name = canonicalize_name(match[1])
            sums = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", one))
            found[name] = Pinned(name, match[2], sums)
    return found


def bill(requirements: Path) -> str:
    """Return the bill of materials as text; `requirements` is the file that pins the packages.

    Raises MaterialsFault where a package is not installed as it is pinned.
    """
    packages = pinned(requirements.read_text("utf-8"))
    program = distribution(DISTRIBUTION)
    own = f"pkg:pypi/{DISTRIBUTION}@{program.version}"
    needs = {one: _needs(_installed(package), packages) for one, package in packages.items()}
    brought = [_brought_along(*one) for one in BROUGHT_ALONG]
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": DISTRIBUTION,
                "version": program.version,
                "licenses": _licences(program),
                "purl": own,
            }
        },
        "components": [*(_component(packages[one]) for one in sorted(packages)), *brought],
        "dependencies": [
            {"ref": own, "dependsOn": _refs(_needs(program, packages), packages)},
            *(
                {
                    "ref": packages[one].ref,
                    "dependsOn": [
                        *_refs(needs[one], packages),
                        *(_brought_ref(name) for name, by, *_ in BROUGHT_ALONG if by == one),
                    ],
                }
                for one in sorted(packages)
            ),
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _installed(package: Pinned) -> Distribution:
    try:
        found = distribution(package.name)
    except PackageNotFoundError as missing:
        raise MaterialsFault(f"{package.name} is pinned and not installed") from missing
    if found.version != package.version:
        raise MaterialsFault(
            f"{package.name} {found.version} is installed, and {package.version} is pinned"
        )
    return found


def _component(package: Pinned) -> dict[str, Any]:
    found = _installed(package)
    return {
        "type": "library",
        "bom-ref": package.ref,
        "name": package.name,
        "version": package.version,
        "description": _said(found, "Summary"),
        "licenses": _licences(found),
        "purl": package.ref,
        "externalReferences": [
            {
                "type": "distribution",
                "url": package.ref,  # the package, wherever it is fetched from
                "hashes": [{"alg": "SHA-256", "content": sum_} for sum_ in package.sums],
            }
        ],
    }


def _licences(found: Distribution) -> list[dict[str, Any]]:
    """Return the licences that a package names: an SPDX expression, or else words."""
    expression = _said(found, "License-Expression")
    if expression:
        return [{"expression": expression}]
    classifiers = found.metadata.get_all("Classifier") or []
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: ")]
    # Some packages have the whole text where the name belongs.
    words = _said(found, "License").partition("\n")[0]
    return [{"license": {"name": name}} for name in named or [words] if name]


def _said(found: Distribution, key: str) -> str:
    """Return what a package says of itself; "" where it says nothing."""
    return found.metadata[key].strip() if key in found.metadata else ""


def _needs(found: Distribution, packages: dict[str, Pinned]) -> list[str]:
    """Return which of the packages one needs, on any machine that the pins are for."""
    return sorted({name for name in _required(found) if name in packages})


def _required(found: Distribution, extras: Iterable[str] = ()) -> Iterator[str]:
    for line in found.requires or ():
        one = Requirement(line)
        wanted = ["", *extras]
        if one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in wanted):
            continue
        name = canonicalize_name(one.name)
        yield name
        if one.extras:
            yield from _required(distribution(name), one.extras)


def _refs(names: Iterable[str], packages: dict[str, Pinned]) -> list[str]:
    return [packages[name].ref for name in names]


def _brought_ref(name: str) -> str:
    return name.lower().replace(" ", "-")


def _brought_along(name: str, by: str, licence: str, address: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _brought_ref(name),
        "name": name,
        "description": f"Part of {by}",
        "licenses": [{"license": {"id": licence}}],
        "externalReferences": [{"type": "website", "url": address}],
    }
