"""Orders and recommendations: written down by a manager, seen by those who walk with the person, kept when wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Enrollment, ServiceOrder
from tests import cast

ONCE = "0198b1de-0000-7000-8000-000000000009"


def _new(client):
    return reverse("clients:service_order", args=[client.pk, client.enrollments.get().pk])


def _said(**more):
    said = {"kind": "recommendation", "by_name": "Ada Reyes", "by_credential": "LCSW", "ordered_on": "2026-01-05"}
    return said | more


def test_an_order_is_written_once_and_seen_by_whoever_walks_with_them(browser, manager, specialist, client):
    browser.enter(manager)
    for _ in range(2):
        assert browser.post(_new(client), _said(valid_until="2027-03-06", once=ONCE)).status_code == 302
    assert ServiceOrder.objects.count() == 1
    page = browser.enter(specialist).get(reverse("clients:enrollments", args=[client.pk])).text
    assert "Recommendation: Ada Reyes, LCSW" in page
    assert "valid until 6 March 2027" in page
    assert _new(client) not in page


@pytest.mark.parametrize(
    "wrong", [{"by_credential": ""}, {"valid_until": "2025-12-31"}, {"ordered_on": "2099-01-01"}, {"kind": "x"}]
)
def test_what_is_wrong_is_said_and_the_typing_kept(browser, manager, client, wrong):
    answer = browser.enter(manager).post(_new(client), _said(**wrong))
    assert answer.status_code == 422
    assert "Ada Reyes" in answer.text
    assert not ServiceOrder.objects.exists()


def test_taken_back_it_covers_no_day_and_stays_in_the_history(browser, manager, client):
    order = cast.an_order(client, manager)
    assert order.covers(timezone.localdate())
    back = reverse("clients:service_order_back", args=[client.pk, order.enrollment_id, order.pk])
    for _ in range(2):
        assert browser.enter(manager).post(back).status_code == 302
    order.refresh_from_db()
    assert not order.covers(timezone.localdate())
    assert "Ada Reyes" not in browser.get(reverse("clients:enrollments", args=[client.pk])).text
    history = browser.get(reverse("clients:history", args=[client.pk])).text
    assert "New order: Ada Reyes" in history
    assert "taken back on" in history.lower()


def test_it_stands_in_who_did_what_of_the_person(browser, manager, client):
    cast.an_order(client, manager)
    page = browser.enter(manager).get(reverse("reports:trail"), {"client": client.pk}).text
    assert "rder or recommendation" in page


def test_ten_orders_cost_no_more_queries_than_two(browser, manager, client, specialist):
    browser.enter(specialist)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse("clients:enrollments", args=[client.pk]))
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    for _ in range(2):
        cast.an_order(client, manager)
    asked()
    two = asked()
    mine = client.enrollments.get()
    for n in range(8):
        began_on = mine.began_on - timedelta(days=20 * (n + 1))
        days = {"began_on": began_on, "ended_on": began_on + timedelta(days=9)}
        other = Enrollment.objects.create(client=client, program=mine.program, **days)
        ServiceOrder(enrollment=other, **_said()).write(manager)
    assert asked() == two <= 12
