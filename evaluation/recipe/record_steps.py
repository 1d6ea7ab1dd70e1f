"""Fingerprints and the ledger, as the recipe says them: which bytes are hashed, and how."""

from collections.abc import Iterator

from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprint_of, fingerprints
from evaluation.dossier.records import Dossier
from evaluation.ledger.faults import BEGIN
from evaluation.ledger.ledger import Ledger
from evaluation.recipe.step import Section, Step, same

_LINE = Text(
    '表中每条记录成为一行：JSON 数组，依列的次序写“列键”“值”“列键”“值”……，空白单元格不写；引号内只转义“"”、'
    "“\\”和控制字符，汉字照写；逗号后无空格。每行以换行符（LF）结束，UTF-8 编码，按表中次序接在一起，取 "
    "SHA-256，写成 64 位小写十六进制数字。采购项目表只有一行。",
    'Each record becomes a line: a JSON array of "column key","value","column key","value" … in '
    'the order of the columns, without blank cells. Inside quotes only ", \\ and control characters '
    "are escaped, Chinese stays as it is; no blank after a comma. Each line ends in a line feed; take "
    "the SHA-256 of all lines in the order of the sheet, in UTF-8, as 64 small hexadecimal digits. The "
    "sheet of the tender is one line.",
)
_VALUE = Text(
    "数写成不带指数、末尾不带 0 的十进制数（128000.00 写 128000）；日期写 2026-03-02，时间写 2026-03-02 "
    "09:30:00；是写 yes，否写 no；选项写其键（见工作簿“独立复核办法”末尾）；若干编号或选项用“;”连接，不加空格。",
    "Numbers as decimals without exponent and trailing zeros (128000.00 is 128000); days as 2026-03-02, "
    "times as 2026-03-02 09:30:00; yes and no; words of a list by their keys (at the end of the sheet "
    "Recipe); several ids or words joined by ';' without blanks.",
)
_MARKS = Text(
    '每位专家的得分另成一份：每个得分一行 ["响应编号","因素代号","得分"]，各行按字符编码排序，其余同上。',
    'The marks of each expert have their own: a line ["bid","criterion","mark"] for each mark, the '
    "lines sorted by code point, the rest as above.",
)
_WHOLE = Text(
    "把各表的指纹按此次序（评分在后，按专家编号）写成“键 指纹”，一行一个，每行以换行符结束，再取 SHA-256。印在各文件的页脚。",
    "Write the fingerprints of the sheets in this order (marks last, by the id of the expert) as 'key "
    "fingerprint', a line each, each ended by a line feed, and take the SHA-256. It stands in the foot of every document.",
)
_CHAIN = Text(
    '台账 ledger.jsonl 每行一个 JSON 对象，末项“own”是本行的指纹：去掉“,"own":"…"”这一段（保留最后的“}”），'
    "加换行符，取 UTF-8 的 SHA-256。“before”是上一行的 own，第一行为 64 个 0。终端命令（第 3 行）："
    'sed -n 3p ledger.jsonl | sed \'s/,"own":"[0-9a-f]*"}$/}/\' | sha256sum',
    'Each line of ledger.jsonl is a JSON object that ends in its own fingerprint, "own": take the line '
    'without ,"own":"…" (keep the closing brace), add a line feed, and take the SHA-256 in UTF-8. '
    '"before" is the own of the line before, 64 zeros in the first. In a terminal, for line 3: '
    'sed -n 3p ledger.jsonl | sed \'s/,"own":"[0-9a-f]*"}$/}/\' | sha256sum',
)


def record(dossier: Dossier, ledger: Ledger | None) -> Section:
    """Return how the fingerprints are made, with those on record, and how the ledger is chained."""
    steps = (*_fingerprints(dossier), *_ledger(ledger))
    return Section(title=Text("指纹和台账", "Fingerprints and the ledger"), steps=steps)


def _fingerprints(dossier: Dossier) -> Iterator[Step]:
    yield Step(key="print.line", what=Text("一张表", "A sheet"), value="SHA-256", says=_LINE)
    yield Step(key="print.value", what=Text("值的写法", "How a value is written"), says=_VALUE)
    yield Step(key="print.marks", what=Text("评分", "Marks"), says=_MARKS)
    whole = fingerprint_of(dossier)
    yield Step(key="print", what=Text("总指纹", "The whole"), value=whole, says=_WHOLE)
    for key, digest in fingerprints(dossier).items():
        says = Text("该表的指纹。", "Fingerprint of the sheet.")
        yield Step(key=f"print.of.{key}", what=same(key), value=digest, says=says)


def _ledger(ledger: Ledger | None) -> Iterator[Step]:
    if ledger is None:
        says = Text("本项目没有台账。", "This tender has no ledger.")
        yield Step(key="ledger", what=Text("台账", "Ledger"), says=says)
        return
    yield Step(key="ledger", what=Text("台账", "Ledger"), value=BEGIN, says=_CHAIN)
    yield Step(
        key="ledger.length",
        what=Text("行数", "Lines"),
        value=str(ledger.length),
        says=Text("少于此数即被截断。", "With fewer, its tail was cut."),
    )
    yield Step(
        key="ledger.head",
        what=Text("末行指纹", "Head"),
        value=ledger.head,
        says=Text("最后一行的 own。", "The own of the last line."),
    )
