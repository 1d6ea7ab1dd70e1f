"""A document as a web page that looks like its PDF: one file, which fetches nothing and runs nothing.

Why:
    Whoever changes a template wants to see the change at once, and in a browser can ask where each
    line comes from. The page has the style sheets, the faces and the width of the paper; it has no
    page breaks, so the foot stands once at its end.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from evaluation.reports.typesetting.fonts import Type, type_for
from evaluation.reports.typesetting.pdf import picture_at

_REFERS = re.compile(r"""(<img\b[^>]*?\bsrc=|\burl\()(["']?)(?!data:|font:|#)([^"')>]+)\2""")
_FACE = re.compile(r"url\((font:[^)]+)\)")

CLOSED = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; img-src data:; font-src data:\">"
)
"""Not even a bureau's own template makes a browser fetch or run anything."""

PAPER = """
@media screen {
  html { background: #d8d8d8; }
  body { position: relative; z-index: 0; box-sizing: border-box; width: 210mm; min-height: 297mm;
    margin: 8mm auto; padding: 30mm 26mm 26mm 28mm; background: #fff; box-shadow: 0 0 3mm #999; }
  body:has(.letter) { padding: 37mm 26mm 35mm 28mm; }
  body:has(.wide, .form:not(.upright)) { width: 297mm; min-height: 210mm; padding: 20mm 22mm; }
  body:has(.wide) > :not(.wide, .draft) { max-width: 156mm; }
  body::after { content: attr(data-foot); display: block; white-space: pre-line; margin-top: 10mm;
    padding-top: 2mm; border-top: 0.4pt solid #999; font: 6.5pt var(--hei); color: #555; }
  .fresh { margin-top: 20mm; }
}
"""


def preview(html: str, folders: Sequence[Path] = (), fonts: Path | None = None) -> bytes:
    """Return `html`, made for paper, as a page for a browser.

    Args:
        folders: where pictures may be read.
        fonts: a folder with font files of the bureau's own.

    Raises:
        TenderError: the document asks for a file outside `folders`, or no face has a character.
    """
    inside = _REFERS.sub(lambda found: _inline(found, folders), html)
    style = f"{CLOSED}\n<style>\n{_carried(type_for(html, fonts))}\n{PAPER}</style>\n</head>"
    return inside.replace("</head>", style, 1).encode()


def _inline(found: re.Match[str], folders: Sequence[Path]) -> str:
    kind, content = picture_at(found[3].strip(), folders)
    return f"{found[1]}{found[2]}data:{kind};base64,{b64encode(content).decode()}{found[2]}"


def _carried(faces: Type) -> str:
    def data(found: re.Match[str]) -> str:
        return f"url(data:font/otf;base64,{b64encode(faces.files[found[1]]).decode()})"

    return _FACE.sub(data, faces.css)
