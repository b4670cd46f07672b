"""Two reports with different filters: what one leaves out of the other is not to be read from their difference."""

import pytest
from django.urls import reverse

from reports.counting.scope import parts_of
from reports.models import Report
from reports.sheet import sheet_of
from tests import cast
from tests.test_budgets import AT_MOST, _queries

from .conftest import SINCE, UNTIL

pytestmark = pytest.mark.usefixtures("_second_business_day")


@pytest.fixture
def served(specialist, program, contact):
    def make(count, county, payer="", **fields):
        for _ in range(count):
            client = cast.a_client(specialist, program, county=county, **fields)
            client.enrollments.update(payer=payer, payer_began_on=SINCE)
            contact(client, 3)

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


def test_a_program_and_a_specialist_are_held_against_everybody_too(agency, program, specialist, contact, served):
    served(14, "Travis")
    evening, sam = cast.ProgramFactory(), cast.a_member(agency)
    for _ in range(3):
        contact(cast.a_client(sam, evening), 3, program=evening, specialist=sam)
    for filters in ({"program": program}, {"specialist": specialist}, {"program": program, "specialist": specialist}):
        assert _shown(Report(agency=agency, since=SINCE, until=UNTIL, **filters))["People served"] == "hidden"
    for _ in range(8):
        contact(cast.a_client(sam, evening), 3, program=evening, specialist=sam)
    for filters in ({"program": program}, {"specialist": specialist}, {"program": program, "specialist": specialist}):
        assert _shown(Report(agency=agency, since=SINCE, until=UNTIL, **filters))["People served"] == "14"


def test_a_county_with_a_payer_is_held_against_the_county_and_against_the_payer(agency, served):
    served(12, "Travis", payer="Medicaid")
    served(12, "Travis", payer="Grant")
    served(3, "Hays", payer="Medicaid")
    served(12, "Hays", payer="Grant")
    month = {"agency": agency, "since": SINCE, "until": UNTIL, "payer": "Medicaid"}
    assert _shown(Report(county="Travis", **month))["People served"] == "hidden"
    assert _shown(Report(**month))["People served"] == "15"


def test_a_line_that_is_hidden_beside_a_small_one_is_not_said_in_its_own_report(agency, served):
    served(3, "Hays")
    served(11, "Bastrop")
    served(30, "Travis")
    month = {"agency": agency, "since": SINCE, "until": UNTIL}
    assert _shown(Report(county="Bastrop", **month))["People served"] == "hidden"
    assert _shown(Report(county="Bastrop", **month))["no language is shown"]
    assert _shown(Report(county="Travis", **month))["People served"] == "30"


def test_every_choice_of_filters_costs_the_same_for_ten_as_for_two(
    browser, agency, manager, program, specialist, served
):
    told = {"program": program.pk, "specialist": specialist.pk, "county": "Travis", "payer": "Medicaid"}
    page = f"{reverse('reports:now')}?since={SINCE}&until={UNTIL}"
    asked = {names: "".join(f"&{name}={told[name]}" for name in names) for names in parts_of(told)}
    browser.enter(manager)
    served(2, "Travis", payer="Medicaid")
    _queries(browser, page)
    two = {names: _queries(browser, page + filters) for names, filters in asked.items()}
    served(8, "Travis", payer="Medicaid")
    assert _queries(browser, page + asked[frozenset(told)]) == two[frozenset(told)]
    assert max(two.values()) <= AT_MOST
    report = Report(agency=agency, since=SINCE, until=UNTIL, county="Travis", payer="Medicaid", program=program)
    report.freeze(manager)
    assert _queries(browser, report.get_absolute_url()) <= AT_MOST
