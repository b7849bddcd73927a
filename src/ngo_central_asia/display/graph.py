"""Chains of provenance as text, as a Mermaid flowchart and as a picture in SVG."""

from __future__ import annotations

import re
import textwrap
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from ngo_central_asia.dataset import digest
from ngo_central_asia.display.layout import wrapped
from ngo_central_asia.provenance.graph import NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.provenance.graph import Node, Provenance
    from ngo_central_asia.provenance.witnesses import Witnesses

#: What a step back is called in a sentence.
WORDS = {
    Relation.DERIVED: "from",
    Relation.QUOTED: "in",
    Relation.PRIMARY: "taken from",
    Relation.ATTRIBUTED: "attributed to",
}

#: Deeper branches are not indented further, so that words still fit.
_DEEPEST = 15


# --- text -----------------------------------------------------------------------------


def text(graph: Provenance) -> str:
    """Return a graph as an indented tree of 80 columns.

    What stands in the tree already is named again, but not what is behind it.
    """
    nodes = {node.id: node for node in graph.nodes}
    lines: list[str] = []
    seen: set[str] = set()
    steps = graph.steps
    # A stack and no recursion: a chain of computed figures may be long.
    left = [(0, "", nodes[root]) for root in reversed(graph.roots)]
    while left:
        depth, how, node = left.pop()
        again = node.id in seen and bool(steps[node.id])
        lines.append(_branch(depth, how, node, again=again))
        if node.id not in seen:
            behind = [(depth + 1, f"{WORDS[r]} ", end) for r, end in steps[node.id]]
            left += reversed(behind)
        seen.add(node.id)
    return "\n".join([*lines, "", graph.stamp])


def _branch(depth: int, how: str, node: Node, *, again: bool) -> str:
    indent = "  " * (min(depth, _DEEPEST) - 1) + "- " if depth else ""
    said = " (see above)" if again else ""
    return wrapped(indent, f"{how}{node.label}{said}")


def witnesses(found: Witnesses) -> str:
    """Return the witnesses of something as text of 80 columns."""
    open_question = len(found) > 1 and bool(found.unknown)
    count = f"{'at most ' if open_question else ''}{len(found)}"
    about = "; ".join(f"{record.id}: {record.summary}" for record in found.records[:3])
    more = f"; and {len(found.records) - 3} more" if len(found.records) > 3 else ""
    lines = [wrapped("", f"independent origins: {count}")]
    if about:
        lines.append(wrapped("  of ", about + more))
    lines += (
        wrapped(f"  {number}. ", str(witness))
        for number, witness in enumerate(found, 1)
    )
    if found.unknown:
        lines += ["not known", *(wrapped("  - ", said) for said in found.unknown)]
    return "\n".join(lines)


# --- Mermaid --------------------------------------------------------------------------

_PLAIN = re.compile(r"[^\w .,:()/%+-]")
_SHAPES = {
    NodeKind.DERIVED: ("{{", "}}"),
    NodeKind.STATEMENT: ("[", "]"),
    NodeKind.PASSAGE: ("(", ")"),
    NodeKind.SOURCE: ("[[", "]]"),
    NodeKind.AGENT: ("([", "])"),
}


def mermaid(graph: Provenance) -> str:
    """Return a graph as a flowchart in the language of Mermaid.

    >>> import ngo_central_asia as nca
    >>> from ngo_central_asia.provenance.graph import provenance
    >>> print(mermaid(provenance(nca.statistics["kg-ngos-2006-jaysanov"])))
    flowchart LR
      n1["kg-ngos-2006-jaysanov: 13,018 organizations (KG, 2006)"]
      n2("Jaysanov 2023, Kyrgyzstan, paragraph 2: #34;13,018#34;")
      n3[["Jaysanov 2023"]]
      n1 -->|wasDerivedFrom| n2
      n2 -->|wasQuotedFrom| n3
    """
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes, 1)}
    lines = ["flowchart LR"]
    for node in graph.nodes:
        opened, closed = _SHAPES[node.kind]
        label = _PLAIN.sub(lambda found: f"#{ord(found[0])};", node.label)
        lines.append(f'  {names[node.id]}{opened}"{label}"{closed}')
    lines += (
        f"  {names[edge.start]} -->|{edge.relation.value}| {names[edge.end]}"
        for edge in graph.edges
    )
    return "\n".join(lines)


