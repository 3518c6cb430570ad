"""Optional packages, imported on first use with an error that names the extra."""

from __future__ import annotations

import importlib
from types import ModuleType

from livn.exceptions import DependencyError

# module -> extra of this package that installs it
_EXTRAS = {
    "fsspec": "hub",
    "gymnasium": "gym",
    "huggingface_hub": "hub",
    "jax": "jax",
    "mpi4py": "mpi",
    "pandas": "pandas",
    "pydantic": "",
    "torch": "torch",
}


def require(module: str, purpose: str) -> ModuleType:
    """Import ``module`` or say which extra provides it.

    Parameters
    ----------
    module : str
        Dotted name to import.
    purpose : str
        What it is needed for; becomes the start of the message.

    Raises
    ------
    DependencyError
        The module is not installed.

    Examples
    --------
    >>> require("json", "Reading a file").__name__
    'json'
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        extra = _EXTRAS.get(package)
        remedy = f"pip install 'livn[{extra}]'" if extra else f"pip install {package}"
        raise DependencyError(f"{purpose} needs the package {package!r}: {remedy}") from error
