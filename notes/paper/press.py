"""Sets one paper and ends: `python press.py`, with what is to be set on its input and the PDF on its output.

Typst keeps what it has set in memory for good. A long paper is set here, so that the memory goes with the process.
"""

import json
import sys
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"


def press(layout, paper, standards):
    """`layout`: its source; `paper`: JSON, which it reads as `sys.inputs.paper`."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(layout.encode(), root=FONTS, font_paths=fonts, ignore_system_fonts=True)
    return compiler.compile(format="pdf", sys_inputs={"paper": paper}, pdf_standards=standards)


if __name__ == "__main__":
    sys.stdout.buffer.write(press(**json.load(sys.stdin.buffer)))
