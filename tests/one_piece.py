"""The stack of a whole test in one piece of memory.

Python 3.13 takes the stack from the system in pieces of 16 kB and gives each back as soon as a call returns from it
(`push_chunk` and `_PyThreadState_PopFrame` in CPython's pystate.c). Requests go up and down across those borders a
hundred times each; a frame wide enough to ask for one big piece, below everything, takes a tenth off the suite's time.
"""

import pytest
from _pytest import runner

WIDE = 70_000


def _wide():
    names = "\n".join(f"        v{number} = 0" for number in range(WIDE))
    space = {}
    exec(f"def wide(call):\n    if call is None:\n{names}\n    return call()", space)  # noqa: S102
    return space["wide"]


wide = _wide()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    return wide(lambda: runner.pytest_runtest_protocol(item, nextitem))
