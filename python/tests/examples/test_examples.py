"""Every script of examples/ runs; the last line it prints is the one it promises."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).parents[3] / "examples").glob("*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_example(script):
    promised = re.findall(r"^# -> (.*)$", script.read_text(), re.MULTILINE)
    assert len(promised) == 1, f"{script.name} must promise one last line with '# -> '"
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines()[-1] == promised[0]


def test_there_are_examples():
    assert len(SCRIPTS) >= 8
