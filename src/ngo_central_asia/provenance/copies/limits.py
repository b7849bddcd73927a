"""Bounds on what a file may cost, however it was made."""

from __future__ import annotations

#: A file may have this many bytes.
MOST_BYTES = 100_000_000
#: A folder may have this many files.
MOST_FILES = 500
#: An archive (DOCX, EPUB) may hold this many files, of this many bytes together.
MOST_ENTRIES = 10_000
MOST_UNPACKED = 200_000_000
#: A PDF may have this many pages.
MOST_PAGES = 5_000
#: A copy may have this many characters of text: about 1,500 pages.
MOST_CHARACTERS = 5_000_000
TOO_LONG = f"it has more than {MOST_CHARACTERS:,} characters of text"
#: Reading one file may take this many seconds and this many bytes of memory; so many
#: files are read at once.
MOST_SECONDS = 60
MOST_MEMORY = 1_000_000_000
AT_ONCE = 2
#: Damage is looked for at so many words of a copy; what is damaged beyond is not found.
MOST_MENDED = 30_000
