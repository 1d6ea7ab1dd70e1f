"""The commands by name, with what each does; nothing is imported to list them."""

COMMANDS = {
    "demo": ("用附带的完整示例走一遍全流程", "run the main job on the shipped full example"),
    "new": ("新建空白采购档案", "write an empty dossier to fill in"),
    "check": ("列出档案中的全部问题", "list everything that is wrong with a dossier"),
    "sheets": ("发出专家评分表", "issue mark sheets to the experts"),
    "collect": ("收回填好的评分表", "collect the filled mark sheets"),
    "enter": ("把审查结论或评审决定登记到表格", "enter a screening decision or a ruling"),
    "score": ("评审并写出审计工作簿", "score a dossier and write its audit workbook"),
    "allocate": ("把预算分配给各包，并给出证明", "fund lots within the budget, with proof"),
    "award": ("提出定标建议，登记采购人的决定", "propose the award, and enter the decision"),
    "report": ("打印评审报告、公告、通知书和记录", "print reports, letters and records"),
    "audit": ("复核记录的结果，逐格比对", "redo a recorded result and compare it, cell by cell"),
    "sign": (
        "用证书给文件签名，另存为新文件",
        "sign a document with a certificate, into a new file",
    ),
    "draw": (
        "在并列响应之间抽签，任何人都能重复",
        "draw between tied bids so that anybody can repeat it",
    ),
    "seal": ("封存一个阶段", "close a stage of a tender"),
    "undo": ("说明理由，撤销封存", "open a closed stage again, with a reason"),
    "log": ("打印台账并核对", "print the ledger and verify it"),
    "convert": ("在文件夹、工作簿与 JSON 之间转换", "convert between folder, workbook and JSON"),
    "lab": ("打开 JupyterLab 笔记本", "open the notebooks in JupyterLab"),
    "handbook": (
        "写出使用手册：一个 PDF 和可查找的网页",
        "write the handbook: one PDF, and web pages with a search",
    ),
    "explain": (
        "解释一个词：列、公式、采购方式、提示代号等",
        "explain a word: a column, a formula, a method, a code ...",
    ),
    "law": ("查询法规参数及其依据", "look up the law: value, citation, certainty"),
}
"""Every command with what it does, in Chinese and English; the module of its name holds it."""
