"""The hints that every new agency begins with; notes/hints.json names where each idea comes from."""

import json
from pathlib import Path

_FILE = json.loads(Path(__file__).with_name("hints.json").read_text(encoding="utf-8"))


def _with_source(hint):
    names = [_FILE["sources"][key]["name"] for key in hint["sources"]]
    return {name: value for name, value in hint.items() if name != "sources"} | {"source": "; ".join(names)}


SHIPPED = [_with_source(hint) for hint in _FILE["hints"]]
