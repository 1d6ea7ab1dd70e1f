"""Redoes a tender from its audit workbook, by nothing but the steps on its sheet Recipe.

Written as by somebody who has the workbook and no more: the standard library and OpenPyXL.

    python -m tests.second_road.redo AUDIT.xlsx [ledger.jsonl]
"""

# ruff: noqa: ANN001, ANN201, ANN202, ANN204, D102, D103, T201

import hashlib
import math
import re
import sys
from fractions import Fraction
from pathlib import Path

from tests.second_road.arithmetic import (
    aggregated,
    folded,
    half_up,
    number,
    plain,
    seconds,
    split,
    worth,
)
from tests.second_road.hashes import ledger_faults, prints, sha256
from tests.second_road.inputs import Book

CLOSE = Fraction(1, 10**9)


class Redone:
    """Every figure of the tender, by what it is and the bid."""

    def __init__(self, book):
        self.book, self.steps = book, book.steps
        self.figures, self.order, self.candidates = {}, [], set()
        self.statuses = {word: key for key, word in book.under("word.status.").items()}
        for lot in book.lots:
            self.lot(lot)

    def lot(self, lot):
        book = self.book
        bids = [bid for bid in book.bids if bid["lot"] == lot["id"]]
        quotes = {bid["id"]: self.quote(bid) for bid in bids}
        passed = [bid for bid in bids if self.passes(bid, lot, quotes[bid["id"]])]
        evaluated = {}
        for bid in bids:
            price = evaluated[bid["id"]] = self.evaluated(bid, quotes[bid["id"]])
            self.figures["evaluated", bid["id"]] = price
            self.figures["admitted", bid["id"]] = int(bid in passed)
        if self.fails(lot, bids, passed):
            return
        criteria = self.criteria(lot["id"])
        technical = self.technical([c for c in criteria if not c["price"]], passed, lot["id"])
        left = [bid for bid in passed if technical[bid["id"]][1]]
        for bid in passed:
            self.figures["admitted", bid["id"]] = int(bid in left)
        if left and "total" in self.steps:
            sums = {bid: whole for bid, (whole, _) in technical.items()}
            self.totals(lot, left, quotes, evaluated, sums, [c for c in criteria if c["price"]])
            self.ranks(lot, left, quotes, evaluated, sums)

    def quote(self, bid):
        for kind in ("negotiated", "price"):
            made = self.book.rulings_on(kind, bid["id"])
            if made and not self.rejects(made[-1]):
                return number(plain(made[-1]["decision"]))
        return number(bid["quote"])

    def rejects(self, ruling):
        return not re.fullmatch(r"[0-9.]+", plain(ruling["decision"]))

    def passes(self, bid, lot, quote):
        book, id = self.book, bid["id"]
        limit = number(lot["ceiling"])
        if limit is None and "budget" in self.steps["admit.ceiling"]:
            limit = number(lot["budget"])
        prices, lows = book.rulings_on("price", id), book.rulings_on("low_price", id)
        return not (
            (quote is not None and limit is not None and quote > limit)
            or self.late(bid)
            or any(row["bid"] == id and self.fail(row) for row in book.screening)
            or book.rulings_on("exclusion", id)
            or (prices and self.rejects(prices[-1]))
            or (lows and folded(lows[-1]["decision"]) not in book.listed("ruled.low_price"))
        )

    def fail(self, row):
        return row["passed"] == self.steps.get("admit.screening")

    def late(self, bid):
        deadline, received = self.steps["admit.deadline"], bid["received"]
        return bool(deadline and received and f"{seconds(received)}" > deadline)

    def fails(self, lot, bids, passed):
        first = self.steps.get("word.screening_stage.qualification")
        in_time = [bid for bid in bids if not self.late(bid)]
        failed = {r["bid"] for r in self.book.screening if r.get("stage") == first and self.fail(r)}
        counts = {
            "opening": len(in_time),
            "qualification": sum(bid["id"] not in failed for bid in in_time),
            "conformity": len(passed), "final_quotes": len(passed), "left": len(passed),
        }  # fmt: skip
        fewer = self.book.rulings_on("fewer", lot["id"])
        for stage, count in counts.items():
            wanted = self.steps.get(f"fewest.{stage}", "0")
            if fewer:
                wanted = self.steps.get(f"fewest.{stage}.ruled", wanted)
            if count < int(wanted):
                return True
        return False

    def criteria(self, lot):
        parents = {row["parent"] for row in self.book.criteria if row["parent"]}
        price = self.steps.get("word.kind.price")
        return [
            {**row, "price": row["kind"] == price}
            for row in self.book.criteria
            if row["code"] not in parents and (not row["lots"] or lot in split(row["lots"]))
        ]

    # points

    def technical(self, criteria, passed, lot):
        points = {bid["id"]: {} for bid in passed}
        for criterion in criteria:
            code, weight = criterion["code"], number(criterion["weight"])
            modelled = f"model.{code}" in self.steps
            given = self.facts(criterion, points) if modelled else self.marked(code, points, lot)
            for bid, one in given.items():
                value = half_up(weight * one, self.steps["round.criterion"])
                points[bid][code] = value
                self.figures["computed" if modelled else "marked", bid, code] = value
        minimum, found = number(self.steps["technical.minimum"]), {}
        for bid, got in points.items():
            whole = half_up(sum(got.values(), Fraction(0)), self.steps["round.technical"])
            low = minimum is not None and whole < minimum
            least = ((number(c["minimum"]), got[c["code"]]) for c in criteria)
            found[bid] = (whole, not low and all(m is None or p >= m for m, p in least))
            self.figures["technical", bid] = whole
        self.points = points
        return found

    def marked(self, code, bids, lot):
        book, found = self.book, {}
        seated = [
            row["id"] for row in book.panel
            if (not row["lots"] or lot in split(row["lots"]))
            and not any((r["decision"] or lot) == lot for r in book.rulings_on("recusal", row["id"]))
        ]  # fmt: skip
        for bid in bids:
            agreed = [r for r in book.rulings_on("consensus", bid) if r["criterion"] == code]
            if agreed:
                found[bid] = number(plain(agreed[-1]["decision"]))
                continue
            how = self.steps["mark.aggregate"]
            kept = self.kept(seated, bid, lot) if how == "trimmed_total" else seated
            marks = [self.mark(expert, bid, code) for expert in kept]
            found[bid] = aggregated([m for m in marks if m is not None], how)
        return found

    def kept(self, seated, bid, lot):
        """The experts but those of the highest and the lowest sum for the bid."""
        sums = {}
        for row in self.criteria(lot):
            code = row["code"]
            agreed = [r for r in self.book.rulings_on("consensus", bid) if r["criterion"] == code]
            if row["price"] or f"model.{code}" in self.steps or agreed:
                continue
            for expert in seated:
                mark = self.mark(expert, bid, code)
                if mark is not None:
                    sums[expert] = sums.get(expert, 0) + mark * number(row["weight"])
        if not sums:
            return seated
        low, high = min(sums, key=sums.get), max(sums, key=sums.get)
        out = (low, list(sums)[-1] if low == high else high)
        return [expert for expert in seated if expert not in out]

    def mark(self, expert, bid, code):
        def about(kind, blank):
            codes = (code, None, "") if blank else (code,)
            made = self.book.rulings_on(kind, bid)
            return [r for r in made if r["expert"] == expert and r["criterion"] in codes]

        if about("void", blank=True):
            return None
        made = about("correction", blank=False)
        return number(plain(made[-1]["decision"])) if made else self.book.marks[expert, bid, code]

    def facts(self, criterion, bids):
        code, said = criterion["code"], {}
        for row in self.book.facts:
            if row["criterion"] == code and row["bid"] in bids:
                said[row["bid"]] = self.fact(row["value"])
        values = [value for value in said.values() if not isinstance(value, str)]
        high = sorted(set(values), reverse=True)
        found = {}
        for bid, value in said.items():
            names = {"value": value, "values": values, "points": number(criterion["max_points"])}
            if value in high:
                names |= {"rank": Fraction(high.index(value) + 1)}
                names |= {"rank_low": Fraction(len(high) - high.index(value))}
            found[bid] = worth(self.steps[f"model.{code}"], names)
        return found

    def fact(self, cell):
        if not isinstance(cell, str):
            return number(cell)
        for answer, value in self.book.under("fact.").items():
            if folded(cell) in self.book.listed(f"fact.{answer}"):
                return Fraction(value)
        return cell

    # price

    def evaluated(self, bid, quote):
        if quote is None:
            return None
        tenderer = next(row for row in self.book.tenderers if row["id"] == bid["tenderer"])
        stated = {self.statuses[word] for word in split(tenderer["status"])}
        small = [Fraction(v) for k, v in self.book.under("rate.small.").items() if k in stated]
        other = [Fraction(v) for k, v in self.book.under("rate.other.").items() if k in stated]
        rate = max(small, default=Fraction(0)) + sum(other)
        price = worth(self.steps["price.evaluated"], {"quote": quote, "rate": rate})
        return half_up(price, self.steps["round.evaluated"])

    def totals(self, lot, left, quotes, evaluated, sums, priced):
        ids = [bid["id"] for bid in left]
        shared = {name: Fraction(v) for name, v in self.book.under("parameter.").items()}
        shared |= {"prices": [evaluated[i] for i in ids if evaluated[i] is not None]}
        shared |= {"technicals": [sums[i] for i in ids], "budget": number(lot["budget"])}
        shared["ceiling"] = number(lot["ceiling"])
        if shared["ceiling"] is None and "budget" in self.steps["admit.ceiling"]:
            shared["ceiling"] = shared["budget"]
        costs = {(row["bid"], row["criterion"]): row["value"] for row in self.book.facts}
        for id in ids:
            own = {**shared, "price": evaluated[id], "quote": quotes[id], "technical": sums[id]}
            own["price_points"] = Fraction(0)
            for criterion in priced:
                own["points"] = number(criterion["max_points"])
                own["cost"] = number(costs.get((id, criterion["code"])))
                one = worth(self.steps[f"model.{criterion['code']}"], own)
                exact = number(criterion["weight"]) * one
                own["price_points"] = half_up(exact, self.steps["round.price"])
                self.figures["price", id] = own["price_points"]
            total = worth(self.steps["total"], own)
            self.figures["total", id] = half_up(total, self.steps["round.total"])

    # ranking

    def ranks(self, lot, left, quotes, evaluated, sums):
        drawn = self.drawn(lot["id"])
        sign = -1 if self.steps["total.direction"] == "highest" else 1
        chain = [
            step for _, step in sorted(self.book.under("tie.").items(), key=lambda kv: int(kv[0]))
        ]

        def key(bid):
            id = bid["id"]
            own = {
                "quote": lambda: quotes[id], "evaluated_price": lambda: evaluated[id],
                "technical": lambda: -sums[id],
                "received": lambda: str(seconds(bid["received"])) if bid["received"] else "",
                "draw": lambda: drawn.index(id) if id in drawn else len(drawn),
            }  # fmt: skip
            rest = (
                own[s]() if s in own else -self.points[id].get(s.removeprefix("criterion "), 0)
                for s in chain
            )
            return (sign * self.figures["total", id], *("" if v is None else v for v in rest))

        keys = {bid["id"]: key(bid) for bid in left}
        order = sorted(keys, key=keys.get)
        for id in order:
            self.figures["rank", id] = 1 + sum(other < keys[id] for other in keys.values())
            self.figures["tied", id] = int(list(keys.values()).count(keys[id]) > 1)
        self.order += order
        most = int(self.steps["recommend.most"] or len(order))
        if "eliminate.share" in self.steps:
            out = math.ceil(Fraction(self.steps["eliminate.share"]) * len(order))
            most = min(most, len(order) - max(out, int(self.steps["eliminate.fewest"])))
        for id in order[: max(most, 0)]:
            if self.figures["tied", id]:
                break
            self.candidates.add(id)
        for id in order:
            self.figures["candidate", id] = int(id in self.candidates)

    def drawn(self, lot):
        made = self.book.rulings_on("tie", lot)
        if not made:
            return []
        if folded(made[-1]["decision"]) not in self.book.listed("ruled.tie"):
            return [
                part for part in map(plain, re.split(r"[;；,，、\n]", made[-1]["decision"])) if part
            ]
        digests = {}
        for bid in self.book.bids:
            if bid["lot"] == lot:
                names = (self.steps["draw.seed"], self.book.tender["id"], lot, bid["id"])
                digests[bid["id"]] = hashlib.sha256("|".join(names).encode()).hexdigest()
        return sorted(digests, key=digests.get)


