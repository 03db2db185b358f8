"""Pages of docs/ that are generated say what the program's tables say."""

import pytest
from django.conf import settings

from sonduong import generated_docs


@pytest.mark.parametrize("name", sorted(generated_docs.pages()))
def test_a_generated_page_is_fresh(name):
    page = settings.BASE_DIR / "docs" / name

    assert page.read_text(encoding="utf-8") == generated_docs.pages()[name], "run manage.py generate_docs"
