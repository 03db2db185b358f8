"""python docs/pictures/make.py ADDRESS ACCOUNTS.json: takes the pictures of the user's guide from a running demo.

Each picture keeps 64 colours, which nobody misses on these pages and which makes it a third as large.
ACCOUNTS.json is what `manage.py demo_accounts --json` prints.
"""

import io
import json
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
COLOURS = 64
# Picture, role that signs in, then one step after the other: an address that is opened or a link that is clicked.
PICTURES = (
    ("viec-cua-toi", "cadre"),
    ("tu-danh-gia", "cadre", "a[href^='/tu-danh-gia/'] >> text=Viết tiếp"),
    ("gop-y", "subordinate", "a[href^='/gop-y/']"),
    ("y-kien", "consulted_agency", "/y-kien/"),
    ("hoi-nghi", "collective_member", "/hoi-nghi/", "table a[href^='/hoi-nghi/']"),
    ("chi-bo", "cell_secretary", "a[href^='/chi-bo/']"),
    ("tien-do", "org_office", "/tien-do/"),
    ("tham-dinh", "org_office", "/tham-dinh/"),
    ("bo-phieu", "teller", "/bo-phieu/", "table a[href^='/bo-phieu/']"),
    ("cong-bo", "org_office", "/cong-bo/"),
    ("nhap-du-lieu", "org_office", "/nhap-du-lieu/"),
    ("san-sang", "org_office", "/ke-hoach/san-sang/"),
)


def main(address: str, accounts_file: str) -> None:
    accounts = {
        row["role"]: row for row in reversed(json.loads(Path(accounts_file).read_text(encoding="utf-8")))
    }
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, role, *steps in PICTURES:
            context = browser.new_context(viewport={"width": 1024, "height": 860}, locale="vi-VN")
            page = context.new_page()
            page.goto(f"{address}/dang-nhap/")
            page.fill("input[name=username]", accounts[role]["username"])
            page.fill("input[name=password]", accounts[role]["password"])
            page.click("main button[type=submit]")
            page.wait_for_url("**/viec/")
            for step in steps:
                if step.startswith("/"):
                    page.goto(address + step)
                else:
                    page.click(f"main {step} >> nth=0")
                    page.wait_for_load_state()
            save(page.screenshot(), HERE / f"{name}.png")
            context.close()


def save(picture: bytes, path: Path) -> None:
    """Written with few colours and no dither, so that text stays sharp and the file small."""
    with Image.open(io.BytesIO(picture)) as full:
        few = full.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
