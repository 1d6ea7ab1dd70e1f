"""The page of a check: what it says, its law by date, what it reads, an example, innocent causes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.checks.check import Check
from evaluation.checks.registry import all_checks
from evaluation.core.finding import Severity
from evaluation.core.text import LANGS, Lang, Text
from evaluation.law.book import law_book
from evaluation.law.parameter import days
from evaluation.law.unit import show_value

PAGES = Path(__file__).parent / "pages"
"""Where the pages stand, one a check, written by ``nox -s docs``."""

INDEX = "README.md"

HEADS = {
    "says": Text("含义", "What it says"),
    "severity": Text("分量", "Weight"),
    "cite": Text("依据", "Law"),
    "parameters": Text("法规参数", "Figures of the law"),
    "needs": Text("读取", "What it reads"),
    "example": Text("示例", "Example"),
    "innocent": Text("可能的正当原因", "Innocent explanations"),
}


def explain(check: Check, lang: Lang) -> str:
    """Return the page of `check` in `lang`, as Markdown.

    Example:
        >>> from evaluation.checks.registry import all_checks
        >>> size = next(check for check in all_checks() if check.code == "P102")
        >>> print(explain(size, "en").splitlines()[0])
        # P102 An odd number of members
    """
    return "\n".join(_lines(check, lang)) + "\n"


def parts(check: Check) -> dict[str, Text]:
    """Return what there is to say of `check`, by the keys of `HEADS`, in order."""
    return {
        "says": check.says,
        "severity": weight(check.severity),
        "cite": check.cite,
        "needs": check.needs,
        "example": check.example,
        "innocent": check.innocent,
    }


def figures_of_the_law(check: Check) -> Iterator[tuple[str, Text, Text, Text, Text]]:
    """Yield key, title, time in force, value and citation of each figure that `check` applies."""
    for key in check.parameters:
        parameter = law_book().parameter(key)
        for entry in parameter.entries:
            zh, en = (show_value(entry.value, parameter.unit, lang) for lang in LANGS)
            span = days(entry.since, entry.until)
            yield key, parameter.title, span, Text(zh, en), entry.cite


def _lines(check: Check, lang: Lang) -> Iterator[str]:
    yield f"# {check.code} {check.title.say(lang)}"
    for key, text in parts(check).items():
        yield from ("", f"**{HEADS[key].say(lang)}** {text.say(lang)}")
        if key == "cite" and check.parameters:
            yield from ("", f"**{HEADS['parameters'].say(lang)}**", "")
            yield from _parameters(check, lang)


def weight(severity: Severity) -> Text:
    """Return how much a finding of that severity weighs, and what follows."""
    words, meaning = severity.words, severity.meaning
    return Text(f"{words.zh}：{meaning.zh}", f"{words.en}: {meaning.en}")


def _parameters(check: Check, lang: Lang) -> Iterator[str]:
    last = ""
    for key, title, span, value, cite in figures_of_the_law(check):
        if key != last:
            yield f"- `{key}` {title.say(lang)}"
        yield f"    - {span.say(lang)}: {value.say(lang)} ({cite.say(lang)})"
        last = key


def pages() -> dict[str, str]:
    """Return the text of every page by the name of its file, and the index."""
    checks = all_checks()
    texts = {
        f"{check.code}.md": "\n".join(explain(check, lang) for lang in LANGS) for check in checks
    }
    return {INDEX: _index(checks), **texts}


def _index(checks: Iterable[Check]) -> str:
    lines = [
        "# 检查 Checks",
        "",
        "由各检查模块生成，请勿手改。Made from the modules of the checks; not to be edited.",
        "",
    ]
    lines += [f"- [{c.code}]({c.code}.md) {c.title.zh} · {c.title.en}" for c in checks]
    return "\n".join(lines) + "\n"


def write_pages(folder: Path = PAGES) -> None:
    """Write every page into `folder`, and remove those of checks that are gone."""
    folder.mkdir(exist_ok=True)
    texts = pages()
    for old in set(folder.glob("*.md")) - {folder / name for name in texts}:
        old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write_pages()
