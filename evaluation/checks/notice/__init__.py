"""What the tender document may say: points, formula, factors, wording, clock, ceilings."""
