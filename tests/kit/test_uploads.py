"""What is taken in from outside: real type, limits, names, reading back (U01–U09)."""

import io
import zipfile

import pytest
from PIL import Image

from sonduong.kit import uploads
from sonduong.kit.errors import DomainError

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def picture(kind="PNG", size=(8, 8)) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size).save(content, kind)
    return content.getvalue()


def archive(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bag:
        for name, body in files.items():
            bag.writestr(name, body)
    return content.getvalue()


def office(main: str, **more: bytes) -> bytes:
    return archive(**({"[Content_Types].xml": b"<Types/>", main: b"<w/>"} | more))


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, "pdf"),
        (picture("PNG"), "png"),
        (picture("JPEG"), "jpg"),
        (office("word/document.xml"), "docx"),
        (office("xl/workbook.xml"), "xlsx"),
    ],
)
def test_the_real_type_is_found_whatever_the_name(content, ending):
    assert uploads.EXTENSIONS[uploads.media_type_of(content)] == ending


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "upload_empty"),
        (b"<html><script>alert(1)</script></html>", "upload_wrong_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "upload_wrong_type"),
        (b"MZ\x90\x00" + b"0" * 100, "upload_wrong_type"),
        (PDF[:-8], "upload_wrong_type"),
        (PDF.replace(b"<<>>", b"<</JavaScript 1>>"), "upload_active"),
        (PDF.replace(b"<<>>", b"<</Encrypt 1>>"), "upload_active"),
        (archive(**{"a.txt": b"x"}), "upload_wrong_type"),
        (office("word/document.xml", **{"word/vbaProject.bin": b"x"}), "upload_active"),
        (office("xl/workbook.xml", **{"xl/externalLinks/externalLink1.xml": b"x"}), "upload_active"),
        (office("word/document.xml", **{"word/big.xml": b"0" * 40_000_000}), "upload_too_big"),
        (b"PK\x03\x04" + b"0" * 50, "upload_wrong_type"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "upload_wrong_type"),
        (PDF + b"0" * uploads.MAX_BYTES, "upload_too_big"),
    ],
)
def test_what_is_not_taken_is_refused_with_its_reason(content, code):
    with pytest.raises(DomainError) as refused:
        uploads.media_type_of(content)
    assert refused.value.code == code


def test_a_flood_of_pixels_is_refused_from_the_head_of_the_picture(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_PIXELS", 63)
    with pytest.raises(DomainError) as refused:
        uploads.media_type_of(picture())
    assert refused.value.code == "upload_too_many_pixels"


def test_a_kept_file_reads_back_and_a_changed_or_lost_one_does_not():
    kept = uploads.keep(PDF)
    assert uploads.read(kept.stored_name, kept.sha256) == PDF
    path = uploads.path_of(kept.stored_name)
    assert [one.suffix for one in path.parent.iterdir() if one.stem == path.stem] == [".pdf"]
    path.write_bytes(PDF.replace(b"1.4", b"1.5"))
    for damaged in (kept.stored_name, "00missing.pdf"):
        with pytest.raises(DomainError) as refused:
            uploads.read(damaged, kept.sha256)
        assert refused.value.code == "file_damaged"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\Báo cáo.pdf", "Báo cáo.pdf"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("tệp\x00.pdf", "tệp.pdf"),
        ("<b>.pdf", "b.pdf"),
        ("...", "tệp"),
    ],
)
def test_a_name_is_only_for_showing(given, shown):
    assert uploads.safe_name(given) == shown


def test_a_long_name_keeps_its_ending():
    assert uploads.safe_name("a" * 300 + ".pdf") == "a" * 146 + ".pdf"
