"""The product's settings with a home of their own, so that tests and type checks touch nobody's data."""

import atexit
import os
import shutil
import tempfile

os.environ["WORTHWHILE_HOME"] = tempfile.mkdtemp(prefix="worthwhile-test-")
atexit.register(shutil.rmtree, os.environ["WORTHWHILE_HOME"])
os.environ["WORTHWHILE_SECRET_KEY"] = "only-for-tests"

from worthwhile.config.settings import *
from worthwhile.config.settings import HOME, SQLITE

# A file, as the product keeps it: what SQLite holds in memory locks in another way.
if not os.environ.get("WORTHWHILE_DATABASE"):
    SQLITE["TEST"] = {"NAME": HOME / "tests.sqlite3"}

# A password is hashed hundreds of times here, and how slowly is not what any test is about.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
