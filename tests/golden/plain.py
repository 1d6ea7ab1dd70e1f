"""HTML as plain text: a line for each paragraph, and one for each row of a table."""

from html.parser import HTMLParser

ROWS = frozenset({"tr", "svg"})
CELLS = frozenset({"td", "th", "title", "text"})
INLINE = frozenset(
    {
        "a",
        "b",
        "code",
        "em",
        "g",
        "i",
        "path",
        "rect",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "use",
        "wbr",
    }
)
"""What breaks no line; everything else does."""


def plain(html: str) -> str:
    r"""Return what a person reads in `html`, one line for each block.

    Cells stand side by side, ``a | b``; blocks inside a cell are set apart by `` / ``. Of a picture
    stand the words, of an element with a hint the hint in brackets, and of the page what it says
    about itself: its metadata, and the words of its head and foot.

    Example:
        >>> plain("<h2>Lots</h2><table><tr><td>L01</td><td>a<br>b</td></tr></table>")
        '## Lots\nL01 | a / b'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.lines())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._flows: list[list[str]] = [[""]]
        self._rows: list[list[str]] = []
        self._looks = 0

    def lines(self) -> list[str]:
        """Return the lines read so far."""
        return _told(self._flows[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "style":
            self._looks += 1
        elif tag in ROWS:
            self._rows.append([])
        elif tag in CELLS:
            self._flows.append([""])
        elif tag not in INLINE:
            self._break()
        if tag[0] == "h" and tag[1:].isdigit():
            self.handle_data(f"{'#' * int(tag[1:])} ")
        if tag == "meta" and "name" in said:
            self._line(f"{said['name']}: {said['content']}")
        for name, value in said.items():
            if name in ("alt", "title") and value:
                self.handle_data(f" [{value}] ")
            elif tag == "body" and name.startswith("data-"):
                for each in value.splitlines():
                    self._line(f"{name.removeprefix('data-')}: {each}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._looks -= 1
        elif tag in ROWS and self._rows:
            self._line(" | ".join(self._rows.pop()))
        elif tag in CELLS and len(self._flows) > 1:
            cell = " / ".join(_told(self._flows.pop()))
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._line(cell)
        elif tag not in INLINE:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._looks:
            self._flows[-1][-1] += data

    def _break(self) -> None:
        self._flows[-1].append("")

    def _line(self, text: str) -> None:
        self._flows[-1] += [text, ""]


def _told(flow: list[str]) -> list[str]:
    lines = (" ".join(line.split()) for line in flow)
    return [line for line in lines if line]
