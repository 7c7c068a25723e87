"""content/brand/: logo, favicon, colours; what of a drawing passes, which colours can be read."""

from __future__ import annotations

import io
import itertools
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from projects import ROOT, small_project

from generator.cli import main
from generator.findings import Lines, Severity
from generator.own.brand import LARGEST, Picture, own_brand, png_size
from generator.own.colours import Colours, contrast, mixed, of_contrast, on
from generator.own.reading import read_own
from generator.own.svg import SvgFault, drawing
from generator.own.visible import colours_of
from generator.palette import NAMES, palette

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><title>Panel</title>'
    '<path fill="#0b5c4a" d="M0 0h40v40H0z"/></svg>'
)
COLOURS = """\
accent: {light: "#0b5c4a", dark: "#7fd1b9"}
header: "#0b3d2e"
mark: {light: "#dff3ea", dark: "#16382c"}
"""


def png(width: int = 4, height: int = 2, colour: bytes = b"\x0b\x5c\x4a") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + colour * width for _ in range(height)))
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def brand_of(folder: Path, **files: str | bytes) -> Path:
    """Return a content folder with files of a brand; their names have a stop for “__”."""
    (folder / "content" / "brand").mkdir(parents=True)
    for name, content in files.items():
        file = folder / "content" / "brand" / name.replace("__", ".").replace("_", "-")
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / "content"


def told(folder: Path, **files: str | bytes) -> list[str]:
    return [str(one) for one in own_brand(brand_of(folder, **files))[1]]


# --- drawings -------------------------------------------------------------------------------------

HOSTILE = """\
<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<svg xmlns="&ns;" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ink="http://ink.example"
  width="30mm" height="10mm" onload="run()" ink:version="1">
  <metadata>made</metadata><ink:view/>
  <script>run()</script>
  <style>@import "https://elsewhere.example/a.css"; path {fill: red}</style>
  <style>path {fill: url(#g)}</style>
  <a xlink:href="https://elsewhere.example/"><path id="lost" d="M0 0"/></a>
  <foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>
  <image href="https://elsewhere.example/a.png"/>
  <image href="data:image/png;base64,AAAA"/>
  <image href="data:image/svg+xml;base64,AAAA"/>
  <use xlink:href="#p"/><use href="https://elsewhere.example/a.svg#p"/>
  <path id="p" d="M0 0" fill="url(https://elsewhere.example/a.svg#g)" ONCLICK="run()"/>
  <path d="M1 1" style="fill: url( 'https://elsewhere.example/a.svg#g')"/>
  <path d="M2 2" style="fill: url(#g)"/>
  <set attributeName="href" to="javascript:run()"/>
  <text>&x;kept</text>
</svg>
"""


def test_nothing_of_a_drawing_runs_or_asks_another_host() -> None:
    made = drawing(HOSTILE.encode())
    text = made.content.decode()
    for word in (
        "script",
        "run()",
        "elsewhere",
        "foreign",
        "onload",
        "import",
        "ink.example",
        "passwd",
    ):
        assert word not in text, word
    assert "svg+xml" not in text
    assert 'href="data:image/png;base64,AAAA"' in text
    assert "fill: url(#g)" in text and 'href="#p"' in text and "kept" in text
    assert (round(made.width), round(made.height)) == (113, 38)
    assert made.has_letters
    assert set(made.left_out) >= {"<script>", "onload", "<foreignObject>", "<a>", "<set>"}
    assert not {"<metadata>", "<view>"} & set(made.left_out)


def test_a_plain_drawing_stays_as_it_is() -> None:
    made = drawing(LOGO.encode())
    assert made.content.decode() == LOGO
    assert (made.width, made.height, made.left_out) == (120, 40, ())
    assert not made.has_letters


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("<svg", "it is no sound SVG"),
        ("", "it is no sound SVG"),
        ("<html/>", "it begins with another element"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "it does not say how large it is"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>', "how large it is"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="a b c d"/>', "how large it is"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="50%" height="9"/>', "how large it is"),
    ],
)
def test_what_is_no_drawing_is_told(written: str, wrong: str) -> None:
    with pytest.raises(SvgFault, match=wrong):
        drawing(written.encode())


NAMES_OF_ELEMENTS = ("svg", "g", "script", "a", "style", "image", "use", "path", "animate", "set")
NAMES_OF_ATTRIBUTES = ("href", "onclick", "onLoad", "style", "fill", "src", "d")
VALUES = ("javascript:run()", "https://e.example/x", "//e.example", "url(//e.example)", "#a",
          "url(#a)", "data:text/html,x", "@import 'x'", "\\75rl(x)", "red")  # fmt: skip


