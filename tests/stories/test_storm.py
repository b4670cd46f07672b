"""Many at once, and server and database killed in the middle: nothing shown as saved is lost, nothing is doubled."""

import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.stories.demo import PORT, ROOT, demo_server

EIGHT, SAVES = 8, 60


@pytest.fixture(scope="module")
def postgres():
    with TemporaryDirectory() as place:
        folder = Path(place) / "postgres"
        yield folder
        _postgres(folder, "stop")


@pytest.fixture(scope="module")
def address(postgres, kept_demo):
    with demo_server("storm", PORT + 4, postgres=postgres, like=kept_demo) as address:
        yield address


@pytest.fixture
def dana(address):
    return Hand(address).sign_in("Dana")


class Hand:
    """A browser without a screen: it keeps cookies, reads hidden fields and posts."""

    def __init__(self, address):
        self.address, self.jar = address, http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), NoRedirect)

    def sign_in(self, reader):
        page = self.get("/demo/")[1]
        key = re.search(rf'name="reader" value="([^"]+)">\s*Be {reader}', page)[1]
        self.post("/demo/", {"reader": key}, page)
        return self

    def get(self, path, **headers):
        return self._answer(urllib.request.Request(self.address + path, headers=headers))

    def post(self, path, fields, page, **headers):
        fields = {"csrfmiddlewaretoken": _hidden(page, "csrfmiddlewaretoken")} | fields
        headers |= {"Referer": self.address + path}
        body = urllib.parse.urlencode(fields, doseq=True).encode()
        return self._answer(urllib.request.Request(self.address + path, body, headers))

    def _answer(self, request):
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode(), answer.headers


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


def _hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def _somebody(hand):
    """The path of one person's record."""
    return re.search(r'href="(/clients/[0-9a-f-]{36}/)"', hand.get("/clients/")[1])[1]


def _sessions(hand, record):
    """The newest sessions of a person, by their keys."""
    return set(re.findall(r"/sessions/([0-9a-f-]{36})/", hand.get(f"{record}sessions/")[1]))


def _typed(page, **changes):
    """What the page would send, with some boxes filled in."""
    program = re.search(r'<select name="program".*?<option value="([^"]+)"', page, re.S)[1]
    day = re.search(r'name="day" value="([^"]+)"', page)[1]
    usual = {"day": day, "start": "00:01", "program": program, "version": _hidden(page, "version")}
    return usual | {"once": _hidden(page, "once")} | changes


def _begin(hand, record):
    """A draft of its own; its path."""
    page = hand.get(f"{record}sessions/log/")[1]
    _status, _page, headers = hand.post(f"{record}sessions/log/", _typed(page, takeaway="0"), page)
    return headers["Location"]


def test_eight_posts_of_one_form_make_one_note(dana):
    record = _somebody(dana)
    before, page = _sessions(dana, record), dana.get(f"{record}sessions/log/")[1]
    fields = _typed(page, takeaway="Once only")
    with ThreadPoolExecutor(EIGHT) as hands:
        sent = [hands.submit(dana.post, f"{record}sessions/log/", fields, page) for _ in range(EIGHT)]
    led_to = {answer.result()[2]["Location"] for answer in sent}
    assert len(led_to) == 1
    assert len(_sessions(dana, record) - before) == 1


def test_eight_tabs_on_one_draft_save_one_and_hand_the_others_their_text_back(dana):
    draft = _begin(dana, _somebody(dana))
    page = dana.get(draft)[1]
    with ThreadPoolExecutor(EIGHT) as hands:
        sent = [
            hands.submit(dana.post, draft, _typed(page, takeaway=f"From tab {tab}", once=""), page)
            for tab in range(EIGHT)
        ]
    answers = [answer.result() for answer in sent]
    assert sorted(status for status, *_rest in answers) == [302] + [409] * (EIGHT - 1)
    for tab, (status, text, _headers) in enumerate(answers):
        assert status == 302 or f"From tab {tab}" in text


def test_nothing_shown_as_saved_is_lost_when_workers_and_database_are_killed(dana, address, postgres):
    record = _somebody(dana)
    draft, before = _begin(dana, record), _sessions(dana, record)
    with ThreadPoolExecutor(1) as storm:
        raging = storm.submit(_rage, postgres)
        last = _write(dana, draft)
        raging.result()
    assert _kept(dana, draft) == last == str(SAVES)
    assert _sessions(dana, record) == before


def _write(hand, draft):
    """Save as the page does: the same words again until they are said to be saved. Returns the last ones."""
    page = _patiently(hand.get, draft)[1]
    version = _hidden(page, "version")
    for number in range(1, SAVES + 1):
        fields = _typed(page, takeaway=str(number), version=version)
        answer = _patiently(hand.post, f"{draft}autosave/", fields, page, **{"X-Autosave": "1"})
        told = json.loads(answer[1])
        if answer[0] == 409:  # It was saved before the answer got lost.
            assert _kept(hand, draft) == str(number)
        version = told["version"]
    return str(number)


def _kept(hand, draft):
    return re.search(r'<textarea name="takeaway".*?>\s*(.*?)</textarea>', _patiently(hand.get, draft)[1], re.S)[1]


def _patiently(ask, *args, **headers):
    for _ in range(120):
        try:
            answer = ask(*args, **headers)
            if answer[0] < 500:
                return answer
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.25)
    raise AssertionError("The server did not come back.")


def _rage(postgres):
    """Kill a worker, then the database, three times over."""
    for _ in range(3):
        time.sleep(0.4)
        for worker in _workers():
            os.kill(worker, signal.SIGKILL)
        time.sleep(0.4)
        os.kill(int((postgres / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        time.sleep(0.2)
        _postgres(postgres, "start")


def _workers():
    """The processes that gunicorn's first one, on our port, has made."""
    ours = [
        int(path.parent.name)
        for path in Path("/proc").glob("[0-9]*/cmdline")
        if f"127.0.0.1:{PORT + 4}".encode() in path.read_bytes()
    ]
    return [pid for pid in ours if int(Path(f"/proc/{pid}/stat").read_text().split()[3]) in ours]


def _postgres(folder, command):
    environment = os.environ | {"PEERSUPPORT_POSTGRES_DIR": str(folder)}
    subprocess.run([sys.executable, "-m", "peersupport.postgres", command], cwd=ROOT, env=environment, check=False)
