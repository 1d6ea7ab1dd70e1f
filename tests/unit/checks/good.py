"""A dossier to which no check has anything to say."""

from evaluation.checks.check import Case
from tests.builder import Change, Document, add, built, unscored

STEPS = "方案含时间、地点、人员、经费四项，每项5分，每缺一个要素扣1分；打分以0.5分为一档。"
REQUIREMENT = "独立承担民事责任的能力"

GOOD: Document = {
    "tender": {
        "id": "GOOD-1", "title": "阅读推广服务", "buyer": "清河市文化广电和旅游局",
        "agency": "清河市政府采购服务中心", "method": "cn_open_comprehensive",
        "published": "2026-03-02", "documents_from": "2026-03-02",
        "documents_until": "2026-03-10", "clarified": "2026-03-06",
        "deadline": "2026-03-24T09:30:00", "opened": "2026-03-24T09:30:00",
        "evaluated": "2026-03-25", "budget": "500000", "small_rate": "0.10",
        "partner_rate": "0.05", "consortium": True, "low_mean": "0.60",
    },
    "lots": [
        {"id": "L01", "title": "阅读推广", "budget": "200000", "ceiling": "180000"},
        {"id": "L02", "title": "数字展览平台", "budget": "300000", "ceiling": "300000",
         "tags": ["政务信息系统"]},
    ],
    "criteria": [
        {"code": "T", "title": "技术部分", "kind": "subjective", "max_points": "75"},
        {"code": "T1", "parent": "T", "title": "方案", "kind": "subjective", "max_points": "45",
         "descriptor": STEPS},
        {"code": "T2", "parent": "T", "title": "团队", "kind": "subjective", "max_points": "30",
         "descriptor": "覆盖五类岗位的20至30分，四类的10至19分，以1分为一档。"},
        {"code": "N", "title": "同类业绩", "kind": "objective", "max_points": "9",
         "model": "[0,1) 0; [1,3) 5; [3,) 9", "descriptor": "合同份数，不限地区。"},
        {"code": "G", "title": "评估等级或同等证明", "kind": "objective", "max_points": "6",
         "model": "5A 6; 4A 4; 其他 0",
         "descriptor": "社会组织评估等级；企业和新成立的组织以履约评价证明同等计分。"},
        {"code": "P", "title": "价格", "kind": "price", "max_points": "10"},
    ],
    "panel": [
        {"id": f"E{n}", "name": name, "unit": unit, "role": role, "chair": n == 1,
         "phone": f"1380000000{n}", "email": mail, "declaration": "none"}
        for n, (name, unit, role, mail) in enumerate(
            [
                ("沈知远", "清河师范学院", "expert", "shen@college.example"),
                ("陆静姝", "清河市图书馆学会", "expert", "lu@qq.com"),
                ("贺兰舟", "清河大学", "expert", ""),
                ("韦思源", "注册会计师协会", "expert", ""),
                ("郑婉秋", "清河市文化广电和旅游局公共服务科", "purchaser", ""),
            ],
            start=1,
        )
    ],
    "tenderers": [
        {"id": "S1", "name": "书香社会服务中心", "type": "social_service",
         "credit_code": "52440300MJL000024D", "legal_representative": "严文澜",
         "controller": "清河市民政事务所", "contact": "苏叶", "phone": "0300-8720107",
         "email": "service@shuxiang.example", "address": "清河市临江区江湾路8号",
         "account": "620033001001", "founded": "2013-04-23", "grade": "5A",
         "graded": "2023-11-20", "annual_report": 2024, "listed": ["none"],
         "status": ["disability_unit"]},
        {"id": "S2", "name": "阅读推广协会", "type": "association",
         "credit_code": "51110105MJ0000018D", "legal_representative": "章伯钧",
         "contact": "吕小书", "phone": "0300-8720108", "email": "yuedu@qq.com",
         "address": "清河市东湖区图书馆路1号", "account": "620033001002",
         "founded": "2011-12-08", "grade": "4A", "graded": "2022-06-30",
         "annual_report": 2024, "listed": ["none"]},
        {"id": "S3", "name": "悦读文化有限公司", "type": "company",
         "credit_code": "91440300708461136T", "legal_representative": "江伯雄",
         "contact": "聂云", "phone": "0300-8720113", "email": "jiang@qq.com",
         "address": "清河市临江区滨江大道1号", "account": "620033001003",
         "founded": "2003-01-15", "listed": ["none"], "status": ["small_micro"]},
        {"id": "S4", "name": "云展联合体", "type": "consortium", "members": ["S5", "S6"],
         "grade": "3A", "graded": "2024-01-10"},
        {"id": "S5", "name": "博艺基金会", "type": "foundation",
         "credit_code": "53310000MJ490003XA", "legal_representative": "费知行",
         "contact": "费小雨", "phone": "0300-8720117", "email": "admin@boyi.example",
         "address": "清河市临江区会展路88号", "founded": "2010-06-06", "grade": "4A",
         "graded": "2024-01-10", "annual_report": 2024, "listed": ["none"]},
        {"id": "S6", "name": "像素社会服务中心", "type": "social_service",
         "credit_code": "52330106MJ8700094X", "legal_representative": "柏小野",
         "contact": "温暖", "phone": "0300-8720118", "email": "pixel@xiangsu.example",
         "address": "清河市东湖区创意街15号", "founded": "2018-09-28", "grade": "3A",
         "graded": "2024-01-10", "annual_report": 2024, "listed": ["none"]},
    ],
    "bids": [
        {"id": f"B{lot}{n}", "lot": f"L0{lot}", "tenderer": f"S{n}",
         "received": "2026-03-23T15:00:00", "quote": "170000"}
        for lot in (1, 2) for n in (1, 2, 3, 4)
    ],
    "screening": [
        {"bid": f"B{lot}{n}", "stage": "qualification", "requirement": REQUIREMENT, "passed": True}
        for lot in (1, 2) for n in (1, 2, 3, 4)
    ],
    "rulings": [
        {"what": "low_price", "subject": "B11", "decision": "accepted", "reason": "成本说明成立",
         "who": "评标委员会", "when": "2026-03-25T10:00:00"},
    ],
}  # fmt: skip


def member(id: str, role: str = "expert") -> Change:
    """Return the change that adds a member to the panel."""
    return add("panel", id=id, name=f"委员{id}", role=role, declaration="none")


def case_of(*changes: Change) -> Case:
    """Return the good dossier after `changes`, as checks see it before anything is scored."""
    return unscored(built(GOOD, *changes))
