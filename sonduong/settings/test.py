"""Settings of the tests: a folder of their own, fast password hashing, nothing else different."""

import os
import tempfile

os.environ["SONDUONG_DATA"] = tempfile.mkdtemp(prefix="sonduong-test-")
os.environ["SONDUONG_ENV"] = "demo"
os.environ.pop("SONDUONG_NOW", None)
if url := os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = url
else:
    os.environ.pop("DATABASE_URL", None)
if url := os.environ.get("TEST_REDIS_URL"):
    os.environ["REDIS_URL"] = url
else:
    os.environ.pop("REDIS_URL", None)

from sonduong.settings import *  # noqa: F403
from sonduong.settings import MIDDLEWARE, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False
