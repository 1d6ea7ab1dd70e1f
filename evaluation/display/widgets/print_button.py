"""A button that prints documents: a bar that moves while it works, then links to the files.

Why:
    The work goes on in a thread of its own, so that the notebook answers in the meantime.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding
from evaluation.core.next_step import worded
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face, files_face, safely
from evaluation.display.what_if import refuse_trial
from evaluation.display.what_to_write import STEPS
from evaluation.display.widgets.controls import ControlPanel, panel, tell, wide
from evaluation.printing.order import PrintOrder
from evaluation.printing.press import how_many, printed
from evaluation.reports.documents import Offer, offers
from evaluation.reports.occasion import Occasion

TITLE = Text("打印文件", "Print the documents")
WHICH = Text("文件", "Documents")
FOLDER = Text("存入文件夹", "Into the folder")
FORCE = Text("替换已有的同名文件", "Replace files of the same name")
PRINT = Text("打印", "Print")
DONE = Text("已打印 {} 份", "{} printed")
COPIES = Text("{}（{} 份）", "{} ({} copies)")
MOST = 10
"""Documents shown at a time; the rest is scrolled."""

Progress = Callable[[int, int], None]


def print_panel(
    occasion: Callable[[], Occasion], lang: Lang, *, folder: str = "out"
) -> ControlPanel:
    """Return a list of the documents that can be printed now, and the button that prints them.

    Args:
        occasion: gives the tender as it stands in the sheets now, or refuses where they were
            changed since they were shown.
        folder: proposed for the files.
    """
    import ipywidgets as widgets

    possible = [offer for offer in offers(occasion()) if offer.final]
    named = [(_name(offer, lang), offer.document.key) for offer in possible]
    which = widgets.SelectMultiple(
        options=named, rows=min(MOST, max(1, len(named))), **wide(WHICH.say(lang))
    )
    which.value = ("evaluation_report",) if "evaluation_report" in dict(named).values() else ()
    where = widgets.Text(value=folder, **wide(FOLDER.say(lang)))
    force = widgets.Checkbox(description=FORCE.say(lang), indent=False)
    button = widgets.Button(description=PRINT.say(lang), button_style="primary", icon="print")
    bar = widgets.IntProgress(value=0, min=0, max=1, **wide(""))
    bar.layout.display = "none"
    controls = {"which": which, "folder": where, "force": force, "print": button, "bar": bar}
    made = panel(TITLE.say(lang), controls, [which, where, force, button, bar])

    def progress(done: int, of: int) -> None:
        bar.max, bar.value = of, done
        bar.description = f"{done} / {of}"

    def work() -> Face:
        keys, target = tuple(which.value), Path(where.value or ".")
        return print_all(occasion(), keys, target, lang, force=force.value, progress=progress)

    def printing() -> None:
        try:
            tell(made.said, safely(work, lang))
        finally:
            bar.layout.display, button.disabled = "none", False

    def clicked(_: object) -> None:
        button.disabled, bar.layout.display = True, None
        progress(0, 1)
        made.said.outputs = ()
        Thread(target=printing, name="printing", daemon=True).start()

    button.on_click(clicked)
    return made


def print_all(
    occasion: Occasion,
    keys: Sequence[str],
    folder: Path,
    lang: Lang,
    *,
    force: bool = False,
    progress: Progress = lambda done, of: None,
) -> Face:
    """Write every copy of the documents with `keys` into `folder`; return links to them.

    What cannot be made or written is told beside the links, and the others are made all the same.

    Args:
        force: replace other files of the same name.
        progress: told how many of how many are done.

    Raises:
        TenderError: nothing was chosen, nothing could be printed, or `occasion` is a trial.
    """
    refuse_trial(occasion)
    chosen = [offer for offer in offers(occasion) if offer.document.key in keys]
    if not chosen:
        raise TenderError(Text("请先选择要打印的文件", "choose the documents to print first"))
    order = PrintOrder(keys=tuple(keys), langs=(lang,), out=folder, force=force).at(occasion.home)
    count = how_many(chosen, order)
    progress(0, count)
    paths, problems, found = list[Path](), list[Text](), list[Finding]()
    for done, each in enumerate(printed(chosen, occasion, order), 1):
        if each.path is not None:
            paths.append(each.path)
        elif each.problem is not None:
            name, why = each.name, worded(each.problem, each.next_step, STEPS)
            problems.append(Text(f"{name}：{why.zh}", f"{name}: {why.en}"))
            found += each.found
        progress(done, count)
    if not paths:
        raise TenderError(_joined(problems), found)
    return _face(paths, problems, lang)


def _face(paths: list[Path], problems: Sequence[Text], lang: Lang) -> Face:
    from dataclasses import replace

    face = files_face(
        paths, lang, Text(*(DONE.say(each).format(len(paths)) for each in ("zh", "en")))
    )
    return replace(face, table=replace(face.table, remarks=tuple(problems)))


def _joined(texts: Sequence[Text]) -> Text:
    return Text("；".join(each.zh for each in texts), "; ".join(each.en for each in texts))


def _name(offer: Offer, lang: Lang) -> str:
    title, count = offer.document.title.say(lang), len(offer.copies.subjects)
    return title if count == 1 else COPIES.say(lang).format(title, count)
