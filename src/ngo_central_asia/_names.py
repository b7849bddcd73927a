"""Names as people type them: folding for lookups, and suggestions for misses."""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# The letter apostrophes of Uzbek Latin and their look-alikes are not distinctive.
_APOSTROPHES = dict.fromkeys(map(ord, "'`\u02bb\u02bc\u2018\u2019"))


def fold(name: str) -> str:
    """Return *name* with case, accents, apostrophes and extra white space gone.

    >>> fold("  Oʻzbekiston ") == fold("O'ZBEKISTON")
    True
    """
    decomposed = unicodedata.normalize("NFKD", name).translate(_APOSTROPHES)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def suggest(
    given: object, valid: Iterable[str], *, shown: Iterable[str] | None = None
) -> str:
    """Return a sentence that names the valid names nearest to *given*.

    Where none is near, it lists those *shown*, or all that are valid.

    >>> suggest("ngoes", ["ngos", "staff"])
    'Did you mean "ngos"?'
    """
    import difflib

    names = sorted(set(valid))
    if not names:
        return "There is none to choose from."
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(fold(name), name)
    near = difflib.get_close_matches(fold(str(given)), by_fold, n=3, cutoff=0.55)
    if near:
        return f"Did you mean {either([by_fold[name] for name in near])}?"
    if shown is not None:
        names = sorted(set(shown))
    if len(names) <= 12:
        return f"Expected one of {', '.join(names)}."
    return f"There are {len(names)} to choose from, such as {', '.join(names[:5])}."


def either(names: Iterable[str]) -> str:
    """Return the *names* quoted and joined by commas and "or"."""
    quoted = [f'"{name}"' for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


#: Letters of the Cyrillic scripts of the region, by the Latin letters they sound like.
LATIN = dict(
    zip(
        "абвгдезийклмнопрстуфхыэіқғңөүұһәўҳҷӣӯъь",
        [*"abvgdeziiklmnoprstufhyeikgnouuhaohjiu", "", ""],
        strict=True,
    )
) | {"ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya"}
_CYRILLIC = str.maketrans(LATIN)
#: Latin spellings of one sound: Zhan and Jan, Kazakh and Qazaq, Khujand and Xojand.
SOUNDS = (("kh", "h"), ("zh", "j"), ("x", "h"), ("q", "k"), ("w", "v"), ("y", "i"))


def sound(name: str) -> str:
    """Return *name* in a rough Latin form that is alike for its transliterations.

    >>> sound("Қазақстан") == sound("Qazaqstan"), sound("Жан") == sound("Zhan")
    (True, True)
    """
    rough = fold(name.casefold().translate(_CYRILLIC))
    for spelling, plain in SOUNDS:
        rough = rough.replace(spelling, plain)
    return rough
