"""A bureau's own law travels with its dossier, in every form, and counts in what is sealed."""

import json
import shutil
from pathlib import Path

import pytest

from evaluation.auditing.folder import audit_at
from evaluation.cli.main import main
from evaluation.core.text import LANGS
from evaluation.dossier.fingerprint import fingerprint_of
from evaluation.dossier.reading.reading import read
from evaluation.dossier.writing.document_writing import write_document
from evaluation.pipeline import run
from evaluation.resources import shipped

SOURCE = "published/017-prozorro-features"
METHOD = "law/methods/ua_prozorro_features.toml"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A dossier of one document with a method of its own."""
    return Path(shutil.copytree(shipped("tenders") / SOURCE, tmp_path / "d"))


def said(path: Path) -> list[str]:
    """Return severity, code and place of what reading finds at `path`."""
    return [f"{each.severity} {each.code} {each.place}" for each in read(path).findings]


def converted(source: Path, target: Path) -> Path:
    """Convert a dossier; return where it stands now."""
    assert main(["convert", f"{source}", f"{target}"]) == 0
    return target


def test_the_document_stands_for_its_folder(source: Path) -> None:
    """Whoever names the document inside the folder gets what the folder gets."""
    assert read(source / "dossier.json").path == source
    assert run(source / "dossier.json").lots == run(source).lots


def test_the_one_workbook_stands_for_its_folder(source: Path, tmp_path: Path) -> None:
    """Whoever names the one workbook beside the law gets what the folder gets."""
    made = converted(source, tmp_path / "w" / "tender.xlsx")
    shutil.copytree(source / "law", tmp_path / "w" / "law")
    assert read(made).path == tmp_path / "w" and run(made).lots == run(source).lots


def test_a_file_beside_a_law_is_refused(source: Path) -> None:
    """Of another document beside the folder of law nobody can tell whether it is under that law."""
    (source / "dossier.json").rename(source / "other.json")
    assert said(source / "other.json") == ["error D027 law"]


def test_two_laws_that_differ_are_refused(source: Path, tmp_path: Path) -> None:
    """Law inside the document and beside it are one where they are alike, else an error."""
    converted(source, tmp_path / "made.json")
    shutil.copy(tmp_path / "made.json", source / "dossier.json")
    assert said(source) == []
    text = (source / METHOD).read_text("utf-8")
    (source / METHOD).write_text(text + "# another line\n", "utf-8")
    (found,) = read(source).findings
    assert f"{found.code} {found.place}" == "D027 law"
    assert (
        "dossier.json[own_law]" in found.message.zh and "dossier.json[own_law]" in found.message.en
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["made.json", "made.xlsx", "made"])
def test_own_law_travels(source: Path, tmp_path: Path, name: str, lang: str) -> None:
    """Every form has the law inside, means the same, and leads back to the same document."""
    target = tmp_path / "far" / name
    assert main(["convert", f"{source}", f"{target}", "--lang", lang]) == 0
    made, once = read(target).usable(), read(source).usable()
    assert made == once and made.law == once.law and len(made.law) == 2
    assert fingerprint_of(made) == fingerprint_of(once)
    assert write_document(made) == write_document(once)
    assert run(target).lots == run(source).lots


def test_lines_survive_as_they_are(source: Path, tmp_path: Path) -> None:
    """Indented, empty, foreign and formula-like lines come back from each form as they were."""
    lines = ["", "  # =1+1", "# +cmd|' /C calc'!A0", "# _x0041_ “引号” 	tab", "", "# end"]
    with (source / METHOD).open("a", encoding="utf-8", newline="\r\n") as file:
        file.write("\n".join(lines))
    once = read(source).usable()
    assert once.law[METHOD.removeprefix("law/")].splitlines()[-6:] == lines
    for name in ("a.xlsx", "a.json", "a"):
        assert read(converted(source, tmp_path / name)).usable().law == once.law


def test_own_law_counts_in_the_fingerprint(source: Path) -> None:
    """Another law is another dossier, also where no sheet differs."""
    before = fingerprint_of(read(source).usable())
    text = (source / METHOD).read_text("utf-8")
    (source / METHOD).write_text(text + "# another line\n", "utf-8")
    assert fingerprint_of(read(source).usable()) != before


def test_the_audit_needs_no_folder(source: Path, tmp_path: Path) -> None:
    """A recorded result is redone under the law inside it, where nothing lies beside it."""
    assert main(["score", f"{source}", "--out", f"{tmp_path / 'out'}"]) == 0
    (book,) = (tmp_path / "out").glob("*.xlsx")
    alone = Path(shutil.copy(book, tmp_path / "alone.xlsx"))
    verdict = audit_at(alone)
    assert verdict.equal and not verdict.undone
    other = tmp_path / "other"
    shutil.copytree(source / "law", other)
    method = other / METHOD.removeprefix("law/")
    method.write_text(method.read_text("utf-8").replace("lowest", "highest"), "utf-8")
    assert not audit_at(alone, other).equal


JUNK = [
    ("law/points.toml", "", "error D023 law/points.toml"),
    ("law/params/x.toml", "", "error D023 law/params/x.toml"),
    ("law/methods/my method.toml", "", "error D023 law/methods/my method.toml"),
    ("law/methods/x.txt", "", "error D023 law/methods/x.txt"),
    ("law/methods/x.toml", b"\x89PNG\xff", "error D036 law/methods/x.toml"),
    ("law/methods/x.toml", "a\x00b = 1", "error D014 law/methods/x.toml[1]"),
    ("law/params/x/y.toml", "\n\nnonsense\n", "error L901 law/params/x/y.toml[3]"),
    ("law/sources.toml", "# x\nA = 1", "error L902 law/sources.toml[2]"),
    ("law/methods/x.toml", "#" * 300_000, "error D002 law/methods/x.toml"),
]


@pytest.mark.parametrize(("name", "text", "told"), JUNK, ids=[told for *_, told in JUNK])
def test_junk_is_named(source: Path, name: str, text: str | bytes, told: str) -> None:
    """A file of law that cannot be what it should be is an error at its line, used or not."""
    path = source / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert told in said(source)
    codes = {each.split()[1] for each in said(source)}
    assert codes <= {told.split()[1], "L901"}


def test_an_unknown_field_is_named_at_its_line(source: Path) -> None:
    """A misspelt field of a method stands at its line, with the field that it is like."""
    text = (source / METHOD).read_text("utf-8")
    (source / METHOD).write_text(text.replace("direction =", "directoin ="), "utf-8")
    (found,) = read(source).findings
    line = text.splitlines().index(next(x for x in text.splitlines() if "direction =" in x)) + 1
    assert f"{found.code} {found.place}" == f"L903 {METHOD}[{line}]"
    assert "directoin" in found.message.zh and "direction" in found.message.en


def test_a_link_out_of_the_folder_is_not_followed(source: Path, tmp_path: Path) -> None:
    """A link in the folder of law cannot bring in what lies elsewhere."""
    (tmp_path / "secret.toml").write_text("a = 1", "utf-8")
    (source / "law" / "methods" / "x.toml").symlink_to(tmp_path / "secret.toml")
    assert said(source) == ["error D023 law/methods/x.toml"]


@pytest.mark.parametrize("name", ["../x.toml", "methods/../../x.toml", "/etc/x.toml", "a\\b.toml"])
def test_a_name_inside_a_document_leads_nowhere(source: Path, tmp_path: Path, name: str) -> None:
    """A document cannot name a file of law outside the folder; nothing is written."""
    document = json.loads((source / "dossier.json").read_text("utf-8"))
    document["own_law"] = {name: "a = 1"}
    path = tmp_path / "alone.json"
    path.write_text(json.dumps(document), "utf-8")
    assert f"error D023 alone.json[own_law!{name}/1]" in said(path)
    assert main(["convert", f"{path}", f"{tmp_path / 'f'}"]) == 1
    assert not (tmp_path / "f").exists()


def test_what_stays_behind_is_said_once(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ledger, results, files handed in and templates are not converted, and one line says why."""
    assert main(["seal", "notice", f"{source}", "--who", "张三"]) == 0
    for name in ("out/a.pdf", "submissions/B0/a.pdf", "templates/css/page.css"):
        (source / name).parent.mkdir(parents=True)
        (source / name).write_bytes(b"")
    capsys.readouterr()
    assert main(["convert", f"{source}", f"{tmp_path / 'made.json'}", "--lang", "en"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    for what in ("ledger", "signatures", "handed in", "templates"):
        assert what in line


def test_one_ledger_however_the_dossier_is_named(source: Path) -> None:
    """Who seals by the document and who seals by the folder write on the same ledger."""
    assert main(["seal", "notice", f"{source / 'dossier.json'}", "--who", "张三"]) == 0
    assert (source / "ledger.jsonl").is_file()
    text = (source / METHOD).read_text("utf-8")
    (source / METHOD).write_text(text + "# another line\n", "utf-8")
    assert main(["log", f"{source}"]) == 1
