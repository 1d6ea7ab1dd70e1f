"""Why a plan is as it is: what a lot lacks, what a rule costs, what contradicts what."""
