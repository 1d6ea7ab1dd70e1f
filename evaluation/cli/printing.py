"""Says where documents are, and what went wrong with which."""

from collections.abc import Iterable, Sequence

from evaluation.cli.running import ERRORS, FINE, UNUSABLE
from evaluation.cli.terminal import say, tell
from evaluation.cli.what_to_type import STEPS, line
from evaluation.core.next_step import worded
from evaluation.core.text import Lang, Text
from evaluation.printing.printed import Printed

COLON = Text("：", ": ")


def tell_printed(printed: Iterable[Printed], lang: Lang, *, named: bool = True) -> int:
    """Say of each file where it is, and return the exit status of all.

    Args:
        named: whether each was asked for by name, so that one that does not apply is a failure.
    """
    failed = []
    for each in printed:
        if each.path is not None:
            say(f"{each.title.say(lang)}{COLON.say(lang)}{each.path}")
        else:
            failed.append(tell_failed(each, lang, named=named))
    return status(failed)


def tell_failed(each: Printed, lang: Lang, *, named: bool = True) -> int:
    """Say why a document is not there, and return the exit status; see `tell_printed`."""
    problem = worded(each.problem, each.next_step, STEPS).say(lang) if each.problem else ""
    if each.absent:
        tell(f"{each.title.say(lang)}{COLON.say(lang)}{problem}")
        return ERRORS if named or each.found else FINE
    for finding in each.found:
        tell(line(finding, lang))
    tell(f"{each.title.say(lang)} {each.name}{COLON.say(lang)}{problem}")
    return UNUSABLE if each.usage else ERRORS


def status(failed: Sequence[int]) -> int:
    """Return the exit status where these things failed: errors of the dossier come first."""
    return ERRORS if ERRORS in failed else max(failed, default=FINE)
