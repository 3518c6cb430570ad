"""Run the Python blocks of one Markdown page in order, in one namespace; the last line printed counts them.

A block with prompts (``>>>``) is an interpreter session: what it shows must be what is printed.
"""

import doctest
import os
import pathlib
import sys

page = pathlib.Path(sys.argv[1])
os.environ.setdefault("MPLBACKEND", "Agg")
lines = page.read_text(encoding="utf-8").split("\n")
namespace = {"__name__": "__main__"}
count = start = 0
block = None


def run(block, start):
    text = "\n".join(block)
    if not any(line.startswith(">>>") for line in block):
        # Blank lines in front keep the line numbers of a traceback those of the page.
        exec(compile("\n" * start + text, str(page), "exec"), namespace)
        return
    test = doctest.DocTestParser().get_doctest(text + "\n", namespace, page.name, str(page), start)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    if runner.run(test, clear_globs=False).failed:
        sys.exit(1)
    namespace.update(test.globs)


for number, line in enumerate(lines):
    if block is None and line.strip() == "```python":
        block, start = [], number + 1
    elif block is not None and line.strip() == "```":
        run(block, start)
        block, count = None, count + 1
    elif block is not None:
        block.append(line)
print(f"blocks {count}")
