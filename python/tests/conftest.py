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


def pytest_terminal_summary(terminalreporter):
    from importlib.util import find_spec

    if find_spec("torch") is None:
        terminalreporter.write_line("not run: gradients inside PyTorch (9 tests), which is not installed")
