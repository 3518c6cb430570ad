"""Build Arbor's mechanism catalogue: python arbor_build.py OUTPUT_FOLDER MECHANISM_FOLDER."""

import os
import pathlib
import subprocess
import sys

import arbor

tool = pathlib.Path(arbor.__file__).parent / "bin" / "arbor-build-catalogue"
# The tool imports arbor itself and must find it when it is started by path.
site = str(pathlib.Path(arbor.__file__).parent.parent)
subprocess.run(
    [sys.executable, str(tool), "--quiet", "livn", sys.argv[2]],
    cwd=sys.argv[1], check=True, env={**os.environ, "PYTHONPATH": site},
)  # fmt: skip
