"""T213: a social organisation has filed the annual reports that were due."""

from collections.abc import Iterable
from datetime import date

from evaluation.checks.answers import chinese, clear, lacking, raised
from evaluation.checks.bidders import bidding, bodies
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.tenderers.grades import closing_day
from evaluation.checks.tenderers.kinds import SOCIAL
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.law.parameter import Dated

USUAL = "cn/social_organisation/annual_report_registrar_by"
FOUNDATION = "cn/social_organisation/foundation_annual_report_by"


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each social organisation that bids, one for those not looked up."""
    every = {b.id: b for id in bidding(case) for b in bodies(case.dossier, id) if b.type in SOCIAL}
    unknown = [body for body in every.values() if body.annual_report is None]
    if unknown:
        names = [body.id for body in unknown]
        yield lacking(
            f"{'、'.join(names)} 没有填年报年度，请查询后填写",
            f"{', '.join(names)}: Annual report is blank; look it up",
            unknown[0].at("annual_report"),
        )
    for body in every.values():
        if body.annual_report is None:
            continue
        law, place = (
            case.law(FOUNDATION if body.type == "foundation" else USUAL),
            body.at("annual_report"),
        )
        due = _due(law, closing_day(case))
        figures = {"reported": str(body.annual_report)}
        if body.annual_report >= due or (body.founded and body.founded.year > due):
            yield clear(body.id, place, figures=figures, threshold=str(due), law=(law,))
            continue
        yield raised(
            f"{body.name}最近的年报为 {body.annual_report} 年度，{due} 年度应已报送；请核实",
            f"the last annual report of {body.name} is for {body.annual_report}, and that for {due} "
            "was due; find out",
            place,
            subject=body.id,
            figures=figures,
            threshold=str(due),
            law=(law,),
            cite=law.cite,
        )


def _due(law: Dated, day: date) -> int:
    """The last year whose report was due before `day`: filed by a day of the year after it."""
    month, last = map(int, str(law.value).split("-"))
    return day.year - 1 if day > date(day.year, month, last) else day.year - 2


CHECK = Check(
    code="T213",
    title=Text("年度报告按时报送", "Annual reports filed"),
    says=Text(
        "社会组织应已报送的年度报告（年检）没有报送记录。",
        "There is no record of an annual report that a social organisation had to file.",
    ),
    cite=Text(
        "《社会团体登记管理条例》第二十八条、《民办非企业单位登记管理暂行条例》第二十三条、《基金会管理条例》第三十六条",
        "Regulations on Social Associations, art. 28; Private Non-enterprise Units, art. 23; "
        "Foundations, art. 36",
    ),
    severity=Severity.WARNING,
    look=look,
    parameters=(USUAL, FOUNDATION),
    needs=Text("供应商：年报年度、组织类型、成立日期", "Tenderers: annual report, type, founded"),
    example=Text(
        "2026年7月截止，最近年报为2023年度：2025年度已于5月31日到期。",
        "Deadline in July 2026, last report for 2023: that for 2025 was due on 31 May.",
    ),
    innocent=Text(
        "登记机关批准延期；报告已报、尚未公示。",
        "The registrar gave more time; it was filed and is not published yet.",
    ),
)
