import uuid

from django.urls import reverse


def test_an_address_that_only_takes_what_is_sent_leads_to_the_page_above(browser, supervisor):
    answer = browser.enter(supervisor).get(reverse("supervision:review_sign_all"))
    assert answer.url == reverse("supervision:notes")


def test_parts_of_an_address_that_are_no_page_are_passed_over(browser, specialist):
    answer = browser.enter(specialist).get(reverse("clients:emergency_end", args=[uuid.uuid4()]))
    assert answer.url == reverse("clients:emergencies")
