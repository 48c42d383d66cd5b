"""The product's settings with a home of their own, so that tests and type checks touch nobody's data."""

import os
import tempfile

os.environ["WORTHWHILE_HOME"] = os.environ.get("WORTHWHILE_TEST_HOME") or tempfile.mkdtemp(prefix="worthwhile-test-")
os.environ["WORTHWHILE_SECRET_KEY"] = "only-for-tests"

from worthwhile.config.settings import *
