"""Which document a PDF is: written into its metadata, so that an audit can make it again."""

from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote, unquote

from evaluation import __version__
from evaluation.core.text import LANGS, Lang

PROGRAM = "tender-evaluation"

BOUND = "bound_file"
"""What the documents of a tender are called that are bound as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIdentity:
    """What a PDF says about itself.

    Args:
        document: its key.
        lot: id of the lot it is about; empty where it is about none. So with `bid` and `expert`.
        issued: the day it bears.
        own: whether a bureau's own templates were used.
        version: of the program that printed it; empty where nothing is known.
    """

    document: str
    lang: Lang
    lot: str = ""
    bid: str = ""
    expert: str = ""
    issued: date | None = None
    draft: bool = False
    own: bool = False
    version: str = __version__

    def keywords(self) -> str:
        """Return it as the keywords of a PDF.

        Example:
            >>> DocumentIdentity(document="award_letter", lang="zh", bid="B,1", version="0.1").keywords()
            'tender-evaluation=0.1, document=award_letter, lang=zh, bid=B%2C1'
        """
        parts = {
            PROGRAM: self.version,
            "document": self.document,
            "lang": self.lang,
            "lot": self.lot,
            "bid": self.bid,
            "expert": self.expert,
            "issued": self.issued.isoformat() if self.issued else "",
            "draft": "yes" if self.draft else "",
            "templates": "own" if self.own else "",
        }
        return ", ".join(f"{key}={quote(text)}" for key, text in parts.items() if text)

    def stamped(self, html: str) -> str:
        """Return the document `html` with it in the head.

        Example:
            >>> DocumentIdentity(document="cover", lang="en", version="0.1").stamped("<title>T</title>")
            '<meta name="keywords" content="tender-evaluation=0.1, document=cover, lang=en"><title>T</title>'
        """
        return html.replace(
            "<title>", f'<meta name="keywords" content="{escape(self.keywords())}"><title>', 1
        )


def identity_of(keywords: str) -> DocumentIdentity | None:
    """Return what the keywords of a PDF say; None where they are none of ours.

    Example:
        >>> identity_of("tender-evaluation=0.1, document=award_letter, lang=zh, bid=B%2C1").bid
        'B,1'
        >>> identity_of("holiday, beach") is None
        True
    """
    parts = dict(part.strip().partition("=")[::2] for part in keywords.split(","))
    said = {key: unquote(text) for key, text in parts.items()}
    lang = next((each for each in LANGS if each == said.get("lang")), None)
    if not said.get("document") or PROGRAM not in said or lang is None:
        return None
    try:
        issued = date.fromisoformat(said["issued"]) if "issued" in said else None
    except ValueError:
        return None
    return DocumentIdentity(
        document=said["document"],
        lang=lang,
        lot=said.get("lot", ""),
        bid=said.get("bid", ""),
        expert=said.get("expert", ""),
        issued=issued,
        draft="draft" in said,
        own="templates" in said,
        version=said[PROGRAM],
    )
