"""Settings of the tests: a folder of their own, the servers of the second pass, fast password hashing; else as an office.

It stands outside `sonduong.settings` because the environment must be in place before that package is read.
"""

import atexit
import os
import shutil
import tempfile

os.environ["SONDUONG_DATA"] = tempfile.mkdtemp(prefix="sonduong-test-")
atexit.register(shutil.rmtree, os.environ["SONDUONG_DATA"], ignore_errors=True)
os.environ["SONDUONG_ENV"] = "demo"
os.environ["SONDUONG_NOW"] = ""
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ["REDIS_URL"] = os.environ.get("TEST_REDIS_URL", "")

from sonduong.settings import *  # noqa: E402, F403
from sonduong.settings import DATA_DIR, DATABASES, MIDDLEWARE, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # On disk as in an office: several threads and processes, one writer at a time.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False
