"""Serves the few static files that we take out of installed packages, and nothing else of them."""

from importlib.util import find_spec
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

# Our name → (package, path inside it).
FILES = {
    "vendor/bootstrap.min.css": ("bootstrap", "static/bootstrap/css/bootstrap.min.css"),
    "vendor/bootstrap.min.css.map": ("bootstrap", "static/bootstrap/css/bootstrap.min.css.map"),
    "vendor/htmx.min.js": ("django_htmx", "static/django_htmx/htmx-2.min.js"),
}


class _Packages(FileSystemStorage):
    """Opens our names at their places in the packages."""

    def path(self, name: str) -> str:
        return str(_place(name))


def _place(name: str) -> Path:
    package, inner = FILES[name.replace("\\", "/")]
    return Path(find_spec(package).origin).parent / inner


class VendorFinder(BaseFinder):
    """Django's finder for `FILES`."""

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path not in FILES:
            return []
        place = str(_place(path))
        return [place] if find_all else place

    def list(self, ignore_patterns):
        storage = _Packages(location="/")
        for name in FILES:
            yield name, storage
