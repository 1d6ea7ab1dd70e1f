"""From HTML to paper: PDF/A-3 with tags, the same bytes on every rerun, and nothing fetched.

Why:
    Most of the time of a letter goes into opening faces and reading style sheets, which are the
    same for all letters; so both are kept, with the faces of a whole batch, and each PDF is then
    given only its own glyphs.
"""

import gc
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from evaluation.core.errors import TenderError, Unusable
from evaluation.core.text import Text
from evaluation.reports.typesetting.embedding import embed
from evaluation.reports.typesetting.fonts import Type, printed, refuse_bare, type_for

VARIANT = "pdf/a-3a"
"""Archival, with structure tags, and other files may be attached."""

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

SYSTEM_LIBRARIES = "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that a document carries.

    Args:
        relationship: Source (the document was made from it), Data, Alternative or Supplement.
        changed: printed by readers as its date; a fact of the dossier, never the clock.
    """

    name: str
    content: bytes
    changed: datetime
    relationship: str = "Source"
    description: str = ""


def write_pdf(
    html: str,
    *,
    folders: Iterable[Path] = (),
    attachments: Iterable[Attachment] = (),
    fonts: Path | None = None,
    faces: Type | None = None,
) -> bytes:
    """Return `html` as a PDF/A-3 file; its bytes depend on nothing but what is in it.

    Args:
        html: a whole document; its title, language and metadata become those of the PDF.
        folders: where pictures may be read; nothing else is ever fetched.
        fonts: a folder with font files of the bureau's own.
        faces: cut already, for many documents; by default those that this one needs.

    Raises:
        Unusable: the system lacks Pango; the message says how to install it.
        TenderError: the document asks for a file outside `folders`, or no face has a character.
    """
    weasyprint = load_weasyprint()
    faces = faces or type_for(html, fonts)
    refuse_bare("".join(sorted(printed(html) - faces.covers)))
    allowed = tuple(folder.resolve() for folder in folders)
    fetcher = _fetcher()({}, allowed)
    head, body = html.split("</head>", 1) if "</head>" in html else ("", html)
    sheets = [_sheet(style, faces, allowed) for style in _STYLE.findall(head)]
    carried = [_carried(each) for each in attachments]
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        page = weasyprint.HTML(
            string=f"{_STYLE.sub('', head)}</head>{body}" if head else body,
            url_fetcher=fetcher,
            base_url=_base(allowed),
        )
        written = page.write_pdf(
            finisher=embed,
            stylesheets=[_faces_sheet(faces), *sheets],
            font_config=_fonts(faces),
            attachments=carried,
            pdf_variant=VARIANT,
            pdf_identifier=sha256(html.encode()).digest()[:16],
        )
    _refuse_outside(fetcher)
    return bytes(written)


@cache
def load_weasyprint() -> Any:  # noqa: ANN401 - WeasyPrint publishes no types
    """Return WeasyPrint, which takes a second to load.

    Raises:
        Unusable: the system lacks Pango.
    """
    try:
        with warnings.catch_warnings():
            # A machine without any font of its own is fine: the documents bring theirs.
            warnings.simplefilter("ignore")
            import weasyprint
    except OSError as error:
        raise Unusable(
            Text(
                f"系统缺少生成 PDF 所需的 Pango 库；请运行 {SYSTEM_LIBRARIES}（{error}）",
                f"the system lacks Pango, which PDFs need; run {SYSTEM_LIBRARIES} ({error})",
            )
        ) from None
    return weasyprint


@lru_cache(maxsize=4)
def _fonts(faces: Type) -> Any:  # noqa: ANN401
    """Return the font configuration of `faces`; a new one for each document would leak."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=4)
def _faces_sheet(faces: Type) -> Any:  # noqa: ANN401
    return load_weasyprint().CSS(
        string=faces.css,
        url_fetcher=_fetcher()(faces.files, ()),
        font_config=_fonts(faces),
        base_url="font:",
    )


def forget_faces() -> None:
    """Let go of the faces that are kept, and with them of the files that WeasyPrint has of them.

    Why:
        A process that belongs to a pool ends without taking its objects apart, and the files would
        stay on the disk.
    """
    for kept in (_sheet, _faces_sheet, _fonts):
        kept.cache_clear()
    gc.collect()


@lru_cache(maxsize=32)
def _sheet(css: str, faces: Type, allowed: tuple[Path, ...]) -> Any:  # noqa: ANN401
    fetcher = _fetcher()({}, allowed)
    sheet = load_weasyprint().CSS(
        string=css, url_fetcher=fetcher, font_config=_fonts(faces), base_url=_base(allowed)
    )
    _refuse_outside(fetcher)
    return sheet


@cache
def _fetcher() -> Any:  # noqa: ANN401
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Closed(URLFetcher):  # type: ignore[misc]
        """Gives the faces of the document and files below the allowed folders; refuses all else."""

        def __init__(self, faces: Mapping[str, bytes], allowed: tuple[Path, ...]) -> None:
            super().__init__(allow_redirects=False)
            self._faces = faces
            self._allowed = allowed
            self.refused: list[str] = []

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401
            if url in self._faces:
                return URLFetcherResponse(url, self._faces[url])
            if url.startswith("data:"):
                return super().fetch(url)
            path = _file_inside(url, self._allowed)
            if path is None:
                self.refused.append(url)
                raise ValueError(f"refused: {url}")
            return URLFetcherResponse(url, path.read_bytes())

    return Closed


def picture_at(url: str, folders: Iterable[Path]) -> tuple[str, bytes]:
    """Return the media type and the bytes of the picture that a template names.

    Raises:
        TenderError: it is no file inside `folders`.
    """
    allowed = tuple(folder.resolve() for folder in folders)
    path = _file_inside(urljoin(_base(allowed), url), allowed)
    if path is None:
        raise _outside(url)
    return guess_type(path.name)[0] or "application/octet-stream", path.read_bytes()


def _file_inside(url: str, allowed: tuple[Path, ...]) -> Path | None:
    path = Path(unquote(urlsplit(url).path)).resolve()
    inside = any(path.is_relative_to(folder) for folder in allowed)
    return path if url.startswith("file:///") and inside and path.is_file() else None


def _base(allowed: tuple[Path, ...]) -> str:
    return f"{allowed[0].as_uri()}/" if allowed else "about:blank"


def _carried(attachment: Attachment) -> Any:  # noqa: ANN401
    return load_weasyprint().Attachment(
        string=attachment.content,
        name=attachment.name,
        description=attachment.description or attachment.name,
        relationship=attachment.relationship,
        created=attachment.changed,
        modified=attachment.changed,
    )


def _refuse_outside(fetcher: Any) -> None:  # noqa: ANN401
    for url in fetcher.refused[:1]:
        raise _outside(url)


def _outside(url: str) -> TenderError:
    return TenderError(
        Text(
            f"模板要读取“{url}”，模板文件夹内没有这个文件；文件不得从网络或别处读取，"
            "请把图片放入模板文件夹",
            f"the template asks for {url}, which is no file inside the template folders; nothing "
            "is fetched from the network or from elsewhere: put the picture beside the template",
        )
    )
