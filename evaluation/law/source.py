"""Where the values were read: source keys, and the papers they stand for."""

from dataclasses import dataclass

from evaluation.core.text import Text
from evaluation.law import toml_table as fields
from evaluation.law.certainty import Certainty
from evaluation.law.law_files import LawFiles
from evaluation.law.toml_table import TomlTable, read_table

NO_SOURCE = Text("未见文本", "no text was seen")


@dataclass(frozen=True, slots=True)
class Sources:
    """The papers that were read, by their keys."""

    papers: dict[str, Text]

    def text(self, table: TomlTable, field: str, certainty: Certainty | None) -> Text:
        """Return what the source keys in `field` stand for; none are needed for a memory."""
        keys = table.maybe(field, fields.many(fields.string)) or ()
        unknown = [key for key in keys if key not in self.papers]
        if unknown:
            known = ", ".join(unknown)
            text = Text(f"sources.toml 中没有：{known}", f"not in sources.toml: {known}")
            table.fault(field, text)
        elif not keys and certainty and certainty.seen:
            text = Text(
                "称已见文本者须写明来源", "what is said to have been read must name its source"
            )
            table.fault(field, text)
        papers = [self.papers[key] for key in keys if key in self.papers]
        if not papers:
            return NO_SOURCE
        return Text("；".join(p.zh for p in papers), "; ".join(p.en for p in papers))


SOURCES = "sources.toml"
"""The file that says what the source keys of the other files stand for."""


def read_sources(files: LawFiles) -> dict[str, Text]:
    """Return the papers listed in ``sources.toml`` among `files`; none if there is none.

    Raises:
        LawError: the file is faulty.
    """
    if SOURCES not in files:
        return {}
    file = read_table(files[SOURCES], SOURCES)
    papers = {key: file.take(key, fields.words) for key in file.fields()}
    file.refuse()
    return papers
