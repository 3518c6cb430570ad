"""Small helpers: parallel gather and merge, objects by path, JSON, files."""

from __future__ import annotations

from typing import Any

from livn.utils._files import decode_file, download_directory, load_file
from livn.utils._merge import merge, merge_array, merge_dict, reduce_sum, sum_array, sum_dict
from livn.utils._objects import (
    DotDict,
    Jsonable,
    ObjSpec,
    import_instance,
    import_object_by_path,
    resolve_instance,
    sentinel,
    serialize,
    timed,
)
from livn.utils._parallel import P

__all__ = [
    "NOISE_STREAM_STRIDE",
    "DotDict",
    "Jsonable",
    "ObjSpec",
    "P",
    "decode_file",
    "download_directory",
    "import_instance",
    "import_object_by_path",
    "lnp",
    "load_file",
    "merge",
    "merge_array",
    "merge_dict",
    "reduce_sum",
    "resolve_instance",
    "sentinel",
    "serialize",
    "sum_array",
    "sum_dict",
    "timed",
]

NOISE_STREAM_STRIDE = 1000003


def lnp() -> Any:
    """Return the array module the selected backend uses: NumPy, or JAX for ``diffrax``.

    Examples
    --------
    >>> lnp().__name__
    'numpy'
    """
    from livn.backend.config import array_module, backend

    return array_module(backend())
