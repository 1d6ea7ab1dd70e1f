"""WeasyPrint as its manual shows it: for each page an ``HTML``, the whole font files, ``write_pdf``.

It has the same variant of PDF/A as ours, so that the work is the same. Run with files of HTML, it
prints how many bytes of PDF they make.
"""

import sys
from pathlib import Path

from evaluation.reports.typesetting.environment import template_folders
from evaluation.reports.typesetting.fonts import MAIN, OURS
from evaluation.reports.typesetting.pdf import VARIANT

FACES = "".join(
    f'@font-face {{ font-family: "{OURS}{face.family}"; font-weight: {face.weight}; '
    f"src: url({face.file.as_uri()}) }}"
    for face in MAIN
)
STYLE = (
    f'{FACES} :root {{ --song: "{OURS}song"; --hei: "{OURS}hei" }} '
    ":where(html) { font-family: var(--song) }"
)


def plain(html: str) -> bytes:
    """Return a page as a newcomer to WeasyPrint would print it."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)
    page = HTML(string=html, base_url=template_folders()[0].as_uri() + "/")
    return bytes(page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=VARIANT))


if __name__ == "__main__":
    print(sum(len(plain(Path(name).read_text("utf-8"))) for name in sys.argv[1:]))
