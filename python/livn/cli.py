"""The command ``livn``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(args: Sequence[str] | None = None) -> int:
    """Run the command with ``args`` (``sys.argv[1:]`` when left out); returns its exit code.

    Examples
    --------
    >>> main(["version"])
    0
    """
    from livn import _livn

    return _livn.cli_main(["livn", *(sys.argv[1:] if args is None else args)])
