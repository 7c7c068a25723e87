"""Publishing and taking back: one step of the file system, whatever happens on the way."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import publishing
from generator.cli import main
from generator.publishing import PublishingFault, current, publish, roll_back
from generator.replacing import alone


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", "one")


def write_site(folder: Path, words: str) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "en" / "a").mkdir(parents=True)
    for name in ("index.html", "en/index.html", "en/a/index.html"):
        (folder / name).write_text(f"<p>{words}</p>")
    return folder


def out(folder: Path) -> str:
    """Return what a reader gets."""
    return (folder / "current" / "en" / "a" / "index.html").read_text()


def test_an_edition_is_put_beside_the_former_ones_and_is_out(site, tmp_path) -> None:
    folder = tmp_path / "www"
    first = publish(site, folder)
    second = publish(write_site(site, "two"), folder)
    assert out(folder) == "<p>two</p>"
    assert (first.folder / "en/a/index.html").read_text() == "<p>one</p>"
    assert (second.before, first.before) == (first.name, "")
    assert (folder / "current").readlink().as_posix() == f"editions/{second.name}"
    assert sorted(one.name for one in folder.iterdir()) == ["current", "editions"]
    listed = "".join(
        f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n"
        for name in ("en/a/index.html", "en/index.html", "index.html")
    )
    sum_ = hashlib.sha256(listed.encode()).hexdigest()
    assert second.name == f"0002-{sum_[:12]}"
    record = json.loads((folder / "editions" / f"{second.name}.json").read_text())
    assert (record["sha256"], record["files"]) == (sum_, 3)


def test_the_folder_can_be_moved(site, tmp_path) -> None:
    publish(site, tmp_path / "www")
    (tmp_path / "www").rename(tmp_path / "elsewhere")
    assert out(tmp_path / "elsewhere") == "<p>one</p>"


def test_the_same_site_is_not_published_twice(site, tmp_path) -> None:
    folder = tmp_path / "www"
    assert publish(site, folder) == publish(site, folder)
    assert len(list((folder / "editions").iterdir())) == 2


def test_the_last_is_restored_and_the_one_before_that(site, tmp_path) -> None:
    folder = tmp_path / "www"
    for words in ("one", "two", "three"):
        publish(write_site(site, words), folder)
    assert roll_back(folder).name.startswith("0002-")
    assert out(folder) == "<p>two</p>"
    roll_back(folder)
    assert out(folder) == "<p>one</p>"
    with pytest.raises(PublishingFault, match="is the first edition"):
        roll_back(folder)
    assert out(folder) == "<p>one</p>"


def test_after_going_back_the_next_goes_back_to_what_was_out(site, tmp_path) -> None:
    folder = tmp_path / "www"
    for words in ("one", "two"):
        publish(write_site(site, words), folder)
    roll_back(folder)
    third = publish(write_site(site, "three"), folder)
    assert third.name.startswith("0003-")  # 0002 keeps its number
    roll_back(folder)
    assert out(folder) == "<p>one</p>"


def test_what_was_taken_back_can_be_published_again(site, tmp_path) -> None:
    folder = tmp_path / "www"
    for words in ("one", "two"):
        publish(write_site(site, words), folder)
    roll_back(folder)
    publish(write_site(site, "two"), folder)
    assert out(folder) == "<p>two</p>"
    roll_back(folder)
    assert out(folder) == "<p>one</p>"


def test_what_fails_leaves_what_was_out(site, tmp_path, monkeypatch) -> None:
    folder = tmp_path / "www"
    publish(site, folder)
    write_site(site, "two")

    def failing(*_: object, **__: object) -> None:
        raise OSError("no room")

    for step in ("_copy", "put", "_switch"):
        with monkeypatch.context() as patched:
            patched.setattr(publishing, step, failing)
            with pytest.raises(OSError, match="no room"):
                publish(site, folder)
        assert out(folder) == "<p>one</p>"
    publish(site, folder)
    assert out(folder) == "<p>two</p>"
    assert not list(folder.rglob(".new*"))


def test_a_site_that_changes_while_it_is_copied_is_not_published(site, tmp_path, monkeypatch):
    sums = publishing._sums

    def changing(folder: Path) -> dict[str, str]:
        found = sums(folder)
        (site / "index.html").write_text("of another build")
        return found

    monkeypatch.setattr(publishing, "_sums", changing)
    with pytest.raises(PublishingFault, match="changed while it was copied"):
        publish(site, tmp_path / "www")
    assert current(tmp_path / "www") is None


KILLED = """
import sys
from pathlib import Path
from generator.publishing import publish
publish(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def copied(folder: Path) -> int:
    """Return how many files a run has copied so far."""
    try:
        return sum(1 for _ in folder.rglob(".new*/en/*.txt"))
    except FileNotFoundError:  # moved into its place meanwhile
        return sys.maxsize


def test_a_killed_run_leaves_what_was_out_and_the_next_one_works(site, tmp_path) -> None:
    folder = tmp_path / "www"
    publish(site, folder)
    write_site(site, "two")
    for number in range(1500):
        (site / "en" / f"{number}.txt").write_text(str(number))
    for wanted in (1, 500, 1400):
        command = [sys.executable, "-c", KILLED, str(site), str(folder)]
        with subprocess.Popen(command) as run:
            until = time.monotonic() + 60
            while run.poll() is None and time.monotonic() < until and copied(folder) < wanted:
                pass
            run.kill()
        assert out(folder) in ("<p>one</p>", "<p>two</p>")
    publish(site, folder)
    assert out(folder) == "<p>two</p>"
    assert not list(folder.rglob(".new*"))


def test_a_reader_gets_a_whole_edition_at_every_moment(site, tmp_path) -> None:
    folder = tmp_path / "www"
    publish(site, folder)
    seen, done = set(), threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(out(folder))  # raises where there is nothing for a moment

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(30):
            publish(write_site(tmp_path / "site", str(number)), folder)
            while number == 0 and reader.is_alive() and "<p>0</p>" not in seen:
                time.sleep(0.001)  # the machine may be busy elsewhere
            roll_back(folder)
    finally:
        done.set()
        reader.join()
    assert seen <= {"<p>one</p>", *(f"<p>{number}</p>" for number in range(30))}
    assert len(seen) > 1


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda folder: (folder / "current").unlink(), "nothing is published"),
        (
            lambda folder: shutil.rmtree(next((folder / "editions").glob("0001-*[0-9a-f]"))),
            "is gone",
        ),
        (
            lambda folder: next((folder / "editions").glob("0002-*.json")).write_text("{}"),
            "missing or damaged",
        ),
    ],
)
def test_what_is_wrong_with_the_folder_is_told(site, tmp_path, damage, message, capsys) -> None:
    folder = tmp_path / "www"
    for words in ("one", "two"):
        publish(write_site(site, words), folder)
    damage(folder)
    assert main(["rollback", str(folder)]) == 1
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error


