"""Two reports with different filters: what one leaves out of the other is not to be read from their difference."""

import pytest
from django.urls import reverse

from reports.models import Report
from reports.sheet import sheet_of
from tests import cast
from tests.test_budgets import AT_MOST, _queries

from .conftest import SINCE, UNTIL

pytestmark = pytest.mark.usefixtures("_second_business_day")


@pytest.fixture
def served(specialist, program, contact):
    def make(count, county, **fields):
        for _ in range(count):
            contact(cast.a_client(specialist, program, county=county, **fields), 3)

    return make


def _shown(report):
    """{what: words} of the numbers about people, and whether the languages are hidden."""
    sections = sheet_of(report)
    said = {one.label: one.words for section in sections for one in section.numbers}
    tables = {shown.table.columns[0].name: shown for section in sections for shown in section.tables}
    return said | {"no language is shown": tables["language"].is_all_hidden}


def test_a_number_of_one_county_is_hidden_where_few_live_elsewhere(agency, served):
    served(14, "Travis")
    served(3, "Hays")
    report = Report(agency=agency, since=SINCE, until=UNTIL, county="Travis")
    assert _shown(report)["People served"] == "hidden"
    assert _shown(Report(agency=agency, since=SINCE, until=UNTIL))["People served"] == "17"


def test_it_is_shown_where_many_live_elsewhere_and_frozen_it_says_the_same(agency, manager, served):
    served(14, "Travis")
    served(11, "Hays")
    report = Report(agency=agency, since=SINCE, until=UNTIL, county="Travis")
    assert _shown(report)["People served"] == "14"
    assert not _shown(report)["no language is shown"]
    report.freeze(manager)
    assert _shown(Report.objects.get(pk=report.pk))["People served"] == "14"


def test_a_part_of_a_table_is_hidden_too_and_not_alone(agency, manager, served):
    served(14, "Travis")
    served(13, "Travis", language="es")
    served(11, "Hays")
    served(2, "Hays", language="es")
    report = Report(agency=agency, since=SINCE, until=UNTIL, county="Travis")
    report.freeze(manager)
    for one in (report, Report.objects.get(pk=report.pk)):
        assert _shown(one)["People served"] == "27"
        assert _shown(one)["no language is shown"]


def test_holding_it_against_everybody_costs_the_same_for_ten_as_for_two(browser, agency, manager, served):
    address = f"{reverse('reports:now')}?since={SINCE}&until={UNTIL}&county=Travis"
    browser.enter(manager)
    served(2, "Travis")
    _queries(browser, address)
    two = _queries(browser, address)
    served(8, "Travis")
    assert _queries(browser, address) == two
    report = Report(agency=agency, since=SINCE, until=UNTIL, county="Travis")
    report.freeze(manager)
    assert _queries(browser, report.get_absolute_url()) <= AT_MOST
