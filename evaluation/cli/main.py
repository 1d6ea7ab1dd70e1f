"""The command ``tender``: lists the commands, and runs the one that is named.

Why:
    ``tender --help`` has to answer at once, so nothing is imported here that the list does not need.
"""

import atexit
import gc
import sys
from collections.abc import Sequence

from evaluation.cli.commands import COMMANDS
from evaluation.core.language import language

USAGE = (
    "用法：tender 命令 …（tender 命令 --help 查看各命令的用法）",
    "usage: tender COMMAND ... (tender COMMAND --help tells how to use each)",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Returns:
        0 fine; 1 the dossier has errors; 2 it cannot be read, or the command was used wrongly.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("-h", "--help"):
        sys.stdout.write(_overview() + "\n")
        return 0
    if words[0] == "--version":
        from evaluation import __version__

        sys.stdout.write(f"tender {__version__}\n")
        return 0
    if words[0] not in COMMANDS:
        known = ", ".join(COMMANDS)
        zh, en = f"没有命令 {words[0]}；可用：{known}", f"no command {words[0]}; there are: {known}"
        sys.stderr.write((zh if language() == "zh" else en) + "\n")
        return 2
    # A command makes records by the hundred thousand and hardly a circle among them; at its end
    # the system takes back all their memory at once, faster than one by one.
    gc.set_threshold(50_000, 20, 20)
    atexit.register(gc.freeze)
    from evaluation.cli.running import run_command

    return run_command(words[0], words[1:])


def _overview() -> str:
    at = 0 if language() == "zh" else 1
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {does[at]}" for name, does in COMMANDS.items()]
    return "\n".join([USAGE[at], "", *lines])


if __name__ == "__main__":
    sys.exit(main())
