"""Stamp authored citations: find each phrase in its text, note paragraph and passage.

For people who enter data: ``python -m ngo_central_asia.evidence.stamp DATA TEXTS``
writes the fields ``paragraph`` and ``fingerprint`` below every ``as_written`` of the
TOML files in the folder DATA, from the texts in the folder TEXTS.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from ngo_central_asia.dataset import authored
from ngo_central_asia.dataset.structure import structure
from ngo_central_asia.errors import DataError, NgoCentralAsiaError
from ngo_central_asia.evidence.audit import places
from ngo_central_asia.evidence.fingerprint import fingerprint
from ngo_central_asia.evidence.passages import SourceText, words
from ngo_central_asia.model.citation import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STAMPED = ("paragraph", "fingerprint")


def stamp(toml: str, texts: Mapping[str, SourceText]) -> str:
    """Return the content of a TOML file with its citations stamped.

    Citations stand in tables of their own, ``[[….citations]]``. One that already
    names its paragraph keeps it; its fingerprint is made anew.

    Raises:
        DataError: A phrase does not stand in its section, or stands there twice.
    """
    lines: list[str] = []
    for block in _blocks(toml):
        cites = block[0].strip().endswith(".citations]]")
        lines += _stamped(block, texts) if cites else block
    return "\n".join(lines) + "\n"


def _blocks(toml: str) -> Iterator[list[str]]:
    """Yield the lines of a file, cut before every table and every empty line."""
    block: list[str] = []
    for line in toml.splitlines():
        if block and (line.startswith("[") or not line.strip()):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _stamped(block: list[str], texts: Mapping[str, SourceText]) -> list[str]:
    """Return the lines of a citation with its paragraph and fingerprint."""
    data = tomllib.loads("\n".join(block[1:]))
    citation = structure(Citation, data, "citation")
    if citation.as_written is None or citation.source not in texts:
        return block
    paragraph, mark = _stamps(citation, texts[citation.source])
    stamped: list[str] = []
    for line in block:
        key = line.partition("=")[0].strip()
        if key not in _STAMPED:
            stamped.append(line)
        if key == "as_written":
            stamped += [f"paragraph = {paragraph}", f'fingerprint = "{mark}"']
    return stamped


def _stamps(citation: Citation, text: SourceText) -> tuple[int, str]:
    section = text.section(citation.section or "")
    found = places(citation, section)
    where = f"{citation.source}, {citation.locator}: {citation.as_written!r}"
    if not found:
        raise DataError(f"{where} does not stand there")
    if len(found) > 1:
        raise DataError(
            f"{where} stands there {len(found)} times: take a longer phrase, or give "
            "the paragraph"
        )
    (at,) = found
    paragraph = max(n for n, start in enumerate(section.starts, 1) if start <= at)
    length = len(words(citation.as_written or ""))
    return paragraph, fingerprint(section.words, at, at + length)


def main(arguments: list[str] | None = None) -> int:
    """Stamp every file of a data folder; return 1 if a citation cannot be stamped."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder of the dataset")
    parser.add_argument("texts", type=Path, help="folder of the source texts")
    given = parser.parse_args(arguments)
    failed = False
    try:
        sources = authored.read_collection(given.data, "sources")
        texts = {
            source.id: SourceText.of(path.read_text(encoding="utf-8"), source.outline)
            for source in sources
            if (path := given.texts / f"{source.id}.txt").is_file()
        }
    except NgoCentralAsiaError as error:
        print(error, file=sys.stderr)
        return 1
    for path in sorted(given.data.glob("*/*.toml")):
        before = path.read_text(encoding="utf-8")
        try:
            after = stamp(before, texts)
        except NgoCentralAsiaError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            failed = True
            continue
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"stamped {path.name}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
