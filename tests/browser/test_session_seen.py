"""The drawings as a browser draws them: no words run out of the picture or into each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drawn import map_of, timeline_of
from playwright.sync_api import Browser

from generator.resolved import Resolved

PAGE = """<!doctype html><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-page'">
<style nonce="page">
body { margin: 8px; color-scheme: light dark; color: CanvasText; font-family: FACE; }
svg { max-width: 100%; height: auto; }
</style>
"""

WRONG = """() => {
  const svg = document.querySelector("svg");
  const frame = svg.viewBox.baseVal;
  const boxes = [...svg.querySelectorAll("text")].map((text) => [text, text.getBBox()]);
  const wrong = [];
  boxes.forEach(([text, box], at) => {
    if (box.x < -1 || box.y < -1 || box.x + box.width > frame.width + 1 ||
        box.y + box.height > frame.height + 1) wrong.push(["out", text.textContent]);
    for (const [other, there] of boxes.slice(at + 1)) {
      // Lines of text may touch; letters must not.
      if (box.x < there.x + there.width && there.x < box.x + box.width &&
          box.y + 3 < there.y + there.height && there.y + 3 < box.y + box.height)
        wrong.push(["over", text.textContent, other.textContent]);
    }
  });
  return wrong;
}"""

SHOWN = """() => {
  const line = document.querySelector("svg [stroke=currentColor]");
  const text = document.querySelector("svg text");
  return {
    line: getComputedStyle(line).stroke,
    text: getComputedStyle(text).fill,
    page: getComputedStyle(document.body).color,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    size: text.getBoundingClientRect().height,
  };
}"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("face", ["serif", "sans-serif"])
@pytest.mark.parametrize("draw", [timeline_of, map_of])
def test_a_drawing_is_readable_everywhere(
    browser: Browser,
    seventh_session: Resolved,
    draw: Callable[[Resolved], str],
    face: str,
    scheme: str,
    width: int,
) -> None:
    """In both faces and schemes, under a strict policy, on a phone as on a desk."""
    context = browser.new_context(
        viewport={"width": width, "height": 700},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.set_content(PAGE.replace("FACE", face) + draw(seventh_session))
    assert page.evaluate(WRONG) == []
    shown = page.evaluate(SHOWN)
    context.close()
    assert shown["line"] == shown["text"] == shown["page"]
    assert not shown["wide"]
    assert shown["size"] >= 12
    assert complaints == []
