"""Floor 6: the award: from ranking and plan to what the purchaser decides, and whether that holds.

Rooms, lowest first:
    lot_award, row_fault < date_rules, money_rules, plan_rules, proposal, ranking_rules < policy_rules < award
"""
