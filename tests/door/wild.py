"""Contents of cells that no column expects."""

WILD: tuple[object, ...] = (
    "3份", "无", "五", "有", "约3", "2026-03-01", "1e999", "-", "/", "=1/0", "NaN", "∞", "９９", "①",
    "½", "1 000", "0x1F", "True", "是", "否", "L01; L02", "L01；L99", ";", "；", "((", "[0,1) 1", "[,", "=",
    "=MIN(", "MIN(points, value", "=value/0", "5A 5; 4A", "其他 0", "mean", "trimmed_mean 9", "T9",
    "criterion -1; total 99", "draw", "quote; quote", "technical_weight=", "a=b=c", "80% 98000",
    "L01、L02 全部中标时优惠500%", "\ue863", "S1\u200b", "﷽", "x" * 3000, "a\nb", "2026-13-45",
    0, -0.0, -1, 1e15, 1e300, -1e300, 1e-300, 0.1 + 0.2, 2958465.999999, 2958466, 60, 59, 0.5, 95,
    10**20, True, False,
)  # fmt: skip
"""What stands in cells where something else should."""
