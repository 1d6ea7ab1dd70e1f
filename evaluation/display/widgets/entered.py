"""What a form says once a decision stands in its workbook: where, who is first now, what is next."""

from collections.abc import Callable
from datetime import datetime

from evaluation.core.text import Lang, Text
from evaluation.desk.entering.entering import EnteredDecision, enter
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.pipeline import examine_reading

TITLE = Text("已登记", "Entered")
CLERK = Text("经办人", "Entered by")
SAVE = Text("登记", "Enter")
NEXT = Text(
    "上面各格显示的仍是登记以前的结果。请再运行打开档案的那一格，再运行其后各格。",
    "The cells above still show what was before. Run the cell that opens the dossier again, then "
    "those after it.",
)
FIRST = Text("登记后各包第一候选人：{}。", "First candidates after the entry: {}.")
NOBODY = Text("无", "none")
ERRORS = Text(
    "登记后仍有错误待改正，尚无排名。", "Errors remain after the entry; there is no ranking yet."
)


def first_candidates(entry: EnteredDecision, lang: Lang) -> str:
    """Return who is recommended first in each lot, with `entry` in the sheets."""
    evaluation = examine_reading(entry.reading).evaluation
    if evaluation is None:
        return ERRORS.say(lang)
    named = (
        f"{result.lot.id} {next(iter(result.candidates), NOBODY.say(lang))}"
        for result in evaluation.lots
    )
    return FIRST.say(lang).format(Text("；", "; ").say(lang).join(named))


def entered_face(
    entry: EnteredDecision,
    who: str,
    why: str,
    lang: Lang,
    comes_of_it: Callable[[EnteredDecision, Lang], str] = first_candidates,
) -> Face:
    """Write `entry`, put it on record, and return where it stands.

    Args:
        who: the person who enters it.
        why: why a decision is replaced.
        comes_of_it: says what follows from the entry.

    Raises:
        TenderError: it cannot be written; nothing has been.
    """
    follows = comes_of_it(
        entry, lang
    )  # before anything is written, so that nothing can go wrong after
    ledger = enter(entry, who=who, why=why, time=datetime.now().astimezone())
    place = entry.place
    cells = {
        "workbook": (Text("工作簿", "Workbook").say(lang), place.workbook),
        "sheet": (Text("工作表", "Sheet").say(lang), place.sheet),
        "row": (Text("行", "Row").say(lang), _rows(entry)),
        "ledger": (Text("台账行", "Line of the ledger").say(lang), str(ledger.length)),
        "who": (CLERK.say(lang), ledger.entries[-1].who),
    }
    return typed_face(
        title=TITLE.say(lang),
        columns=tuple(TypedColumn(key=key, head=head) for key, (head, _) in cells.items()),
        rows=(tuple(TypedCell(text) for _, text in cells.values()),),
        remarks=(follows, NEXT.say(lang)),
        lang=lang,
    )


def _rows(entry: EnteredDecision) -> str:
    first = int(entry.place.cell)
    return f"{first}–{first + entry.rows - 1}" if entry.rows > 1 else f"{first}"
