"""Django's own commands: ``python -m worthwhile.config migrate``."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worthwhile.config.settings")
    execute_from_command_line(["python -m worthwhile.config", *sys.argv[1:]])
