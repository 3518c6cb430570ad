"""Reading the small files beside a system, and copying directories from URLs."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from livn._dependencies import require
from livn.utils._objects import sentinel
from livn.utils._parallel import P


def decode_file(filepath: str | os.PathLike[str], **kwargs: Any) -> Any:
    """Read a file by its extension: ``.json`` parsed, ``.npy`` loaded, else text.

    Pickles are refused: a downloaded file must not run code when it is read.

    Raises
    ------
    ValueError
        The extension is ``.p`` or ``.pkl``, or the ``.npy`` holds objects.
    """
    path = Path(filepath)
    if path.suffix in (".p", ".pkl", ".pickle"):
        raise ValueError(f"{path}: pickle files run code when read and are not accepted; use JSON or .npy")
    if path.suffix == ".npy":
        import numpy as np

        return np.load(path, allow_pickle=False)
    with path.open(**kwargs) as file:
        return json.load(file) if path.suffix == ".json" else file.read()


def load_file(filepath: Any, default: Any = sentinel, comm: Any = None, **kwargs: Any) -> Any:
    """Read a file on rank 0 and give every rank its content, or its error.

    Parameters
    ----------
    filepath : path or list of parts
        Parts are joined; ``None`` parts are left out.
    default : any, optional
        Returned when the file does not exist. A damaged file is an error all the same.
    comm : communicator or False, optional
        ``False`` lets every process read for itself.

    Examples
    --------
    >>> load_file("no/such/file.json", default={})
    {}
    """
    if isinstance(filepath, (list, tuple)):
        filepath = os.path.join(*[os.fspath(part) for part in filepath if part is not None])
    alone = comm is False or P.size(None if comm is False else comm) == 1
    outcome: Any = None
    if alone or P.is_root(comm=comm):
        try:
            outcome = (decode_file(filepath, **kwargs), None)
        except (OSError, ValueError) as error:
            outcome = (None, error)
    if not alone:
        outcome = P.broadcast(outcome, comm=comm)
    content, failure = outcome
    if failure is None:
        return content
    if isinstance(failure, FileNotFoundError) and default is not sentinel:
        return default
    raise failure


def download_directory(source: str, target: str | os.PathLike[str], force: bool = False) -> str:
    """Copy a remote directory, completely or not at all.

    Parameters
    ----------
    source : str
        Any URL fsspec understands (``hf://``, ``s3://``, ``https://`` ...).
    target : path
        Local directory. Files go to a temporary directory beside it first.
    force : bool
        Replace an existing target.

    Raises
    ------
    DependencyError
        fsspec is not installed.
    FileNotFoundError
        The source does not exist.
    ValueError
        The source is not a directory.
    """
    target = Path(target)
    if target.exists() and not force:
        return str(target)
    fsspec = require("fsspec", f"Downloading {source}")
    filesystem, root = fsspec.core.url_to_fs(source)
    if not filesystem.exists(root):
        raise FileNotFoundError(f"{source} does not exist")
    if not filesystem.isdir(root):
        raise ValueError(f"{source} is not a directory")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial-{os.getpid()}")
    try:
        filesystem.get(root.rstrip("/") + "/", str(partial), recursive=True)
        if target.exists():
            shutil.rmtree(target)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return str(target)
