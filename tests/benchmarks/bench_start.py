"""How long ``tender --help`` takes, against starting Python for nothing."""

import sys

from timing import TENDER, compare

if __name__ == "__main__":
    print("tender --help / python -c pass")
    compare((TENDER, "--help"), (sys.executable, "-c", "pass"), rounds=15, goal="at most 3")
