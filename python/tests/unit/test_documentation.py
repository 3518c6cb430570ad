"""Examples in docstrings are executed; everything public is documented and stubbed."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import livn

MODULES = sorted(
    info.name for info in pkgutil.walk_packages(livn.__path__, "livn.") if not info.name.endswith("._livn")
)
GUIDE = Path(__file__).parents[3] / "docs" / "guide"


@pytest.mark.parametrize("name", ["livn", *MODULES])
def test_docstring_examples(name):
    module = importlib.import_module(name)
    namespace = {**vars(module), "np": importlib.import_module("numpy")}
    failures, _ = doctest.testmod(module, extraglobs=namespace)
    assert failures == 0


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda path: path.name)
def test_guide_examples(page):
    failures, attempted = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert failures == 0
    assert (attempted > 0) == (">>> " in page.read_text())


@pytest.mark.parametrize("name", [n for n in MODULES if not n.rpartition(".")[2].startswith("_")])
def test_public_names_exist_and_are_documented(name):
    module = importlib.import_module(name)
    for public in getattr(module, "__all__", ()):
        item = getattr(module, public)
        if inspect.isclass(item) or inspect.isfunction(item):
            assert inspect.getdoc(item), f"{name}.{public} has no docstring"


def test_the_stub_names_everything_the_extension_exports():
    from livn import _livn

    stub = ast.parse((Path(livn.__file__).parent / "_livn.pyi").read_text())
    top = {node.name: node for node in stub.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    top_names = set(top) | {n.target.id for n in stub.body if isinstance(n, ast.AnnAssign)}
    exported = {n for n in dir(_livn) if not re.match(r"__(?!version)", n)}
    assert exported == top_names
    for name in exported:
        item = getattr(_livn, name)
        if inspect.isclass(item):
            members = {n.name for n in top[name].body if isinstance(n, ast.FunctionDef)} - {"__init__"}
            assert {n for n in vars(item) if not n.startswith("__")} == members, name


def test_import_is_light():
    heavy = ("pydantic", "gymnasium", "scipy", "pandas", "jax", "mpi4py", "h5py", "torch")
    modules = "livn, livn.env, livn.grad.torch, livn.io, livn.system"
    code = f"import {modules}, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
