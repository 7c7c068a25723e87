"""The site in Firefox, where it, Node.js and npm are: axe on each kind of page, and a reader's job.

Playwright drives no Firefox but one of its own making, so that Puppeteer drives the system's
(tools/npm/firefox). The Chromium tests ask far more; this says whether it is so elsewhere too.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from axe_core import AXE
from host import hosted
from kinds import kinds
from targets import RESOLUTION

ROOT = Path(__file__).parent.parent.parent
DRIVER = ROOT / ".npm" / "firefox"
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
NODE = shutil.which("node")
OLDEST = 129
"""The first Firefox that speaks WebDriver BiDi well enough."""


def version() -> int:
    """Return the version of Firefox; 0 where there is none."""
    if not FIREFOX:
        return 0
    told = subprocess.run([FIREFOX, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\d+", told)
    return int(found[0]) if found else 0


@pytest.fixture(scope="module")
def seen(real_site: Path, unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what Firefox has to say: faults of pages, and what each task came to."""
    if not (NODE and DRIVER.is_dir() and version() >= OLDEST):
        pytest.skip("no Firefox, or nothing to drive it (apt-get install firefox-esr nodejs npm)")
    with hosted(real_site) as (address, _):
        asked = {
            "driver": str(DRIVER),
            "program": FIREFOX,
            "axe": AXE,
            "site": f"{address}en/",
            "pages": kinds(real_site),
            "disk": (unpacked / "handbook" / RESOLUTION / "index.html").as_uri(),
        }
        file = tmp_path_factory.mktemp("firefox") / "asked.json"
        file.write_text(json.dumps(asked), "utf-8")
        command = [NODE, str(ROOT / "tests" / "firefox.mjs"), str(file)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_no_kind_of_page_has_a_fault(seen: Any) -> None:
    assert not seen["faults"], "\n".join(seen["faults"])


def test_a_reader_s_job_is_done(seen: Any) -> None:
    came = seen["came"]
    assert came["search"] == came["disk"] == "Resolution 7/3"  # on technical assistance
    assert came["target"] == "op-14"
    assert came["preview"].startswith("Organized Crime Convention, article 32, paragraph 4")
    assert "paragraph 14" in came["tools"]
    assert came["note"] == "fn-1"
    assert came["register"] == "3 actions"