@pytest.mark.slow
@given(st.data())
def test_whatever_a_drawing_holds_nothing_of_it_leads_out(data: st.DataObject) -> None:
    root = etree.Element("{http://www.w3.org/2000/svg}svg", viewBox="0 0 9 9")
    around = [root]
    for _ in range(data.draw(st.integers(0, 8))):
        parent = data.draw(st.sampled_from(around))
        tag = data.draw(st.sampled_from(NAMES_OF_ELEMENTS))
        one = etree.SubElement(parent, f"{{http://www.w3.org/2000/svg}}{tag}")
        for name in data.draw(st.sets(st.sampled_from(NAMES_OF_ATTRIBUTES))):
            one.set(name, data.draw(st.sampled_from(VALUES)))
        one.text = data.draw(st.sampled_from(VALUES)) if tag == "style" else None
        around.append(one)
    text = drawing(etree.tostring(root)).content.decode()
    gone = ("<ns0:script", "javascript:", "e.example", 'href="data:', "onclick", "onLoad", "import")
    assert [word for word in (*gone, "\\") if word in text] == []


# --- colours --------------------------------------------------------------------------------------


def test_contrast_is_that_of_the_guidelines() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#767676", "#fff"), 2) == 4.54  # the lightest grey for words on white
    assert contrast("#123456", "#123456") == 1


@given(st.integers(0, 0xFFFFFF))
def test_black_or_white_can_be_read_on_any_colour(number: int) -> None:
    colour = f"#{number:06x}"
    assert contrast(on(colour), colour) >= 4.5


def test_a_mixed_colour_lies_between() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#102030", "#ffffff", 0) == "#102030"


def test_colours_that_can_be_read_are_taken(tmp_path: Path) -> None:
    brand, findings = own_brand(brand_of(tmp_path, colours__yaml=COLOURS))
    assert not findings
    assert brand.colours.accent.of("dark") == "#7fd1b9"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('accent: "#0b5c4a"\n', "1: contrast: “accent” #0b5c4a in the dark has a contrast of 2.2:1 "
         "against the page (#17191c); it should have 4.5:1 or more: dark: \"#80aaa1\" would do"),
        ('accent: {light: "#9adbc8", dark: "#7fd1b9"}\n', "1: contrast: “accent” #9adbc8 on light"),
        ('mark: {light: "#aaaaaa", dark: "#16382c"}\n', "1: contrast: “mark” #aaaaaa on light"),
        ('accent: {light: "#9adbc8", dark: "#7fd1b9"}\nmark: {light: "#e2f0fa", dark: "#16382c"}\n',
         "2: contrast: “mark” #e2f0fa on light paper has a contrast of 1.4:1 against the links on "
         "it (#9adbc8); it should have 4.5:1 or more: no shade of it would do with “accent” "
         "#9adbc8; change that first"),
        ("accent: green\n", "1: wrong-value: “accent” is “green”; a colour is written “#1b4b82”"),
        ('akcent: "#0b5c4a"\n', "1: unknown-key: “akcent” is not a key here; did you mean"),
        ('header: {light: "#000"}\n', "1: wrong-type: “header”"),
        ("[\n", "2: broken-yaml"),
    ],
)  # fmt: skip
def test_colours_that_cannot_be_read_are_told(tmp_path: Path, written, expected) -> None:
    found = told(tmp_path, colours__yaml=written)
    assert any(one.startswith(f"content/brand/colours.yaml:{expected}") for one in found), found


def test_the_colour_that_is_proposed_can_be_read(tmp_path: Path) -> None:
    found = told(tmp_path / "a", colours__yaml='accent: "#c9a227"\nmark: "#ff0000"\n')
    light = next(o for o in found if "“accent”" in o and "on light" in o).split('"')[1]
    ours = palette(ROOT, NAMES).light
    assert min(contrast(light, ours[name]) for name in ("paper", "sheet")) >= 4.5
    assert contrast(light, "#c9a227") < 4.5  # it is the same hue, darker


