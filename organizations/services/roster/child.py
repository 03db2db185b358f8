"""Reads one workbook in a process of its own, with little memory and time, so that a hostile file harms nobody.

Run as a script with the file's path; writes a pickle of {sheet: [[cell, …], …]} whose first row is row 1 of Excel.
"""

import gc
import pickle
import resource
import sys

MEMORY = 768 * 1024 * 1024
SECONDS = 25


def main(path: str) -> None:
    """Limits first, then the reader; whatever goes wrong ends this process and no other."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 -- after the limits

    gc.disable()  # nothing here forms cycles; collecting would cost a third
    workbook = CalamineWorkbook.from_path(path)
    sheets = {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }
    pickle.dump(sheets, sys.stdout.buffer, protocol=5)


if __name__ == "__main__":
    main(sys.argv[1])
