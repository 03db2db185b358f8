"""From a paper's values to its page as HTML, the one source of the preview and of the PDF."""

from typing import Any

from django.template.loader import get_template

from reports.spec import PaperSpec
from reports.words import LEGEND, LEVELS


def page(spec: PaperSpec, values: Any) -> str:
    """The whole document; the template sees the values as `v`."""
    context = {"v": values, "title": spec.title, "levels": LEVELS, "legend": LEGEND}
    return get_template(spec.template).render(context)
