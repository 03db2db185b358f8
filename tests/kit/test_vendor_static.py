"""Of the installed packages only the named files are served, and those are really there."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from sonduong.kit.vendor_static import FILES, VendorFinder


@pytest.mark.parametrize("name", FILES)
def test_every_named_file_is_found_in_its_package(name):
    assert Path(finders.find(name)).stat().st_size > 1000


def test_nothing_else_of_the_packages_is_served():
    assert finders.find("vendor/bootstrap.css") is None
    assert finders.find("bootstrap/css/bootstrap.min.css") is None
    assert {name for name, _ in VendorFinder().list([])} == set(FILES)