# --- SVG ------------------------------------------------------------------------------

_WIDE, _GAP_X, _GAP_Y, _PAD, _LINE, _LETTERS = 270, 130, 18, 8, 16, 36
#: Words on the lines stand in rows of this height, so that none covers another.
_WORD_HIGH = 12
#: Columns after those of computed figures.
_COLUMN = {
    NodeKind.STATEMENT: 0,
    NodeKind.PASSAGE: 1,
    NodeKind.SOURCE: 2,
    NodeKind.AGENT: 2,
}
_STYLE = (
    ".nca-provenance{font:12px sans-serif;--paper:#fff;--ink:#1b1b1b;--line:#555;"
    "--derived:#fdeed2;--statement:#e3eefb;--passage:#f4f4f4;--source:#e2f3e4;"
    "--agent:#f6e4f2}"
    "@media(prefers-color-scheme:dark){.nca-provenance{--paper:#161616;--ink:#f0f0f0;"
    "--line:#aaa;--derived:#4a3713;--statement:#16355a;--passage:#2e2e2e;"
    "--source:#173f1c;--agent:#47203e}}"
    ".nca-provenance .paper{fill:var(--paper)}.nca-provenance text{fill:var(--ink)}"
    ".nca-provenance .box{stroke:var(--line)}"
    ".nca-provenance .kind{font-size:10px;font-style:italic}"
    ".nca-provenance .step{fill:none;stroke:var(--line)}"
    ".nca-provenance .head{fill:var(--line)}"
    ".nca-provenance .how{font-size:10px;text-anchor:middle;stroke:var(--paper);"
    "stroke-width:4px;paint-order:stroke}"
) + "".join(f".nca-provenance .{kind}{{fill:var(--{kind})}}" for kind in NodeKind)

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="nca-provenance" role="img" '
    'aria-labelledby="title-{mark} steps-{mark}" viewBox="0 0 {width} {height}" '
    'width="{width}" height="{height}">'
)
_HEAD = (
    '<marker id="head-{mark}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
    'markerHeight="8" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker>'
)


class _Box(NamedTuple):
    """A node in its place."""

    x: int
    y: int
    lines: list[str]

    @property
    def height(self) -> int:
        return (len(self.lines) + 1) * _LINE + 2 * _PAD

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


def svg(graph: Provenance) -> str:
    """Return a graph as a picture: a column for each step back, from left to right.

    It names itself to screen readers, says all its steps in words, and follows the
    reader's choice of light or dark. What a node is stands in it, besides its colour.
    """
    boxes = _placed(graph)
    width = max((box.x + _WIDE for box in boxes.values()), default=0) + 1
    height = max((box.y + box.height for box in boxes.values()), default=0) + 1
    # A page may hold several pictures, and their ids must not meet.
    mark = digest.short(digest.of_plain([graph.to_dicts(), list(boxes)]))
    steps = "; ".join(
        f"{step['from_label']} {step['relation']} {step['to_label']}"
        for step in graph.to_dicts()
    )
    return "\n".join(
        [
            _SVG.format(mark=mark, width=width, height=height),
            f'<title id="title-{mark}">{_xml(_title(graph))}</title>',
            f'<desc id="steps-{mark}">{_xml(steps)}</desc>',
            f"<style>{_STYLE}</style>",
            _HEAD.format(mark=mark),
            f'<rect class="paper" width="{width}" height="{height}"/>',
            *_drawn_steps(graph, boxes, mark),
            *(_drawn(node, boxes[node.id]) for node in graph.nodes),
            "</svg>",
        ]
    )


