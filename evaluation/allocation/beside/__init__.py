"""Beside the plan: other plans, other budgets, other panels, and what each district receives."""
