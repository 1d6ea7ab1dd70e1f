"""Faults of files, sheets, heads and single cells, as spreadsheet programs and people leave them."""

from dataclasses import replace
from decimal import Decimal

from evaluation.core.glossary import term
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.own_law import LawLine
from evaluation.dossier.records import Fact, Need, Product
from tests.dossiers.workbooks import Book, Fault, ruling

Parts = dict[str, bytes]

_PAPER = LawLine(file="sources.toml", line='Z = { zh = "本市文件", en = "city paper" }')
_EMPTY = LawLine(file="methods/own.toml")


def _truncate(parts: Parts) -> None:
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"][:100]


def _far(parts: Parts, cell: bytes) -> None:
    name = "xl/worksheets/sheet6.xml"
    row = b'<row r="1048576">' + cell + b"</row></sheetData>"
    parts[name] = parts[name].replace(b"</sheetData>", row)


def _drop(book: Book, key: str) -> None:
    del book.pages[book.page(key).title]


def _repeat(book: Book) -> None:
    """A tab in the other language is the same sheet; it comes later in the order of tabs."""
    copy = book.pages.copy_worksheet(book.page("bids"))
    copy.title = term("bids", "en" if book.lang == "zh" else "zh")


def _extra_head(book: Book, text: str | None = None) -> None:
    page = book.page("bids")
    page.cell(1, 10).value = text or page["B1"].value


def _no_head(book: Book) -> None:
    book.put("marks E01!A2", "T9")


def _unknown_item(book: Book) -> None:
    book.put("tender!A41", "Colour")


def _item_twice(book: Book) -> None:
    book.put("tender!A41", book.cell("tender!A2").value)


def _marked_twice(book: Book) -> None:
    page = book.page("marks E01")
    page["H4"], page["H5"] = "B01", 3


def _clear(book: Book, where: str) -> None:
    book.put(where, None)


