"""The application that a web server runs: ``gunicorn worthwhile.config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worthwhile.config.settings")

application = get_wsgi_application()
