"""The JSON form of a dossier, with the small example whole."""

from evaluation.core.text import Text
from evaluation.handbook.handbook_entry import Chapter, Prose, Sample
from evaluation.handbook.small_example import document


def chapter() -> Chapter:
    """Return the chapter on the JSON form."""
    said = Text(
        "档案也可以是一个 JSON 文件：tender 是一个对象，其他每张表是行的列表；marks 每行一个分数。键与“各表”"
        "一章相同。数字写成文字（"
        '"110000"），日期为 2026-03-24，时间为 2026-03-24T09:30:00，下拉词写键，是否写 true 或 false，多个编号写成'
        "列表；空白可以不写。tender convert 在文件夹、工作簿与 JSON 之间互转，内容不变。"
        "tender new --json 打印一份空白的，各表各键都在。",
        "A dossier may be one JSON document: tender is an object, every other sheet a list of rows; "
        "a row of marks is one mark. The keys are those of the chapter on sheets. Numbers are text "
        '("110000"), days 2026-03-24, times 2026-03-24T09:30:00, words of a list their key, yes and no '
        "true and false, several ids a list; blanks may be left out. tender convert goes between "
        "folder, workbook and JSON without loss. tender new --json prints an empty one with every key.",
    )
    outcome = Text(
        "tender score --json 打印结果：各包的响应、得分、名次、候选人（lots），采购人的定标（awards），问题（findings），"
        "数字均为文字。awards 每项是“定标决定”表的一行，按开放合同数据标准（OCDS）写 id、status、date、value（amount、"
        "currency）、suppliers、relatedLots、relatedBid；status 为 active（授予）、cancelled（撤销或已被以后的决定"
        "取代）、unsuccessful（不授予）。",
        "tender score --json prints the outcome: the bids of each lot with points, ranks and "
        "candidates (lots), what the purchaser decided (awards), and findings; numbers are text. An "
        "award is a row of the sheet Awards in the words of the Open Contracting Data Standard: id, "
        "status, date, value (amount, currency), suppliers, relatedLots, relatedBid. Its status is "
        "active where the bid is awarded, cancelled where that was revoked or a later decision "
        "replaced it, unsuccessful where the lot was not awarded.",
    )
    small = Text("小例子的全文：", "The small example, whole:")
    return Chapter(
        key="json",
        title=Text("JSON 形式", "The JSON form"),
        blocks=(
            Prose(said),
            Prose(outcome),
            Prose(small),
            Sample(Text(document("zh"), document("en"))),
        ),
    )
