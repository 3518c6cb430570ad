"""Every error livn raises on purpose.

All of them derive from :class:`LivnError`. Those that mean a bad argument also
derive from the built-in a caller would expect (``ValueError``, ``KeyError``,
``RuntimeError`` ...), so ``except ValueError`` keeps working.
"""

from __future__ import annotations

__all__ = [
    "DependencyError",
    "FormatError",
    "LivnError",
    "MissingFileError",
    "NonFiniteError",
    "ParameterError",
    "RecordingTooLargeError",
    "ShapeError",
    "StateError",
    "SystemError",
    "TransportError",
    "UnitError",
    "UnsupportedError",
]


class LivnError(Exception):
    """Base of all errors raised by livn."""


class SystemError(LivnError, ValueError):
    """A system description contradicts itself or the request made of it."""


class FormatError(LivnError, OSError):
    """A file is missing, truncated, or not what its name promises."""


class MissingFileError(FormatError, FileNotFoundError):
    """A file or directory that should be there is not."""


class ShapeError(LivnError, ValueError):
    """An array has the wrong number of dimensions, rows or columns."""


class UnitError(LivnError, ValueError):
    """A quantity was given in a unit (or input mode) that does not apply."""


class ParameterError(LivnError, KeyError, ValueError):
    """A parameter name is unknown or its value is out of range.

    Derives from both ``KeyError`` (unknown name) and ``ValueError`` (bad value).
    """

    # KeyError prints the repr of its argument; a sentence should read as one.
    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class UnsupportedError(LivnError, NotImplementedError):
    """The chosen model or configuration cannot do what was asked."""


class StateError(LivnError, RuntimeError):
    """A method was called in the wrong order, for example ``run`` before ``init``."""


class NonFiniteError(LivnError, ArithmeticError):
    """The simulation produced a value that is not finite and was stopped.

    Everything recorded before that moment stays readable.

    Attributes
    ----------
    run : livn.run.Run or None
        What was recorded before the step that failed.
    """

    run = None


class RecordingTooLargeError(LivnError, MemoryError):
    """The recordings of a run would not fit the memory limit; the message names the ways out."""


class TransportError(LivnError, RuntimeError):
    """Communication between processes failed or got out of step."""


class DependencyError(LivnError, ImportError):
    """An optional package is needed; the message names the extra to install."""
