"""The deliberate faults of tools/mutants.yaml fit the code as it is; `make fuzz` makes them."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def mutants(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """Return the script, which has no ending, as a module."""
    loader = importlib.machinery.SourceFileLoader("mutants", str(ROOT / "tools" / "mutants"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    sys.modules[loader.name] = module  # its dataclasses look themselves up
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


def test_each_fault_can_be_made(mutants: ModuleType) -> None:
    listed = mutants.read()
    assert [f"{why}: {one}" for one in listed if (why := mutants.unsound(one))] == []
    assert all(one.old != one.new and one.tests for one in listed)


def test_they_are_many_and_in_every_package(mutants: ModuleType) -> None:
    listed = mutants.read()
    assert len({(one.file, one.old) for one in listed}) == len(listed) >= 60
    in_package = Counter(Path(one.file).parts[0] for one in listed)
    packages = {file.parent.name for file in (ROOT / "generator").glob("*/__init__.py")}
    assert packages - in_package.keys() == set()


def test_a_fault_whose_words_are_gone_is_named(mutants: ModuleType) -> None:
    gone = mutants.Mutant("anchors.py", "no such words", "x", ("anchors",))
    assert mutants.unsound(gone) == "the old words stand there 0 times, not once"
    assert "is gone" in mutants.unsound(mutants.Mutant("nowhere.py", "a", "b", ("anchors",)))
    assert "no test_none.py" in mutants.unsound(
        mutants.Mutant("offline_edition.py", "text.count(line) != 1", "", ("none",))
    )
