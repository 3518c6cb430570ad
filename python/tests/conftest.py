"""Tests neither read nor fill the user's cache, and do not depend on the user's settings."""

import os
import tempfile

import pytest

_CACHE = tempfile.TemporaryDirectory(prefix="livn-test-cache-")
os.environ["LIVN_CACHE_DIR"] = _CACHE.name
os.environ.pop("LIVN_BACKEND", None)


@pytest.fixture(scope="session")
def ei1_path():
    from livn.system import predefined

    return predefined("EI1")
