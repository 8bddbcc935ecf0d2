"""Finds the facts and disagreements of an archive of news with gainsay, on as many machines as Spark has.

    spark-submit docs/spark/job.py ARCHIVE OUT

ARCHIVE is Parquet, or NDJSON if its name ends in .ndjson, .jsonl or .json, with the columns id, title, source,
published, text and url. OUT gets the tables `stories`, `facts` and `disagreements`, by day, and `errors`: what could
not be read or compared, which never stops the job. The work of each stage is kept in OUT/_work.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from pyspark import SparkFiles
from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as F

import grouping
from gainsay_pipe import Article, Failure, Gainsay, Line

COLUMNS = ["id", "title", "source", "published", "text", "url"]
DAY_ZERO = date(1970, 1, 1)

FACT_FIELDS = ["id", "topic", "kind", "corroboration", "verdict", "why", "reason", "confidence"]
READING_FIELDS = ["article", "source", "variant", "value", "normalized", "sentence", "modality", "as_of", "speaker"]

ERROR = "error struct<stage: string, ids: array<string>, reason: string>"
TERM = "struct<term: bigint, weight: double, everyday: double>"
OUTLINE = f"key bigint, id string, day int, prose boolean, terms array<{TERM}>, {ERROR}"
READING = """struct<article: string, source: string, variant: int, value: string, normalized: string, sentence: string,
    modality: string, as_of: string, speaker: string>"""
FACT = f"""struct<id: string, topic: string, kind: string, corroboration: int, verdict: string, why: string,
    reason: string, confidence: double, readings: array<{READING}>>"""
STORY = f"story string, day string, articles array<string>, outlets int, fact {FACT}, {ERROR}"

Pipe = Callable[[Iterable[Row], Gainsay], Iterator[tuple[Any, ...]]]


def main() -> None:
    """Reads the arguments and runs the job."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("out")
    parser.add_argument("--gainsay", default="gainsay", help="the program, which Spark brings to the executors")
    parser.add_argument("--seconds", type=float, default=60, help="the time limit of a story [default: 60]")
    parser.add_argument("--megabytes", type=int, default=4000, help="the memory limit of a story [default: 4000]")
    parser.add_argument("--partitions", type=int, help="parts that run gainsay [default: four for each processor]")
    arguments = parser.parse_args()
    program = shutil.which(arguments.gainsay)
    if program is None:
        parser.error(f"there is no program {arguments.gainsay}: give its path with --gainsay")
    spark = SparkSession.builder.appName("gainsay").getOrCreate()
    try:
        partitions = arguments.partitions or 4 * spark.sparkContext.defaultParallelism
        limits = (arguments.seconds, arguments.megabytes)
        Job(spark, arguments.archive, arguments.out, program, limits, partitions).run()
    finally:
        spark.stop()


