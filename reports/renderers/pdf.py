"""HTML to PDF by WeasyPrint: fonts and style sheet read once a process, nothing fetched but static/, same page same bytes.

WeasyPrint is imported at the first paper, so that the site also runs where Pango is missing.
"""

import gc
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

BASE_URL = "static:///"
# Layout makes objects faster than the collector's usual threshold likes: a fifth of the time of a long list.
_MANY_OBJECTS = 50_000
_ONE_AT_A_TIME = threading.Lock()  # font configuration and collector belong to the process, not to a thread


def static_path(url: str) -> Path:
    """The file under static/ that `static:///…` names; ValueError for any other address or place."""
    parts = urlsplit(url)
    root = Path(settings.BASE_DIR, "static").resolve()
    path = (root / unquote(parts.path).lstrip("/")).resolve()
    if parts.scheme != "static" or not path.is_relative_to(root) or not path.is_file():
        raise ValueError(f"a paper may not fetch {url}")
    return path


@lru_cache(maxsize=1)
def _press() -> tuple[Any, ...]:
    from weasyprint import CSS, HTML  # noqa: PLC0415 - see the module's first lines
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class StaticOnly(URLFetcher):
        def fetch(self, url, headers=None):
            return URLFetcherResponse(url, static_path(url).read_bytes())

    fetcher, fonts = StaticOnly(), FontConfiguration()
    css = CSS(
        string=static_path("static:///css/paper.css").read_text(encoding="utf-8"),
        base_url=BASE_URL,
        url_fetcher=fetcher,
        font_config=fonts,
    )
    gc.collect()
    gc.freeze()  # the program's own objects live as long as the process: no later collection need look at them
    return HTML, css, fonts, fetcher


@contextmanager
def rare_collections() -> Iterator[None]:
    """Within it the collector runs seldom; around a whole share it need not catch up between two papers."""
    before = gc.get_threshold()
    gc.set_threshold(_MANY_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def from_html(html: str) -> bytes:
    """The page as PDF. No clock and no chance in it: the identifier is taken from the page itself."""
    with _ONE_AT_A_TIME, rare_collections():
        document, css, fonts, fetcher = _press()
        identifier = hashlib.sha256(html.encode()).digest()[:16]
        source = document(string=html, base_url=BASE_URL, url_fetcher=fetcher)
        return source.write_pdf(stylesheets=[css], font_config=fonts, pdf_identifier=identifier)