SHEETS = [
    Fault(code="D001", what="the workbook is damaged", at="=dossier.xlsx", rewrite=_truncate),
    Fault(
        code="D002",
        what="a cell in the last corner",
        at="bids!XFD1048576",
        rewrite=lambda parts: _far(parts, b'<c r="XFD1048576"><v>1</v></c>'),
    ),
    Fault(
        code="D002",
        what="a space in the last row",
        at="bids!A1048576",
        rewrite=lambda parts: _far(
            parts, b'<c r="A1048576" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>'
        ),
    ),
    Fault(
        code="D003",
        what="a sheet that every dossier has is missing",
        at="=d[Lots]",
        damage=lambda book: _drop(book, "lots"),
    ),
    Fault(code="D004", what="two tabs are one sheet", at="=dossier.xlsx[响应文件]", damage=_repeat),
    Fault(
        code="D005",
        what="a tab that nobody knows",
        at="=dossier.xlsx[Sheet99]",
        damage=lambda book: book.pages.create_sheet("Sheet99").append(["x", 1]),
    ),
    Fault(
        code="D005",
        what="a sheet with another name",
        at="=dossier.xlsx[评审决定表]",
        change=lambda d: replace(d, rulings=(ruling("exclusion", "B01"),)),
        damage=lambda book: setattr(book.page("rulings"), "title", "评审决定表"),
    ),
    Fault(
        code="D005",
        what="a sheet that begins like marks",
        at="=dossier.xlsx[评分标准]",
        damage=lambda book: book.pages.create_sheet("评分标准").append(["评审因素", "评分标准"]),
    ),
    Fault(
        code="D005",
        what="a sheet that is none of the dossier's",
        at="=dossier.xlsx[#draft]",
        damage=lambda book: book.pages.create_sheet("#draft").append(["x", 1]),
    ),
    Fault(
        code="D005",
        what="a guide that is none",
        at="=dossier.xlsx[Guide]",
        damage=lambda book: book.pages.create_sheet("Guide").append(["B01", "exclusion"]),
    ),
    Fault(
        code="D005",
        what="a sheet that Tender names as none of the dossier's",
        at="=dossier.xlsx[Sheet99]",
        change=lambda d: replace(d, tender=replace(d.tender, other_tabs=("sheet 99",))),
        damage=lambda book: book.pages.create_sheet("Sheet99").append(["x", 1]),
    ),
    Fault(
        code="D037",
        what="a sheet of the dossier put apart",
        at="tender/other_tabs",
        change=lambda d: replace(d, tender=replace(d.tender, other_tabs=("Rulings",))),
    ),
    Fault(
        code="D038",
        what="a tab put apart that is not there",
        at="tender/other_tabs",
        change=lambda d: replace(d, tender=replace(d.tender, other_tabs=("Sheet99",))),
    ),
    Fault(
        code="D006",
        what="a head that nobody knows",
        at="bids!J1",
        damage=lambda book: _extra_head(book, "Colour"),
    ),
    Fault(
        code="D007",
        what="a column that is needed is missing",
        at="bids!A1",
        damage=lambda book: book.page("bids").delete_cols(2),
    ),
    Fault(code="D008", what="a head stands twice", at="bids!J1", damage=_extra_head),
    Fault(
        code="D009",
        what="a value under no head",
        at="bids!K3",
        damage=lambda book: book.put("bids!K3", 7),
    ),
    Fault(
        code="D009",
        what="a mark under no bid",
        at="marks E01!I5",
        damage=lambda book: book.put("marks E01!I5", 7),
    ),
    Fault(
        code="D009",
        what="a value in the column of hints",
        at="tender!C16",
        damage=lambda book: book.put("tender!C16", 70),
    ),
    Fault(
        code="D009",
        what="a value beside a blank label",
        at="tender!B48",
        damage=lambda book: book.put("tender!B48", 70),
    ),
    Fault(
        code="D009",
        what="values beside a blank code of a criterion",
        at="marks E01!D8",
        damage=lambda book: book.put("marks E01!D8", 7),
    ),
    Fault(
        code="D035",
        what="the lot of other bids above marks",
        at="marks E01!B3",
        damage=lambda book: book.put("marks E01!B3", "L02"),
    ),
    Fault(
        code="D035",
        what="another name beside an expert",
        at="marks E01!C1",
        damage=lambda book: book.put("marks E01!C1", "王五"),
    ),
    Fault(
        code="D025",
        what="a sheet that nothing uses",
        at="catalogue",
        change=lambda d: replace(
            d, catalogue=(Product(id="C1", tenderer="S1", title="戏曲", price=Decimal(800)),)
        ),
    ),
    Fault(
        code="D025",
        what="a need that is spelt otherwise than the lot",
        at="needs/2/category",
        change=lambda d: replace(
            d,
            lots=(replace(d.lots[0], district="云溪县", category="演出"),),
            needs=(Need(district="云溪县", category="演 出", need_weight=Decimal(2)),),
        ),
    ),
    Fault(
        code="D025",
        what="a fact for a criterion that experts mark",
        at="facts/6/value",
        change=lambda d: replace(
            d, facts=(*d.facts, Fact(bid="B01", criterion="T3", value=Decimal(5)))
        ),
    ),
    Fault(
        code="D023",
        what="a spreadsheet of another kind lies beside",
        at="=rulings.xls",
        beside="rulings.xls",
    ),
    Fault(
        code="D023",
        what="a file of law that no reader looks for",
        at="=law/params/x.toml",
        beside="law/params/x.toml",
    ),
    Fault(
        code="D023",
        what="a name of a file of law that leads away",
        at="own_law/2/line",
        change=lambda d: replace(d, own_law=(LawLine(file="../x.toml", line="a = 1"),)),
    ),
    Fault(
        code="D027",
        what="one law inside and another beside",
        at="=law",
        change=lambda d: replace(d, own_law=(_PAPER,)),
        beside="law/sources.toml",
        holds=b'X = { zh = "x", en = "x" }',
    ),
    Fault(
        code="D036",
        what="a file of law that is no text",
        at="=law/methods/x.toml",
        beside="law/methods/x.toml",
        holds=b"\x89PNG\xff",
    ),
    Fault(
        code="L901",
        what="a law that is no TOML",
        at="own_law/3/line",
        change=lambda d: replace(d, own_law=(_EMPTY, replace(_EMPTY, line="nonsense"), _PAPER)),
    ),
    Fault(code="D030", what="an item that nobody knows", at="tender!A41", damage=_unknown_item),
    Fault(code="D031", what="an item stands twice", at="tender!A41", damage=_item_twice),
    Fault(
        code="D032",
        what="marks without an expert",
        at="marks E01",
        damage=lambda book: _clear(book, "marks E01!B1"),
    ),
    Fault(code="D033", what="marks without a head", at="marks E01!A2", damage=_no_head),
    Fault(code="D034", what="one bid is marked twice", at="marks E01!H5", damage=_marked_twice),
]