_COLOUR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(accent=_COLOUR, mark=_COLOUR)
def test_what_is_wrong_is_never_proposed(accent: str, mark: str) -> None:
    given_ = Colours.model_validate({"accent": accent, "mark": mark})
    for one in of_contrast(given_, palette(ROOT, NAMES), Lines("colours.yaml", {})):
        wrong = re.search(r"“(?:accent|mark)” (#\w+)", one.message)
        would_do = re.search(r'"(#\w+)" would do', one.message)
        assert wrong and (would_do is None or would_do[1] != wrong[1])
        assert would_do or f"“accent” {accent}; change that first" in one.message


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"logo__svg": "<svg"}, "logo.svg:1: brand: it is no sound SVG"),
        ({"logo__png": b"GIF89a"}, "logo.png:1: brand: it is no sound PNG"),
        ({"logo__png": png()[:-20]}, "logo.png:1: brand: it is no sound PNG"),
        ({"favicon__ico": b"x"}, "favicon.ico:1: brand: it is no ICO"),
        ({"logo__jpg": b"x"}, "logo.jpg:1: unread-file: nothing reads this; the brand is logo.svg"),
        ({"logo__svg": LOGO, "logo__png": png()}, "logo.svg:1: brand: logo.png is there too"),
        ({"logo_dark__svg": LOGO}, "logo-dark.svg:1: brand: there is no logo for light paper"),
        ({"logo__svg": LOGO + " " * LARGEST}, "logo.svg:1: brand: it has 200 KB"),
        ({"logo__svg": LOGO.replace("<path", "<script/><path")}, "logo.svg:1: brand: notice: left"),
        ({"logo__svg": LOGO.replace("<path", "<text/><path")}, "logo.svg:1: brand: notice: its w"),
    ],
)
def test_what_is_wrong_with_the_files_is_told(tmp_path: Path, files, expected) -> None:
    found = told(tmp_path, **files)
    assert [one for one in found if one.startswith(f"content/brand/{expected}")], found


@given(st.binary(max_size=80), st.integers(0, 70))
def test_a_damaged_png_is_none_and_never_a_traceback(noise: bytes, at: int) -> None:
    whole = png()
    assert png_size(whole) == (4, 2)
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    assert png_size(damaged) in (None, (4, 2))
    if damaged[: len(whole)] != whole:
        assert png_size(damaged) is None


def test_the_logo_keeps_its_shape_in_the_header(tmp_path: Path) -> None:
    own, _ = read_own(brand_of(tmp_path, logo__svg=LOGO, logo_dark__png=png(), favicon__svg=LOGO))
    assert [(one["scheme"], one["width"], one["height"]) for one in own.brand.logos] == [
        ("light", 96, 32),
        ("dark", 64, 32),
    ]
    assert set(own.files) == {
        *("assets/brand/logo.svg", "assets/brand/logo-dark.png", "assets/brand/favicon.svg"),
        "assets/own.css",
    }


WHITE = LOGO.replace("#0b5c4a", "#fff")
IN_WHITE_BY_A_SHEET = LOGO.replace("<path", "<style>.a{fill:white}</style><path").replace(
    'fill="#0b5c4a"', 'class="a"'
)
DARK_BAR = 'header: "#0b3d2e"\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"logo__svg": WHITE}, ["logo.svg: on white paper"]),
        ({"logo__svg": IN_WHITE_BY_A_SHEET}, ["logo.svg: on white paper"]),
        ({"logo__png": png(colour=b"\xff\xff\xfe")}, ["logo.png: on white paper"]),
        ({"logo__svg": LOGO.replace('fill="#0b5c4a"', "")}, ["logo.svg: on a dark screen"]),
        ({"logo__svg": LOGO.replace("#0b5c4a", "navy")}, ["logo.svg: on a dark screen"]),
        ({"logo__svg": LOGO, "colours__yaml": DARK_BAR}, ["logo.svg: in the header"]),
        ({"logo__svg": LOGO, "logo_dark__svg": WHITE, "colours__yaml": DARK_BAR}, []),
        ({"logo__svg": LOGO, "logo_dark__svg": LOGO}, []),  # 2.2:1 in the dark
        (
            {"logo__svg": WHITE, "logo_dark__svg": LOGO.replace("#0b5c4a", "black")},
            ["logo.svg: on white paper", "logo-dark.svg: on a dark screen"],
        ),
        ({"logo__svg": LOGO.replace("#0b5c4a", "#7a8")}, []),
        ({"logo__svg": WHITE.replace("<path", '<path fill="#123"/><path')}, []),
        ({"logo__svg": LOGO.replace("#0b5c4a", "no-colour")}, []),  # not known, so not judged
        ({"logo__svg": WHITE.replace("<path", '<image href="data:image/png;base64,A"/><path')}, []),
        ({"logo__svg": WHITE.replace("<path", '<clipPath><path d="M0"/></clipPath><path')},
         ["logo.svg: on white paper"]),
        ({"logo__svg": WHITE.replace('fill="#fff"', 'style="fill: rgb(255,255,250)"')},
         ["logo.svg: on white paper"]),
    ],
)  # fmt: skip
def test_a_logo_that_cannot_be_seen_where_it_stands_is_told(tmp_path, files, expected) -> None:
    findings = read_own(brand_of(tmp_path, **files))[1]
    found = [one for one in findings if one.rule == "contrast"]
    assert [
        f"{one.file.rpartition('/')[2]}: {one.message.partition('seen ')[2].partition(' (')[0]}"
        for one in found
    ] == [one.replace("on white paper", "on white paper, where PDFs have it") for one in expected]
    assert all(one.severity is Severity.NOTICE for one in found)


