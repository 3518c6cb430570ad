"""The "did you mean" part of an error message."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def suggestion(name: object, known: Iterable[str], *, limit: int = 3, listed: int = 12) -> str:
    """Return the end of a message: the nearest known names, or the list of all.

    Examples
    --------
    >>> suggestion("EXK", ["EXC", "INH"])
    "; did you mean 'EXC'? (known: EXC, INH)"
    """
    names = [str(item) for item in known]
    close = difflib.get_close_matches(str(name), names, n=limit, cutoff=0.5)
    text = f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
    shown = ", ".join(names[:listed]) + (f", ... {len(names)} in all" if len(names) > listed else "")
    return f"{text} (known: {shown or 'none'})"
