"""What raises each check of the tenderers, and nothing else."""

from tests.builder import Change, add, put, tender

FAILS: dict[str, object] = {
    "stage": "qualification", "requirement": "承接主体资格", "passed": False, "reason": "公益一类",
}  # fmt: skip

BROKEN: dict[str, tuple[Change, ...]] = {
    "Q110": (put("tenderers", "S2", status=["small_micro"]),),
    "T201": (put("tenderers", "S2", credit_code="51110105MJ0000019D"),),
    "T202": (put("tenderers", "S2", type="social_service"),),
    "T203": (put("tenderers", "S3", status=["none"], note="公益一类事业单位"),),
    "T204": (put("tenderers", "S3", controller="清河市民政事务所"),),
    "T205": (put("tenderers", "S4", members=["S6"]),),
    "T206": (put("bids", "B13", tenderer="S5"),),
    "T207": (tender(consortium=False),),
    "T208": (put("tenderers", "S4", grade="4A"),),
    "T209": (put("tenderers", "S2", graded="2021-03-23"),),
    "T210": (put("tenderers", "S2", founded="2020-07-01"),),
    "T211": (put("tenderers", "S2", grade="6A"),),
    "T212": (put("tenderers", "S3", phone="+86 0300 8720107"),),
    "T213": (put("tenderers", "S2", annual_report=2023),),
    "T214": (put("tenderers", "S6", listed=["debtor"]),),
    "T215": (put("tenderers", "S2", listed=["abnormal"]),),
    "T216": (put("tenderers", "S3", status=["small_micro", "disability_unit"]),),
    "T218": (put("tenderers", "S4", status=["small_micro"]),),
    "T217": (put("tenderers", "S6", name="书香 社会服务中心"),),
}
CLEAN: dict[str, tuple[Change, ...]] = {
    "T201": (put("tenderers", "S2", credit_code="５１１１０１０５ mj0000018d"),),
    "T203": (
        put("tenderers", "S3", status=["none"], note="公益一类事业单位"),
        add("screening", bid="B13", **FAILS),
        add("screening", bid="B23", **FAILS),
        *(
            add("screening", bid=f"B{lot}{n}", requirement="承接主体资格", passed=True)
            for lot in (1, 2)
            for n in (1, 2, 4)
        ),
    ),
    "T209": (put("tenderers", "S2", graded="2021-03-24"),),
    "T210": (put("tenderers", "S2", founded="2020-06-30"),),
    "T212": (put("tenderers", "S4", contact="费小雨", phone="0300-8720117"),),
}
"""What comes close and raises nothing."""
