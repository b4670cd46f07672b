"""An auditor is coming: the order is written down, a sample is drawn and made, and who did what tells of it."""

import io
import re
from datetime import timedelta

from django.utils import timezone
from pypdf import PdfReader


def test_a_manager_prepares_an_audit(page_for, looks_well):
    page = page_for("Patricia")
    _writes_down_an_order(page, looks_well)

    page.goto("/reports/")
    page.get_by_role("link", name="Audit packet").click()
    page.get_by_role("heading", name="Audit packet", level=1).wait_for()
    sample = page.locator("section", has=page.get_by_role("heading", name="A sample"))
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    sample.get_by_label("From").fill(last.replace(day=1).isoformat())
    sample.get_by_label(re.compile(r"^\s*To\b")).fill(last.isoformat())
    sample.get_by_label("How many people").fill("12")
    sample.get_by_label("Number to draw with").fill("7")
    looks_well(page)
    sample.get_by_role("button", name="Draw").click()
    page.get_by_text("Drawn with the number").wait_for()
    looks_well(page)
    page.get_by_role("button", name="Make one packet of them all").click()
    page.get_by_role("heading", name="The file of 12 people is ready").wait_for()
    looks_well(page)
    with page.expect_download() as took:
        page.get_by_role("link", name="Take the PDF").click()
    text = PdfReader(io.BytesIO(took.value.path().read_bytes())).pages[0].extract_text()
    assert "Drawn with the number" in " ".join(text.split())
    assert "Contents" in text

    page.goto("/reports/who-did-what/")
    page.get_by_text(re.compile("Took a file: Audit packet of a sample, PDF, rows: 12")).first.wait_for()
    looks_well(page)


def _writes_down_an_order(page, looks_well):
    page.goto("/clients/?q=Marcus")
    page.get_by_role("link", name="Marcus R.").first.click()
    page.get_by_role("heading", name="Marcus R.").first.wait_for()
    page.goto(f"{page.url.rstrip('/')}/programs/")
    page.get_by_role("link", name="Write down an order").first.click()
    page.get_by_label("Recommendation").check()
    page.get_by_label("By whom").fill("Ada Reyes")
    page.get_by_label("Their credential").fill("LCSW")
    page.get_by_label("Given on").fill("2024-01-05")
    looks_well(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Recommendation: Ada Reyes, LCSW").wait_for()
    looks_well(page)