def test_what_cannot_be_seen_through_is_no_colour_of_a_picture(tmp_path: Path) -> None:
    seen = io.BytesIO()
    picture = Image.new("RGBA", (400, 100), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (10, 10, 200, 90))
    picture.putpixel((0, 0), (10, 20, 30, 255))  # one dot is nothing
    picture.save(seen, "PNG")
    assert colours_of(Picture("logo.png", seen.getvalue(), 400, 100)) == {"#ffffff"}


def test_a_dark_header_bears_the_logo_for_dark_grounds_in_both_schemes(tmp_path: Path) -> None:
    files = {"logo__svg": LOGO, "logo_dark__svg": WHITE}
    own, _ = read_own(brand_of(tmp_path, **files, colours__yaml=DARK_BAR))
    [shown] = own.brand.logos
    assert (shown["address"], shown["scheme"]) == ("assets/brand/logo-dark.svg", "")
    bright = read_own(brand_of(tmp_path / "b", **files, colours__yaml='header: "#eee"\n'))[0]
    assert [one["address"] for one in bright.brand.logos] == ["assets/brand/logo.svg"]


def test_paper_keeps_its_colours(tmp_path: Path) -> None:
    own, _ = read_own(brand_of(tmp_path, colours__yaml=COLOURS))
    assert own.style.startswith("@media screen {")
    assert own.style.count("{") == own.style.count("}")
    assert "--link: light-dark(#0b5c4a, #7fd1b9);" in own.style


# --- the whole ------------------------------------------------------------------------------------


def _is_figure(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"


@pytest.mark.slow
@pytest.mark.parametrize("logo", ["svg", "png"])
def test_the_brand_is_on_pages_and_in_every_form(tmp_path: Path, logo: str) -> None:
    project = small_project(tmp_path)
    content = {"logo__svg": LOGO} if logo == "svg" else {"logo__png": png(120, 40)}
    content["logo_dark__svg"] = WHITE
    brand = brand_of(tmp_path / "own", **content, favicon__svg=LOGO, colours__yaml=COLOURS)
    (brand / "brand").rename(project / "content" / "brand")
    assert main(["--project", str(project), "build"]) == 0
    site = project / "site" / "en"
    home = (site / "index.html").read_text("utf-8")
    assert 'src="assets/brand/logo-dark.svg" width="96" height="32" alt=""' in home  # dark header
    assert '<link rel="icon" href="assets/brand/favicon.svg">' in home
    assert '<link rel="stylesheet" href="assets/own.css">' in home
    assert (site / "assets" / "own.css").is_file()
    [one_file] = site.rglob("ipwc-4-9.html")
    text = one_file.read_text("utf-8")
    assert "--link: #0b5c4a;" in text and 'alt="Plenary"' in text
    assert f'src="data:image/{"svg+xml" if logo == "svg" else "png"};base64,' in text
    assert '<source media="screen and (prefers-color-scheme: dark)" srcset="data:' in text
    [book] = site.rglob("*.epub")
    with zipfile.ZipFile(book) as archive:
        assert f"EPUB/logo.{logo}" in archive.namelist()
        package = archive.read("EPUB/package.opf").decode()
    assert "Its only image is the logo" in package and 'id="logo"' in package
    for pdf in site.rglob("*.pdf"):
        with pikepdf.open(pdf) as paper:
            figures = [one.get("/Alt") for one in paper.objects if _is_figure(one)]
        assert "Plenary" in map(str, figures), pdf.name
    assert main(["--project", str(project), "bundle", "--no-pdf"]) == 0
    [bundle] = (project / "dist").iterdir()
    with zipfile.ZipFile(bundle) as archive:
        [start] = [one for one in archive.namelist() if one.endswith("START HERE.html")]
        page = archive.read(start).decode()
        assert "img-src data:" in page and "(prefers-color-scheme: dark)" in page
        assert any(one.endswith(f"assets/brand/logo.{logo}") for one in archive.namelist())


def test_a_colour_that_cannot_be_read_stops_the_build(tmp_path: Path, capsys) -> None:
    project = small_project(tmp_path)
    brand = brand_of(tmp_path / "own", colours__yaml='accent: "#cccccc"\n')
    (brand / "brand").rename(project / "content" / "brand")
    assert main(["--project", str(project), "build"]) == 1
    error = capsys.readouterr().err
    assert "content/brand/colours.yaml:1: contrast: “accent” #cccccc on light paper" in error
    assert len([*itertools.islice(project.glob("site"), 1)]) == 0
