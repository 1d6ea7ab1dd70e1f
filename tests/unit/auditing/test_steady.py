"""The verdict as JSON has the same bytes, wherever and whenever it is given."""

import os
import subprocess
import sys
from pathlib import Path

from tests.dossiers.recorded import Recorded, parts, written


def test_the_same_bytes_everywhere(recorded: Recorded, tmp_path: Path) -> None:
    """Other folders, clocks, languages of the system and seeds of hashes change no byte."""
    xml = parts(recorded.workbook)["Bids"]
    changed = written(recorded.workbook, "Bids", xml.replace("<v>50</v>", "<v>51</v>", 1))
    tender, said = str(Path(sys.executable).with_name("tender")), set()
    for seed, lang, zone in (("1", "C", "UTC"), ("2", "zh_CN.UTF-8", "Asia/Shanghai")):
        folder = tmp_path / f"desk {seed}"
        folder.mkdir()
        (folder / "award-audit.xlsx").write_bytes(changed)
        place = {"PYTHONHASHSEED": seed, "LC_ALL": lang, "LANG": lang, "TZ": zone}
        done = subprocess.run(
            [tender, "audit", "award-audit.xlsx", "--lang", "en", "--json"],
            cwd=folder, env={**os.environ, **place}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        said.add(done.stdout)
    assert len(said) == 1
