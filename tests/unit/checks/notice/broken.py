"""What raises each check of the notice, and nothing else."""

from tests.builder import Change, add, put, tender

BROKEN: dict[str, tuple[Change, ...]] = {
    "C101": (put("criteria", "T", max_points="74"),),
    "C102": (put("criteria", "N", max_points="8"), put("lots", "L02", tags=[])),
    "L101": (
        put("criteria", "P", max_points="9"),
        put("criteria", "N", max_points="10"),
        put("lots", "L02", tags=[]),
    ),
    "L102": (put("criteria", "P", model="linear_to_ceiling"),),
    "L104": (
        tender(method="wb_lcs"),
        put("criteria", "P", kind="objective", model="[0,1) 0; [1,) 10"),
    ),
    "L105": (tender(aggregation="trimmed_mean"),),
    "L106": (tender(small_rate="0.05"),),
    "L107": (tender(domestic_rate="0.20"),),
    "N101": (put("criteria", "P", max_points="11"), put("criteria", "N", max_points="8")),
    "N102": (put("criteria", "N", descriptor="注册资本500万元以上得2分"),),
    "N103": (put("criteria", "N", descriptor="供应商成立满5年的得3分"),),
    "N104": (put("criteria", "N", descriptor="在本市承担过的同类业绩每份3分"),),
    "N105": (put("criteria", "N", descriptor="国有企业得3分"),),
    "N106": (put("criteria", "N", descriptor="依法缴纳税收的得2分"),),
    "N107": (put("criteria", "T1", descriptor="方案针对性强的得45分，每缺一项扣5分"),),
    "N108": (put("criteria", "T1", descriptor="各供应商之间横向比较，每降一位扣5分"),),
    "N109": (put("criteria", "T1", descriptor="四项齐全的31至45分，其余0至30分"),),
    "N110": (put("criteria", "T2", descriptor=None),),
    "N111": (put("criteria", "G", title="评估等级", descriptor="5A得6分，4A得4分"),),
    "N112": (
        tender(deadline="2026-03-21T09:30:00", opened="2026-03-21T09:30:00"),
    ),
    "N113": (tender(documents_until="2026-03-06"),),
    "N114": (tender(clarified="2026-03-10"),),
    "N115": (tender(opened="2026-03-24T09:00:00"),),
    "N116": (
        add("rulings", what="exclusion", subject="B13", reason="未签章", who="评标委员会",
            when="2026-03-23T10:00:00"),
    ),
    "N117": (put("lots", "L01", ceiling="200000.01"),),
    "N118": (put("criteria", "P", descriptor="投标报价不得低于8万元"),),
    "N119": (tender(low_mean="0.70"),),
    "N120": (tender(budget="499999.99"),),
}  # fmt: skip

CLEAN: dict[str, tuple[Change, ...]] = {
    "L107": (
        tender(domestic_rate="0.20", purchase="goods"),
        put("criteria", "T", max_points="55"),
        put("criteria", "T2", max_points="10", descriptor="覆盖五类岗位的7至10分，四类的0至6分，以1分为一档。"),
        put("criteria", "P", max_points="30"),
        put("lots", "L02", tags=[]),
        put("tenderers", "S3", status=["domestic_product"]),
    ),
    "L106": (tender(small_rate="0.20", partner_rate="0.04"),),
    "N104": (put("criteria", "N", descriptor="同类业绩每份3分，不限地区、不限采购人"),),
    "N107": (put("criteria", "T1", descriptor="含可行性分析、进度表两项，各22.5分，缺一项扣22.5分"),),
    "N109": (put("criteria", "T1", descriptor="四项齐全的31至45分，其余0至30分，打整数分"),),
    "N111": (put("criteria", "G", title="评估等级", descriptor="5A得6分；企业按信用评价同等计分"),),
    "N112": (
        tender(documents_from="2026-02-20", published="2026-03-05", documents_until="2026-03-10"),
    ),
    "N113": (tender(documents_until="2026-03-09"),),
    "N114": (tender(clarified="2026-03-09"),),
    "N115": (tender(opened="2026-03-24T10:00:00"),),
    "N116": (
        add("rulings", what="exclusion", subject="B13", reason="未签章", who="评标委员会",
            when="2026-03-24T09:30:00"),
    ),
    "N117": (put("lots", "L01", ceiling="200000"),),
    "N118": (put("criteria", "P", descriptor="投标报价不得低于其成本"),),
    "N119": (tender(low_mean="0.65", low_second="0.50", low_ceiling="0.45"),),
    "N120": (tender(budget="300000"), put("lots", "L01", excludes_lots=["L02"])),
}  # fmt: skip
"""What lies exactly on the line, or comes close, and raises nothing."""