@dataclass(frozen=True)
class Job:
    """The job: each stage leaves its result in files, so that a lost executor costs no finished stage."""

    spark: SparkSession
    archive: str
    out: str
    program: str
    limits: tuple[float, int]
    partitions: int
    begun: float = field(default_factory=time.monotonic)

    def run(self) -> None:
        """Runs all stages and writes the tables."""
        context = self.spark.sparkContext
        context.setLogLevel("WARN")
        context.addFile(self.program)
        context.addPyFile(str(Path(__file__).with_name("gainsay_pipe.py")))
        context.setCheckpointDir(f"{self.out}/_work/checkpoints")

        lines = self.lines()
        is_readable = F.col("id").isNotNull() & F.col("text").isNotNull()
        # Of several articles with one id, or with one hash of it, one is taken, always the same.
        article = F.min(F.struct("text", *(name for name in COLUMNS if name != "text"))).alias("article")
        one_each = lines.where(is_readable).groupBy("key").agg(article, F.count("*").alias("count"))
        articles = self.kept("articles", one_each)
        outlines = self.piped("outlines", articles, outline, OUTLINE)
        news = without_documentation(outlines.where("error is null"))
        postings = self.kept("postings", grouping.postings(news))
        neighbours = self.kept("neighbours", grouping.neighbours(postings))
        links = self.kept("links", grouping.rare_links(postings).union(neighbours))
        groups = self.kept("groups", grouping.components(news.select("key"), links))
        collected = collect(articles, postings, neighbours, groups)
        stories = self.piped("stories", collected.withColumn("all", F.lit(news.count())), compare, STORY)

        self.table("stories", stories.where("articles is not null").select("day", "story", "articles", "outlets"))
        facts = stories.where("fact is not null").select("day", "story", "fact.*")
        self.table("facts", facts)
        self.table("disagreements", facts.where("verdict is not null"))
        twice = error(articles.where("count > 1"), "article.id", "several articles have this id; one was taken")
        unread = error(lines.where(~is_readable), "id", "has no id or no text")
        failures = [rows.where("error is not null").select("error.*") for rows in (outlines, stories)]
        errors = failures[0].union(failures[1]).union(twice).union(unread)
        errors.coalesce(1).write.mode("overwrite").parquet(f"{self.out}/errors")
        print(f"{time.monotonic() - self.begun:8.1f} s  tables", flush=True)

    def lines(self) -> DataFrame:
        """The articles of the archive, all columns as text, with a number for each id."""
        if self.archive.endswith((".ndjson", ".jsonl", ".json")):
            rows = self.spark.read.schema(", ".join(f"{name} string" for name in COLUMNS)).json(self.archive)
        else:
            rows = self.spark.read.parquet(self.archive)
        rows = rows.select(*(F.col(name).cast("string").alias(name) for name in COLUMNS))
        trimmed = F.trim("id")
        return rows.withColumn("id", F.when(trimmed != "", trimmed)).withColumn("key", F.xxhash64("id"))

    def kept(self, stage: str, rows: DataFrame) -> DataFrame:
        """The rows, from now on read from files."""
        rows.write.mode("overwrite").parquet(f"{self.out}/_work/{stage}")
        print(f"{time.monotonic() - self.begun:8.1f} s  {stage}", flush=True)
        return self.spark.read.parquet(f"{self.out}/_work/{stage}")

    def piped(self, stage: str, rows: DataFrame, through: Pipe, schema: str) -> DataFrame:
        """What `through` makes of the rows, with the help of gainsay."""
        name, (seconds, megabytes) = Path(self.program).name, self.limits

        def part(rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
            return through(rows, Gainsay(SparkFiles.get(name), seconds, megabytes))

        parts = rows.repartition(self.partitions).rdd.mapPartitions(part)
        return self.kept(stage, self.spark.createDataFrame(parts, schema))

    def table(self, name: str, rows: DataFrame) -> None:
        """Writes rows as a table, by day."""
        rows.write.mode("overwrite").partitionBy("day").parquet(f"{self.out}/{name}")


def outline(rows: Iterable[Row], gainsay: Gainsay) -> Iterator[tuple[Any, ...]]:
    """The outline of each article."""
    keys: dict[str, int] = {}

    def articles() -> Iterator[Article]:
        for row in rows:
            keys[row.article.id] = row.key
            yield article_of(row.article)

    for found in gainsay.outlines(articles()):
        if isinstance(found, Failure):
            yield None, None, None, None, None, (found.stage, found.ids, found.reason)
        else:
            day = found["published"] and (date.fromisoformat(found["published"]) - DAY_ZERO).days
            terms = [tuple(term) for term in found["terms"]]
            yield keys[found["id"]], found["id"], day, found["prose"], terms, None


def without_documentation(outlines: DataFrame) -> DataFrame:
    """The outlines without those of texts that are no news, where that is most of them, as gainsay itself does."""
    others = outlines.where(~F.col("prose")).count()
    if others >= 10 and others * 2 > outlines.count():
        print(f"{others} texts look like documentation, not news, and are left out", flush=True)
        return outlines.where("prose")
    return outlines


def collect(articles: DataFrame, postings: DataFrame, neighbours: DataFrame, groups: DataFrame) -> DataFrame:
    """Each group with its articles, the counts of their terms, and their neighbours."""
    # Of a term that no other article has, gainsay sees by itself in how many it stands.
    counts = postings.where("count > 1").groupBy("key").agg(F.collect_list(F.struct("term", "count")).alias("counts"))
    members = articles.select("key", "article").join(groups, "key").join(counts, "key", "left")
    ids = members.select("group", "key", F.col("article.id").alias("id"))
    first = ids.select("group", F.col("key").alias("a"), F.col("id").alias("id_a"))
    second = ids.select(F.col("key").alias("b"), F.col("id").alias("id_b"))
    pairs = neighbours.join(first, "a").join(second, "b").groupBy("group")
    told = pairs.agg(F.collect_list(F.array("id_a", "id_b")).alias("neighbours"))
    whole = members.groupBy("group").agg(F.collect_list(F.struct("article", "counts")).alias("members"))
    return whole.join(told, "group", "left")


def compare(rows: Iterable[Row], gainsay: Gainsay) -> Iterator[tuple[Any, ...]]:
    """The stories of each group with their facts, and what went wrong."""
    for row in rows:
        articles = [article_of(member.article) for member in row.members]
        terms = {term: count for member in row.members for term, count in member.counts or []}
        archive = {"articles": row.all, "terms": list(terms.items()), "neighbours": row.neighbours or []}
        for found in gainsay.stories(articles, archive):
            if isinstance(found, Failure):
                yield None, None, None, None, None, (found.stage, found.ids, found.reason)
            else:
                yield from story_of(found)


def story_of(line: Line) -> Iterator[tuple[Any, ...]]:
    """The row of a story, and one for each of its facts, so that no row grows with a story.

    The id of the story is a hash of the ids of its articles, its day the latest of theirs.
    """
    ids = sorted(article["id"] for article in line["articles"])
    days = [article["published"] for article in line["articles"] if article["published"]]
    number = sha256("\n".join(ids).encode()).hexdigest()[:16]
    day = max(days, default=None)
    yield number, day, ids, line["stories"][0]["sources"], None, None
    for fact in line["facts"]:
        yield number, day, None, None, fact_of(fact), None


def fact_of(fact: Line) -> tuple[Any, ...]:
    """A fact as its table has it."""
    readings = [tuple(reading[name] for name in READING_FIELDS) for reading in fact["readings"]]
    return *(fact[name] for name in FACT_FIELDS), readings


def article_of(row: Row) -> Article:
    """An article as gainsay reads it."""
    return {name: row[name] for name in COLUMNS if row[name] is not None}


def error(rows: DataFrame, of: str, reason: str) -> DataFrame:
    """Rows of the table of errors."""
    return rows.select(F.lit("read").alias("stage"), F.array(of).alias("ids"), F.lit(reason).alias("reason"))


if __name__ == "__main__":
    main()
