"""The criteria as a tree, each with its standard or its formula."""

from evaluation.core.glossary import vocabulary
from evaluation.core.table import Cell, Row, Table, column, joined, row
from evaluation.core.text import LANGS, Text
from evaluation.dossier.records import Criterion
from evaluation.formula.model import Model
from evaluation.scoring.result import Evaluation

ALL = Text("全部", "all")


def criteria_table(evaluation: Evaluation) -> Table:
    """Return a row for each criterion; weights and lots only where the tender has any."""
    criteria = evaluation.dossier.criteria
    shown = ["code", "criterion", "kind", "max_points"]
    shown += ["weight"] if any(each.weight != 1 for each in criteria) else []
    shown += ["applies_to"] if any(each.lots for each in criteria) else []
    return Table(
        key="criteria",
        title=Text("评审因素和标准", "Criteria and standards"),
        columns=(
            column("code", "code"),
            column("criterion"),
            column("kind"),
            column("max_points", "number"),
            column("weight", "number"),
            column("applies_to"),
            column("how"),
        ),
        rows=tuple(_row(evaluation, each) for each in criteria),
    ).only(*shown, "how")


def _row(evaluation: Evaluation, criterion: Criterion) -> Row:
    criteria = evaluation.dossier.criteria
    group = criterion.code in {each.parent for each in criteria}
    return row(
        criterion.code,
        Cell(criterion.title, depth=_depth(evaluation, criterion)),
        "" if group else vocabulary()["kind"][criterion.kind],
        criterion.max_points,
        criterion.weight,
        ", ".join(criterion.lots) or ALL,
        _how(evaluation, criterion),
        look="group" if group else "",
    )


def _depth(evaluation: Evaluation, criterion: Criterion) -> int:
    known = {each.code: each for each in evaluation.dossier.criteria}
    above = known.get(criterion.parent or "")
    return 0 if above is None else 1 + _depth(evaluation, above)


def _how(evaluation: Evaluation, criterion: Criterion) -> Text:
    model = next(
        (
            points.model
            for result in evaluation.lots
            for score in result.scores
            for points in score.points
            if points.criterion.code == criterion.code and points.model is not None
        ),
        None,
    )
    typed = criterion.model or ""
    words = _model(model) if model else Text(typed, typed)
    standard = criterion.descriptor or ""
    said = (Text(standard, standard), words)
    return joined((each for each in said if each.zh), "\n", "\n")


def _model(model: Model) -> Text:
    """The name of the formula, with its parameters where the tender set any."""
    titles = Text(*(model.title(lang) for lang in LANGS))
    if model.text in (model.words.zh, model.words.en, model.key):
        return titles
    return Text(f"{titles.zh}：{model.text}", f"{titles.en}: {model.text}")
