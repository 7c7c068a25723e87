"""The bill of materials: what the program is made of and brings along, as CycloneDX 1.6 (JSON).

Versions, licences and who needs whom come from the packages as they are installed, the sums of
their files from requirements.txt, where they are pinned: of a package in another version (a wheel
may be installed without the pins) there are none. The same packages give the same bytes: there is
no date and no number drawn by lot in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
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
    """A package that the program needs is not installed."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package as requirements.txt pins it, or as it is installed."""

    name: str
    version: str
    sums: tuple[str, ...] = ()
    """The SHA-256 of each of its files, any of which may be installed; none where not known."""

    @property
    def ref(self) -> str:
        """Return its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pinned(requirements: str) -> dict[str, Package]:
    """Return the packages that a requirements.txt with hashes pins, by name."""
    found: dict[str, Package] = {}
    for one in re.split(r"\n(?=\S)", requirements):
        match = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s\\;]+)", one)
        if match:
            name = canonicalize_name(match[1])
            sums = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", one))
            found[name] = Package(name, match[2], sums)
    return found


def bill(packages: dict[str, Package]) -> str:
    """Return the bill of materials of packages that are installed, as text."""
    program = distribution(DISTRIBUTION)
    own = f"pkg:pypi/{DISTRIBUTION}@{program.version}"
    needs = {one: _needs(distribution(one), packages) for one in packages}
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


def installed(pins: dict[str, Package]) -> dict[str, Package]:
    """Return the packages that the program needs, and those that are pinned besides, as they are
    here: of one in another version than the pinned one no sum is known.

    Raises MaterialsFault where one that is needed is missing.
    """
    needed = _needed_here()
    versions = {name: _version(name) for name in (*needed, *pins)}
    if missing := [name for name in sorted(needed) if not versions[name]]:
        raise MaterialsFault(f"{missing[0]} is needed and not installed")
    as_pinned = {name for name, one in pins.items() if versions[name] == one.version}
    return {
        name: pins[name] if name in as_pinned else Package(name, versions[name])
        for name in sorted(needed | as_pinned)
    }


def _needed_here() -> set[str]:
    """Return what the program needs on this machine, and what that needs in turn."""
    needed: set[str] = set()
    waiting = [DISTRIBUTION]
    while waiting:
        new = {*_required(distribution(waiting.pop()))} - needed
        needed |= new
        waiting += [name for name in new if _version(name)]
    return needed


def _version(name: str) -> str:
    """Return the version in which a package is installed; "" where it is not."""
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return ""


def _component(package: Package) -> dict[str, Any]:
    found = distribution(package.name)
    fetched = {
        "type": "distribution",
        "url": package.ref,  # the package, wherever it is fetched from
        "hashes": [{"alg": "SHA-256", "content": sum_} for sum_ in package.sums],
    }
    return {
        "type": "library",
        "bom-ref": package.ref,
        "name": package.name,
        "version": package.version,
        "description": _said(found, "Summary"),
        "licenses": _licences(found),
        "purl": package.ref,
        **({"externalReferences": [fetched]} if package.sums else {}),
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


def _needs(found: Distribution, packages: Container[str]) -> list[str]:
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


def _refs(names: Iterable[str], packages: dict[str, Package]) -> list[str]:
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