def recorded(book):
    """The recorded figures, by what they are and the bid."""
    found, order, ids = {}, [], {bid["id"] for bid in book.bids}
    for what, where in book.under("recorded.").items():
        tab, *columns = where.rsplit(" ", 3 if what in ("marked", "computed") else 2)
        page = book.book[tab]
        for row in range(4, page.max_row + 1):
            bid, *rest = (page[f"{column}{row}"].value for column in columns)
            if bid in ids and what == "place":
                order.append(bid)
            elif bid in ids:
                found[(what, bid, *rest[:-1])] = rest[-1]
    return found, order


def differences(path, ledger=None):
    """Every figure, hash or place that does not come out again."""
    book = Book(path)
    redone, (there, order) = Redone(book), recorded(book)
    wrong = []
    for key in sorted({*there, *redone.figures}):
        ours, theirs = redone.figures.get(key), number(there.get(key))
        if (ours is None) != (theirs is None) or (ours is not None and abs(ours - theirs) > CLOSE):
            wrong.append(f"{' '.join(key)}: recorded {theirs}, redone {ours}")
    if order != redone.order:
        wrong.append(f"order: recorded {order}, redone {redone.order}")
    made = prints(book)
    if made != book.under("print.of."):
        changed = {
            k
            for k in made | book.under("print.of.")
            if made.get(k) != book.steps.get(f"print.of.{k}")
        }
        wrong.append(f"fingerprints: {', '.join(sorted(changed))}")
    if sha256(f"{key} {digest}" for key, digest in made.items()) != book.steps["print"]:
        wrong.append("fingerprint of the whole")
    return wrong + (ledger_faults(book, ledger) if ledger is not None else [])


def main():
    found = differences(sys.argv[1], Path(sys.argv[2]).read_bytes() if sys.argv[2:] else None)
    print("\n".join(found) or "equal")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
