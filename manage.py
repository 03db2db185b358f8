#!/usr/bin/env python
"""The command line's door: hands every command to Django."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sonduong.settings")
    from django.core.management import execute_from_command_line  # needs the setting above

    execute_from_command_line(sys.argv)
