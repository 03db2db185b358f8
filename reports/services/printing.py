"""Prints one paper: values in, bytes out; the same for a download, a batch, a command and a preview."""

from typing import Any

from reports import registry
from reports.renderers import html, pdf, xlsx
from reports.services import dossiers
from reports.spec import Actor, Format, PaperSpec
from sonduong.kit.errors import NotVisible


def paper(code: str) -> PaperSpec:
    """A paper, or the dossier that binds them; NotVisible where there is none."""
    return dossiers.DOSSIER if code == dossiers.CODE else registry.paper(code)


def press(spec: PaperSpec, values: Any, made_as: str) -> bytes:
    """The values as a file of this format; NotVisible where the paper does not come as one."""
    if made_as not in spec.formats:
        raise NotVisible
    if spec is dossiers.DOSSIER:
        return dossiers.press(values)
    if made_as == Format.XLSX:
        return xlsx.from_sheets(spec.sheets(values))
    return pdf.from_html(html.page(spec, values))


def paper_of(actor: Actor, code: str, target_id: str, made_as: str) -> bytes:
    """The paper of one target as this person may read it; NotVisible, or DomainError where it is not ready."""
    spec = paper(code)
    return press(spec, spec.source.collect(actor, target_id), made_as)