def _title(graph: Provenance) -> str:
    labels = [node.label for node in graph.nodes if node.id in graph.roots]
    more = f" and {len(labels) - 3} more" if len(labels) > 3 else ""
    return f"Provenance of {'; '.join(labels[:3])}{more}"


def _placed(graph: Provenance) -> dict[str, _Box]:
    """Return the place of each node: near the middle of what comes from it."""
    before: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for edge in graph.edges:
        before[edge.end].append(edge.start)
    boxes: dict[str, _Box] = {}

    def wanted(node: Node) -> float:
        middles = [boxes[key].middle for key in before[node.id] if key in boxes]
        return sum(middles) / len(middles) if middles else 0

    for number, column in enumerate(_columns(graph)):
        y = 1
        for node in sorted(column, key=wanted):
            lines = textwrap.wrap(node.label, _LETTERS) or [""]
            box = _Box(number * (_WIDE + _GAP_X) + 1, y, lines)
            box = box._replace(y=max(y, round(wanted(node)) - box.height // 2))
            boxes[node.id] = box
            y = box.y + box.height + _GAP_Y
    return boxes


def _columns(graph: Provenance) -> list[list[Node]]:
    """Return the nodes by column: computed figures by depth, then kind by kind."""
    depths: dict[str, int] = {}
    derived = graph.of_kind(NodeKind.DERIVED)
    for node in derived:
        depths[node.id] = 0
    # Each step of a chain moves what it comes from at least one column on.
    for _ in derived:
        for edge in graph.edges:
            if edge.end in depths:
                depths[edge.end] = max(depths[edge.end], depths[edge.start] + 1)
    after = max(depths.values(), default=-1) + 1
    columns: dict[int, list[Node]] = {}
    for node in graph.nodes:
        number = depths.get(node.id, after + _COLUMN.get(node.kind, 0))
        columns.setdefault(number, []).append(node)
    return [columns[number] for number in sorted(columns)]


def _drawn(node: Node, box: _Box) -> str:
    words = [
        f'<text x="{box.x + _PAD}" y="{box.y + _PAD + (number + 2) * _LINE - 4}">'
        f"{_xml(line)}</text>"
        for number, line in enumerate(box.lines)
    ]
    return (
        f'<rect class="box {node.kind}" x="{box.x}" y="{box.y}" width="{_WIDE}" '
        f'height="{box.height}" rx="5"/><text class="kind" x="{box.x + _PAD}" '
        f'y="{box.y + _PAD + _LINE - 4}">{node.kind}</text>{"".join(words)}'
    )


def _drawn_steps(graph: Provenance, boxes: dict[str, _Box], mark: str) -> Iterator[str]:
    """Yield the lines first and their words after, so that no line crosses a word."""
    words = []
    taken: set[tuple[int, int]] = set()
    for edge in graph.edges:
        start, end = boxes[edge.start], boxes[edge.end]
        x, y, to_x, to_y = start.x + _WIDE, start.middle, end.x, end.middle
        bend = (x + to_x) // 2
        yield (
            f'<path class="step" marker-end="url(#head-{mark})" '
            f'd="M{x} {y}C{bend} {y} {bend} {to_y} {to_x} {to_y}"/>'
        )
        row = (y + to_y) // 2 // _WORD_HIGH
        while (bend, row) in taken:
            row += 1
        taken.add((bend, row))
        words.append(
            f'<text class="how" x="{bend}" y="{row * _WORD_HIGH + 8}">'
            f"{edge.relation}</text>"
        )
    yield from words


def _xml(words: str) -> str:
    """Return words as the text of an element; what XML cannot hold becomes a mark."""
    return escape(_NOT_XML.sub("\ufffd", words))


#: Control characters and halves of letters, which no XML may have.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
