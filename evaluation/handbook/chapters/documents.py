"""The documents: for whom each is made, and what it rests on."""

from evaluation.core.glossary import word
from evaluation.core.text import Text
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry, Prose
from evaluation.reports.document import Document
from evaluation.reports.documents import all_documents

_PER = {
    "tender": Text("整个项目一份", "one for the tender"),
    "lot": Text("每个包一份", "one for each lot"),
    "bid": Text("每份响应一份", "one for each bid it concerns"),
    "expert": Text("每位专家一份", "one for each expert"),
}
"""What a copy is made for."""


def chapter() -> Chapter:
    """Return the chapter on documents."""
    said = Text(
        "tender report --list 列出现在可以出具的文件；--only 加文件的键只打印这些。正式文件要求档案没有错误；"
        "--draft 打印带“草稿”字样的草稿。",
        "tender report --list says which documents can be made now; --only and their keys print those "
        "alone. A final document needs a dossier without errors; --draft prints one that says so.",
    )
    return Chapter(
        key="documents",
        title=Text("文件", "Documents"),
        blocks=(Prose(said),),
        entries=tuple(map(_entry, all_documents())),
    )


def titles() -> dict[str, Text]:
    """Return what each document is called, by key."""
    return {document.key: document.title for document in all_documents()}


def _entry(document: Document) -> HandbookEntry:
    return HandbookEntry(
        key=f"document.{document.key}",
        kind="document",
        title=Text(
            f"{document.title.zh}（{document.key}）", f"{document.title.en} ({document.key})"
        ),
        names=(document.key, document.title.zh, document.title.en),
        blocks=(Prose(_says(document)),),
    )


def _says(document: Document) -> Text:
    per = _PER[document.per]
    zh = [per.zh, f"依据到“{word('stage', document.stage, 'zh')}”阶段为止的内容"]
    en = [per.en, f"it rests on what is closed by the stage {word('stage', document.stage, 'en')}"]
    for holds, text in (
        (document.scored, Text("需要评审结果", "it needs the result")),
        (
            document.recommends,
            Text(
                "写明候选人，推荐名次不得有未决的并列",
                "it names candidates, so that no tie for their places may be open",
            ),
        ),
        (document.carries_workbook, Text("内含审计工作簿", "it carries the audit workbook")),
        (bool(document.word), Text("可在 Word 中修改模板", "its template may be edited in Word")),
    ):
        if holds:
            zh.append(text.zh)
            en.append(text.en)
    return Text("；".join(zh) + "。", _sentence("; ".join(en)))


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
