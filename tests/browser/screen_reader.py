"""What a screen reader would say: Chromium's accessibility tree, in words and in order.

A real one has more words and habits of its own, but no other names, roles and states than these.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

Node = dict[str, Any]

ROLES = {
    "searchbox": "search field",
    "textbox": "text field",
    "combobox": "list to choose from",
    "DisclosureTriangle": "button that unfolds",
    "doc-noteref": "note reference",
    "doc-backlink": "link back",
    "contentinfo": "footer of the page",
    "banner": "header of the page",
    "DescriptionList": "list of terms",
}
"""Roles that are not said as they are called."""

AROUND = (
    *("navigation", "main", "banner", "contentinfo", "region", "search", "form", "dialog"),
    *("table", "article", "complementary", "alert"),
)
"""What is said when it is entered."""

BLOCKS = ("paragraph", "listitem", "term", "definition", "heading", "cell", "columnheader")
"""What is read as a line of its own."""

SILENT = ("InlineTextBox", "LineBreak", "ListMarker")


def said(node: Node) -> str:
    """Return how an element is told: its name, role, states and description."""
    role = node["role"]["value"]
    properties = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    words = [node.get("name", {}).get("value", "").strip(), ROLES.get(role, role)]
    if role == "heading":
        words.append(f"level {properties['level']}")
    for name, true, false in (
        ("expanded", "unfolded", "folded"),
        ("checked", "ticked", "not ticked"),
        ("disabled", "cannot be used", ""),
    ):
        if name in properties:
            words.append(true if properties[name] in (True, "true") else false)
    if properties.get("hasPopup") not in (None, "false"):
        words.append(f"opens a {properties['hasPopup']}")
    value = node.get("value", {}).get("value", "")
    words += [f"“{value}”" if value else "", node.get("description", {}).get("value", "")]
    return ", ".join(word for word in words if word)


class ScreenReader:
    """Presses keys in a page, and writes down what is said after each."""

    def __init__(self, page: Page) -> None:
        """Begin to listen to a page."""
        self.page = page
        self.lines: list[str] = []
        self.around: list[str] = []

    def press(self, *keys: str) -> None:
        """Press keys, and write down what each makes the reader say."""
        for key in keys:
            self.page.keyboard.press(key)
            self.lines.append(f"[{key}]")
            self.focus()

    def tab_to(self, selector: str, most: int = 250) -> None:
        """Press Tab until an element has the focus; what is on the way is left out."""
        for count in range(1, most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                self.lines.append(f"[Tab, {count} times]" if count > 1 else "[Tab]")
                self.focus()
                return
        raise AssertionError(f"{selector} is not reached by {most} presses of Tab")

    def type(self, words: str) -> None:
        """Type words, which a reader may hear letter by letter."""
        self.page.keyboard.type(words)
        self.lines.append(f"[types {words}]")

    def arrive(self) -> None:
        """Say the title of a page that has been loaded."""
        self.page.wait_for_load_state()
        self.around = []
        self.lines.append(self.page.title())

    def focus(self) -> None:
        """Say what has the focus, and what was entered on the way to it.

        After a link within the page that is nothing: a reader reads on from what it led to.
        """
        if self.page.evaluate("document.activeElement === document.body && location.hash"):
            words = self.page.locator(":target").inner_text()
            self.lines.append(f"  (reads on) {' '.join(words.split())}")
            return
        session = self.page.context.new_cdp_session(self.page)
        found = session.send("Runtime.evaluate", {"expression": "document.activeElement"})
        tree = session.send(
            "Accessibility.getPartialAXTree",
            {"objectId": found["result"]["objectId"], "fetchRelatives": True},
        )["nodes"]
        session.detach()
        nodes = {node["nodeId"]: node for node in tree}
        here = tree[0]
        above = []
        parent = nodes.get(here.get("parentId", ""))
        while parent:
            if not parent["ignored"] and parent["role"]["value"] in AROUND:
                above.insert(0, said(parent))
            parent = nodes.get(parent.get("parentId", ""))
        self.lines += [f"  {one}" for one in above if one not in self.around]
        self.around = above
        self.lines.append(f"  {said(here)}")

    def hear(self, selector: str) -> None:
        """Say what a live region says, which must be one."""
        region = self.page.locator(selector).first
        assert region.get_attribute("role") in ("status", "alert")
        self.lines.append(f"  (said by itself) {' '.join(region.inner_text().split())}")

    def read(self, selector: str, last: str) -> None:
        """Read on from an element, block by block, to the one with an id."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("DOM.getDocument")
        tree = session.send("Accessibility.getFullAXTree")["nodes"]
        nodes = {node["nodeId"]: node for node in tree}
        first, end = (self._node(session, one) for one in (selector, last))
        start = next(node for node in tree if node.get("backendDOMNodeId") == first)
        self._blocks(start, nodes, end, within=False)
        session.detach()

    def _node(self, session: Any, selector: str) -> int:
        expression = f"document.querySelector({selector!r})"
        found = session.send("Runtime.evaluate", {"expression": expression})
        described = session.send("DOM.describeNode", {"objectId": found["result"]["objectId"]})
        return int(described["node"]["backendNodeId"])

    def _blocks(self, node: Node, nodes: dict[str, Node], end: int, *, within: bool) -> bool:
        """Say the blocks of an element; return whether the last one was reached.

        Links within a block have been said with its words.
        """
        role = node["role"]["value"]
        below = [nodes[id_] for id_ in node.get("childIds", []) if id_ in nodes]
        if not node["ignored"]:
            if role in BLOCKS:
                # What a block holds of blocks is said after its own words.
                told = " ".join(self._words(one, nodes) for one in below)
                kind = f"heading level {self._level(node)}" if role == "heading" else role
                within = True
                if told.strip():
                    self.lines.append(f"  {kind}: {' '.join(told.split())}")
            elif role in (*AROUND, "list", "DescriptionList"):
                count = sum(one["role"]["value"] == "listitem" for one in below)
                self.lines.append(f"  {said(node)}{f' of {count}' if count else ''}")
            elif role in ("link", "button", "DisclosureTriangle") and not within:
                self.lines.append(f"  {said(node)}")
                below = []
        for one in below:
            if self._blocks(one, nodes, end, within=within):
                return True
        return node.get("backendDOMNodeId") == end

    def _level(self, node: Node) -> int:
        return next(int(p["value"]["value"]) for p in node["properties"] if p["name"] == "level")

    def _words(self, node: Node, nodes: dict[str, Node]) -> str:
        role = node["role"]["value"]
        name = node.get("name", {}).get("value", "")
        if role in SILENT or (not node["ignored"] and role in (*BLOCKS, "list")):
            return ""
        if not node["ignored"] and role == "StaticText":
            return str(name)
        if not node["ignored"] and role in ("link", "button", "doc-noteref", "doc-backlink"):
            return f"[{ROLES.get(role, role)}: {name}]"
        below = (nodes[id_] for id_ in node.get("childIds", []) if id_ in nodes)
        return " ".join(self._words(one, nodes) for one in below)