REFERENCES = [
    Fault(
        code="R101",
        what="a bid stands twice",
        at="bids/6/id",
        change=lambda d: replace(
            d,
            tenderers=(*d.tenderers, replace(d.tenderers[0], id="S5")),
            bids=(*d.bids, replace(d.bids[0], tenderer="S5")),
        ),
    ),
    Fault(
        code="R110",
        what="two ids that differ in zeros alone",
        at="criteria/4/code",
        change=lambda d: replace(
            d,
            criteria=(
                d.criteria[0],
                replace(d.criteria[1], code="01"),
                replace(d.criteria[2], code="1"),
                *d.criteria[3:],
            ),
            facts=tuple(replace(fact, criterion="1") for fact in d.facts),
            marks=Marks({(b, c.replace("T1", "01")): m for (b, c), m in d.marks.values.items()}),
        ),
    ),
    Fault(
        code="R103",
        what="two bids of one tenderer on a lot",
        at="bids/5/tenderer",
        change=lambda d: replace(d, bids=(*d.bids[:3], replace(d.bids[3], tenderer="S1"))),
    ),
    Fault(
        code="R105",
        what="a criterion is its own parent",
        at="criteria/2/parent",
        change=lambda d: replace(
            d, criteria=(replace(d.criteria[0], parent="T1"), *d.criteria[1:])
        ),
    ),
    Fault(
        code="R102",
        what="a ruling about a bid that nobody knows",
        at="rulings/2/subject",
        change=lambda d: replace(d, rulings=(ruling("exclusion", "B99"),)),
    ),
    Fault(
        code="R102",
        what="a ruling about a lot that nobody knows",
        at="rulings/2/subject",
        change=lambda d: replace(d, rulings=(ruling("fewer", "B01"),)),
    ),
    Fault(
        code="R107",
        what="a correction without an expert",
        at="rulings/2/expert",
        change=lambda d: replace(d, rulings=(ruling("correction", "B01", "5", criterion="T1"),)),
    ),
    Fault(
        code="R107",
        what="a recusal that decides something else",
        at="rulings/2/decision",
        change=lambda d: replace(d, rulings=(ruling("recusal", "E01", "回避"),)),
    ),
    Fault(
        code="R107",
        what="void marks of a group of criteria",
        at="rulings/2/criterion",
        change=lambda d: replace(
            d, rulings=(ruling("void", "B01", expert="E01", criterion=d.criteria[0].code),)
        ),
    ),
    Fault(
        code="R107",
        what="two rulings of one minute that contradict each other",
        at="rulings/3/when",
        change=lambda d: replace(
            d, rulings=(ruling("low_price", "B01", "接受"), ruling("low_price", "B01", "不接受"))
        ),
    ),
    Fault(
        code="R107",
        what="a draw of bids of another lot",
        at="rulings/2/decision",
        change=lambda d: replace(d, rulings=(ruling("tie", "L01", "B01; B99"),)),
    ),
    Fault(
        code="R108",
        what="a maximum of nothing",
        at="criteria/4/max_points",
        damage=lambda book: book.put("criteria/4/max_points", 0),
    ),
    Fault(
        code="R108",
        what="a rate above the whole",
        at="tender/domestic_rate",
        change=lambda d: replace(d, tender=replace(d.tender, domestic_rate=Decimal("1.2"))),
    ),
    Fault(
        code="R108",
        what="fewer candidates than one",
        at="tender/candidates",
        change=lambda d: replace(d, tender=replace(d.tender, candidates=-1)),
    ),
]
