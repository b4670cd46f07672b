"""The app in production dress, at the moment written in the file that STORY_CLOCK names: for stories of a year."""

import os
from datetime import datetime
from pathlib import Path
from threading import Lock

import time_machine

from peersupport.wsgi import application as app

CLOCK, ONE_AT_A_TIME = Path(os.environ["STORY_CLOCK"]), Lock()


def application(environ, start_response):
    with ONE_AT_A_TIME, time_machine.travel(datetime.fromisoformat(CLOCK.read_text()), tick=True):
        return app(environ, start_response)
