import pytest
from django.urls import reverse

from clients.models.history import changes_of


@pytest.fixture
def renamed(browser, specialist, client):
    form = {"seen": client.updated_at.isoformat(), "language": "es", "chosen_name": "Marc R.", "text_is_fine": "on"}
    browser.enter(specialist).post(reverse("clients:edit", args=[client.pk]), form)
    return client


def test_a_change_tells_who_and_each_field_from_old_to_new(renamed):
    newest = next(change for change in changes_of(renamed) if change.by)
    told = {str(label): (str(old), str(new)) for label, old, new in newest.fields}
    assert newest.by == "Dana Whitfield"
    assert told["chosen name"] == ("Marcus R.", "Marc R.")
    assert told["language"] == ("English", "Español")
    assert told["texting is fine"] == ("no", "yes")


def test_the_page_reads_well(browser, renamed):
    text = browser.get(reverse("clients:history", args=[renamed.pk])).content.decode()
    assert "Marc R." in text
    assert "New program: Recovery support" in text
    assert "New specialist: Dana Whitfield" in text


def test_what_nobody_wrote_is_not_told(renamed):
    labels = {str(label) for change in changes_of(renamed) for label, _, _ in change.fields}
    assert not labels & {"agency", "updated at", "client"}


def test_another_persons_history_stays_theirs(renamed, other_client):
    assert all("Marc" not in str(change.fields) for change in changes_of(other_client))


def test_pages_of_history_follow_one_another(browser, specialist, client):
    for n in range(30):
        client.supporters.create(name=f"Friend {n}")
    first = browser.enter(specialist).get(reverse("clients:history", args=[client.pk]))
    second = browser.get(reverse("clients:history", args=[client.pk]) + first.context["older_url"])
    keys = [change.key for change in [*first.context["changes"], *second.context["changes"]]]
    assert len(keys) == len(set(keys)) == len(changes_of(client))
