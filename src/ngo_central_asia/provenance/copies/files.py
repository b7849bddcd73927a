"""The files that people name, or that stand in a folder they name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.provenance.copies import limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    Named = str | os.PathLike[str]


def files(named: Named | Iterable[Named]) -> list[Path]:
    """Return the files named, those of a folder in the order of their names.

    Hidden files and folders inside a folder are passed over.

    Raises:
        NotFoundError: There is no such file or folder.
        CriteriaError: No path is given, or a folder has more files than are read.
    """
    paths = [named] if isinstance(named, (str, os.PathLike)) else list(named)
    if not paths:
        raise CriteriaError("expected the path of a folder or of files, got none")
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found |= dict.fromkeys(_inside(path))
        elif path.exists():
            # A link that was named is followed, one that stands in a folder is not.
            found[path.resolve() if path.is_symlink() else path] = None
        else:
            raise NotFoundError(f"there is no file or folder {str(path)!r}")
    return list(found)


def _inside(folder: Path) -> list[Path]:
    there = []
    for path in folder.iterdir():
        if path.name.startswith(".") or path.is_dir():
            continue
        there.append(path)
        if len(there) > limits.MOST_FILES:
            raise CriteriaError(
                f"{folder}: more than {limits.MOST_FILES} files; name those to check"
            )
    return sorted(there)
