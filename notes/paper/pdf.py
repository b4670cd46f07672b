"""The PDF, set by Typst from pieces.typ and paper.typ in templates/notes/paper. What people wrote goes in as data:
Typst reads no markup there."""

import json
import subprocess
import sys
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst
from django.template.engine import Engine

FONTS = Path(__file__).parent / "fonts"
LAYOUT = ("notes/paper/pieces.typ", "notes/paper/paper.typ")


def pdf_of(paper, standards=()):
    """Tagged, with its fonts inside; `standards` to be held against one, such as "ua-1"."""
    return set_by_typst(LAYOUT, asdict(paper), standards)


def set_by_typst(layout, paper, standards=()):
    """Whatever a layout shows of `paper`, which it reads as `sys.inputs.paper`."""
    press = typst.Compiler(_read(layout), root=FONTS, font_paths=_fonts(), ignore_system_fonts=True)
    return press.compile(format="pdf", sys_inputs={"paper": json.dumps(paper)}, pdf_standards=list(standards))


def set_apart(layout, paper):
    """The same for what may be long: in a process of its own, whose memory goes with it."""
    asked = {"layout": _read(layout).decode(), "paper": json.dumps(paper), "standards": []}
    press = [sys.executable, "-I", Path(__file__).with_name("press.py")]
    return subprocess.run(press, input=json.dumps(asked).encode(), stdout=subprocess.PIPE, check=True).stdout


@cache
def _read(layout):
    """A layout of one file, or of several that go on from one another."""
    files = (layout,) if isinstance(layout, str) else layout
    return "\n".join(Engine.get_default().find_template(file)[0].source for file in files).encode()


@cache
def _fonts():
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
