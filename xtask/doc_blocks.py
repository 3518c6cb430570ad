"""Run the Python blocks of one Markdown page in order, in one namespace; the last line printed counts them."""

import os
import pathlib
import sys

page = pathlib.Path(sys.argv[1])
os.environ.setdefault("MPLBACKEND", "Agg")
lines = page.read_text(encoding="utf-8").split("\n")
namespace = {"__name__": "__main__"}
count = start = 0
block = None
for number, line in enumerate(lines):
    if block is None and line.strip() == "```python":
        block, start = [], number + 1
    elif block is not None and line.strip() == "```":
        # Blank lines in front keep the line numbers of a traceback those of the page.
        exec(compile("\n" * start + "\n".join(block), str(page), "exec"), namespace)
        block, count = None, count + 1
    elif block is not None:
        block.append(line)
print(f"blocks {count}")
