"""Tables that sort, search and filter in the browser: DataTables, as itables carries it.

A table is plain HTML that says in an attribute how it wants to be woken. Each notebook is given
once a script that wakes every such table; where no script runs, the table stands there unsorted.
"""

import gzip
import json
import sys
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from markupsafe import Markup

from evaluation.core.text import Lang, Text

PAGE = 60
"""Rows shown at once."""

FEW = 7
"""A table of so many rows is seen at a glance: it sorts, but needs no search."""

CHOICES = 30
"""A column with at most so many different texts is filtered by picking from them."""

SHORT = 40
"""A column with longer texts is searched, not picked from."""

WORDS = {
    "search": Text("搜索：", "Search:"),
    "info": Text("第 _START_–_END_ 行，共 _TOTAL_ 行", "rows _START_ to _END_ of _TOTAL_"),
    "infoEmpty": Text("没有行", "no rows"),
    "infoFiltered": Text("（全表 _MAX_ 行）", "(of _MAX_ in the table)"),
    "zeroRecords": Text("没有符合的行", "no row matches"),
    "lengthMenu": Text("每页 _MENU_ 行", "_MENU_ rows a page"),
}
LIST = {
    "all": Text("全选", "all"),
    "none": Text("全不选", "none"),
    "empty": Text("没有可选的", "nothing to pick"),
    "search": Text("搜索", "search"),
}
PICK = Text("筛选", "filter")

WAKE = """<script>(async () => {
  if (window.tenderTables) return;
  window.tenderTables = true;
  const unpacked = async packed => new Response(
    new Blob([Uint8Array.from(atob(packed), sign => sign.charCodeAt(0))])
      .stream().pipeThrough(new DecompressionStream("gzip"))).text();
  const style = document.createElement("style");
  style.textContent = await unpacked("CSS");
  document.head.append(style);
  const code = new Blob([await unpacked("CODE")], {type: "text/javascript"});
  const {default: DataTable, set_or_remove_dark_class: followTheme} =
    await import(URL.createObjectURL(code));
  followTheme();
  const wake = () => document.querySelectorAll("table[data-tender]:not(.dataTable)")
    .forEach(table => new DataTable(table, JSON.parse(table.dataset.tender)));
  new MutationObserver(wake).observe(document.body, {childList: true, subtree: true});
  wake();
})()</script>"""


def options(columns: Sequence[Sequence[str]], rows: int, lang: Lang) -> str:
    """Return how a table is to be woken, as JSON.

    Args:
        columns: the texts of each column, top to bottom; none for a column of numbers.

    Example:
        >>> wanted = json.loads(options([["a", "b"] * 5, list("0123456789")], 10, "en"))
        >>> wanted["paging"], [each["columnControl"] for each in wanted["columnDefs"]]
        (False, [[['searchList']], []])
    """
    long = rows > FEW
    return json.dumps(
        {
            "order": [],
            "autoWidth": False,
            "paging": rows > PAGE,
            "pageLength": PAGE,
            "info": rows > PAGE,
            "layout": {"topStart": None, "topEnd": "search" if long else None},
            "language": _words(lang),
            "columnDefs": [
                {
                    "targets": at,
                    "type": "string" if texts else "num",
                    "columnControl": _control(texts) if long else [],
                }
                for at, texts in enumerate(columns)
            ],
        },
        ensure_ascii=False,
    )


def wake_tables() -> None:
    """Give the notebook that is running the script that wakes its tables; elsewhere do nothing."""
    running = sys.modules.get("IPython")  # in a notebook it is there
    shell = running.get_ipython() if running else None
    if shell is not None and hasattr(shell, "kernel"):
        shell.display_pub.publish({"text/html": str(waking())})


@cache
def waking() -> Markup:
    """Return the script that wakes every table of its page, now and later; it fetches nothing."""
    import itables.options

    bundle = Path(itables.options.dt_bundle)
    parts = {"CODE": bundle, "CSS": bundle.with_suffix(".css")}
    script = WAKE
    for name, path in parts.items():
        packed = b64encode(gzip.compress(path.read_bytes(), mtime=0)).decode()
        script = script.replace(f'"{name}"', f'"{packed}"')
    return Markup(script)


def _control(texts: Sequence[str]) -> list[list[str]]:
    """A list to pick from, where there are few texts and each stands in several rows."""
    different = len(set(texts))
    short = all(len(text) <= SHORT for text in texts)
    return [["searchList"]] if short and 1 < different <= min(CHOICES, len(texts) // 2) else []


def _words(lang: Lang) -> dict[str, object]:
    words: dict[str, object] = {key: text.say(lang) for key, text in WORDS.items()}
    picked = {key: text.say(lang) for key, text in LIST.items()}
    return words | {"columnControl": {"list": picked, "dropdown": PICK.say(lang)}}