def test_the_commands_say_what_is_out(site, tmp_path, capsys) -> None:
    folder = tmp_path / "www"
    assert main(["publish", str(folder), "--site", str(site)]) == 0
    assert "is out: 3 files" in capsys.readouterr().err
    assert main(["publish", str(folder), "--site", str(site)]) == 0
    assert "is out already" in capsys.readouterr().err
    write_site(site, "two")
    assert main(["publish", str(folder), "--site", str(site)]) == 0
    assert f"plenary rollback {folder} restores 0001-" in capsys.readouterr().err
    assert main(["rollback", str(folder)]) == 0
    assert "0001-" in capsys.readouterr().err
    assert out(folder) == "<p>one</p>"


def test_what_cannot_be_published_is_told(tmp_path, site, capsys) -> None:
    assert main(["publish", str(tmp_path / "www"), "--site", str(tmp_path / "none")]) == 1
    assert "holds no finished site" in capsys.readouterr().err
    assert main(["publish", str(site / "www"), "--site", str(site)]) == 1
    assert "inside the site" in capsys.readouterr().err
    assert not (site / "www").exists()
    assert not (tmp_path / "www").exists()
    (tmp_path / "old" / "current").mkdir(parents=True)
    assert main(["publish", str(tmp_path / "old"), "--site", str(site)]) == 1
    assert "is not a link made by Plenary" in capsys.readouterr().err
    (tmp_path / "file").write_text("x")
    assert main(["publish", str(tmp_path / "file"), "--site", str(site)]) == 2


@pytest.mark.parametrize("outside", ["secret", "secret/key"])
def test_what_a_link_in_a_site_leads_to_is_not_published(tmp_path, site, capsys, outside) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("not for readers")
    (site / "en" / "leads").symlink_to(tmp_path / outside)
    assert main(["publish", str(tmp_path / "www"), "--site", str(site)]) == 1
    assert f"{site / 'en' / 'leads'} is a link" in capsys.readouterr().err
    assert not (tmp_path / "www").exists()


def test_windows_is_told_what_to_do_instead(site, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert main(["publish", str(tmp_path / "www"), "--site", str(site)]) == 2
    assert "copy site/" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock a folder")
def test_nothing_is_published_while_a_build_is_at_work(site, tmp_path, capsys) -> None:
    folder = tmp_path / "a" / "www"
    with alone(site):
        assert main(["publish", str(folder), "--site", str(site)]) == 1
    assert "Another build is at work" in capsys.readouterr().err
    assert current(folder) is None
    # Beside the site itself the one lock is for both.
    for place in (folder, tmp_path):
        assert main(["publish", str(place), "--site", str(site)]) == 0
        assert out(place) == "<p>one</p>"
