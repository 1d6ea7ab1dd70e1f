"""Documents as Word files, for offices whose process demands them: the same text as the PDF.

Templates are .docx files that Word opens: text with the fields of the view between braces. A
bureau's own folder is asked first, as for the other templates.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from jinja2 import TemplateError

from evaluation.core.errors import TenderError
from evaluation.core.text import Lang, Text
from evaluation.reports.document import Document, Subject
from evaluation.reports.documents import text_of
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.broken_template import broken
from evaluation.reports.typesetting.environment import environment, template_folders

MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - written into each file, so that it stays the same

LARGEST = 16 * 2**20
"""Bytes of a template once unpacked."""


def word_file(
    document: Document,
    subject: Subject,
    occasion: Occasion,
    lang: Lang,
    *,
    own: Path | None = None,
) -> bytes:
    """Return a copy of `document` as a Word file, with 草稿 / DRAFT above each page of a draft.

    Args:
        subject: one of those the document is made for.
        own: a bureau's own template folder.

    Raises:
        TenderError: the occasion is no draft, and something stands in the way of a final document;
            or the template is broken.
    """
    view = text_of(document, subject, occasion, lang)
    return filled(document.word, view, lang, own)


def filled(template: str, view: object, lang: Lang, own: Path | None = None) -> bytes:
    """Return the Word template `template` with the words of `lang` and the text of `view`.

    Raises:
        TenderError: the template is broken, asks for a field that does not exist, or refers to
            something outside itself.
    """
    from docxtpl import DocxTemplate

    paths = (folder / template for folder in template_folders(own))
    path = next(each for each in paths if each.is_file())
    try:
        _check(path)
        book = DocxTemplate(io.BytesIO(path.read_bytes()))
        book.render({"view": view, "lang": lang}, environment(lang, own), autoescape=True)
    except TemplateError as error:
        raise broken(template, error) from None
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _unfit(template, f"{error}", f"{error}") from None
    book.docx.core_properties.modified = MADE
    out = io.BytesIO()
    book.save(out)
    return same_bytes(out.getvalue())


def same_bytes(packed: bytes) -> bytes:
    """Return a zip file with its members in order and without the time at which it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        # The list of contents stands first, as programs expect.
        for name in sorted(old.namelist(), key=lambda name: (name[0] != "[", name)):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()


def _check(path: Path) -> None:
    """Refuse a template that would unpack to very much, or that fetches from elsewhere."""
    with zipfile.ZipFile(path) as parts:
        if sum(each.file_size for each in parts.infolist()) > LARGEST:
            raise _unfit(path.name, "解压后过大", "it is too large once unpacked")
        for name in parts.namelist():
            if name.endswith(".rels") and b'TargetMode="External"' in parts.read(name):
                raise _unfit(
                    path.name,
                    f"{name} 引用外部文件或网址",
                    f"{name} refers to a file or an address outside",
                )
            if name.endswith("vbaProject.bin"):
                raise _unfit(path.name, "含有宏", "it holds macros")


def _unfit(template: str, zh: str, en: str) -> TenderError:
    return TenderError(
        Text(
            f"Word 模板 {template} 不能使用：{zh}；请用 Word 另存为普通 .docx 并去除外部引用",
            f"the Word template {template} cannot be used: {en}; save it in Word as a plain .docx "
            "without links to elsewhere",
        )
    )
