"""The application that a web server runs: ``gunicorn worthwhile.config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

from worthwhile.config.warm_up import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worthwhile.config.settings")

application = get_wsgi_application()
warm_up()
