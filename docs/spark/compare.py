"""Compares what the Spark job makes of an archive with what one run of gainsay makes of it.

    python compare.py GAINSAY OUT ARCHIVE [WRONG...]

ARCHIVE is the part of the archive that gainsay can read, as NDJSON, OUT what the job has written. WRONG are the ids of
the articles that the job must have put into the table of errors, `none` for one without an id; what lies in a group
with them is not compared. Ends with the line `N passed, N failed`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import Any

from pyspark.sql import Row, SparkSession

Line = dict[str, Any]


def main() -> None:
    """Compares, prints each check, and exits with 1 if one of them fails."""
    program, out, archive, *wrong = sys.argv[1:]
    checks = compare(one_run(program, archive), Tables(out), set(wrong))
    for name, passed in checks.items():
        print(f"{'ok    ' if passed else 'FAILED'}  {name}")
    failures = list(checks.values()).count(False)
    print(f"{len(checks) - failures} passed, {failures} failed")
    sys.exit(failures > 0)


class Tables:
    """What the job has written."""

    def __init__(self, out: str) -> None:
        """Reads the tables in the folder `out`."""
        spark = SparkSession.builder.appName("compare").getOrCreate()
        rows = {
            name: spark.read.parquet(f"{out}/{name}").collect()
            for name in ("stories", "facts", "disagreements", "errors")
        }
        spark.stop()
        self.stories: list[Row] = rows["stories"]
        self.facts: list[Row] = rows["facts"]
        self.disagreements: list[Row] = rows["disagreements"]
        self.errors = [{one or "none" for one in row.ids} for row in rows["errors"]]


def one_run(program: str, archive: str) -> dict[str, Line]:
    """The stories of one run, by the ids of their articles."""
    command = [program, "brief", "--format", "ndjson", "--own-ids", "--uncorrected", "--quiet", archive]
    printed = subprocess.run(command, check=True, capture_output=True).stdout
    lines = map(json.loads, printed.splitlines())
    return {name_of(article["id"] for article in line["articles"]): line for line in lines}


def compare(stories: dict[str, Line], tables: Tables, wrong: set[str]) -> dict[str, bool]:
    """The checks, and whether each is passed."""
    failed = set[str]().union(*tables.errors)
    whole = {name: line for name, line in stories.items() if not failed.intersection(name.split())}
    names = {row.story: name_of(row.articles) for row in tables.stories}
    print(
        f"{len(whole)} stories, {sum(len(line['facts']) for line in whole.values())} facts, {len(tables.errors)} errors"
    )

    def of_run(which: str) -> Counter[str]:
        return Counter(f"{name}: {content(fact)}" for name, line in whole.items() for fact in line[which])

    def of_spark(rows: list[Row]) -> Counter[str]:
        return Counter(f"{names[row.story]}: {content(row.asDict(recursive=True))}" for row in rows)

    return {
        "there is something to compare": len(whole) > 0,
        "the same stories, by the ids of their articles": Counter(names.values()) == Counter(whole.keys()),
        "on the same days": {names[row.story]: str(row.day) for row in tables.stories}
        == {name: str(day_of(line)) for name, line in whole.items()},
        "the same facts, by their ids, topics, verdicts and values": of_spark(tables.facts) == of_run("facts"),
        "the same disagreements": of_spark(tables.disagreements) == of_run("disagreements"),
        "an error for each wrong article": wrong <= failed,
        "and for no others": all(ids & wrong for ids in tables.errors),
    }


def name_of(ids: Any) -> str:
    """A story told by its articles."""
    return " ".join(sorted(ids))


def day_of(line: Line) -> str | None:
    """The latest day on which an article of a story was published."""
    return max((article["published"] for article in line["articles"] if article["published"]), default=None)


def content(fact: Line) -> str:
    """What is compared of a fact."""
    readings = [[reading[name] for name in ("article", "variant", "value", "sentence")] for reading in fact["readings"]]
    return json.dumps(
        [fact[name] for name in ("id", "topic", "kind", "verdict", "reason", "corroboration")] + [readings]
    )


if __name__ == "__main__":
    main()
