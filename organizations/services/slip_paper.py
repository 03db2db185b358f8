"""Slips on paper: eight to a page with lines to cut along."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from organizations.services.slips import PrintedSlip

CSS_FILE = Path("static", "css", "slips.css")


def slips_pdf(slips: Sequence[PrintedSlip], *, address: str) -> bytes:
    """The slips as PDF; nothing is fetched from anywhere. `address` is where people sign in by slip."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 -- the site also runs where Pango is missing
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class Nothing(URLFetcher):
        def fetch(self, url, headers=None):
            raise ValueError(f"a slip fetches nothing: {url}")

    html = render_to_string("organizations/slips_paper.html", {"slips": slips, "address": address})
    css = CSS(string=(Path(settings.BASE_DIR) / CSS_FILE).read_text(encoding="utf-8"))
    return HTML(string=html, url_fetcher=Nothing()).write_pdf(stylesheets=[css])
