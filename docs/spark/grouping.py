"""Groups the articles of an archive in Spark, so that no story lies in two groups.

A group holds all articles that gainsay would link with one another, so gainsay makes the same stories of it as of the
whole archive. The numbers below are those of `src/story/likeness.rs` and `src/story/term.rs`; a link that is found
here and not there costs time and changes nothing.
"""

from __future__ import annotations

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

EVERYDAY = 200.0
"""Articles of everyday news that are counted beside those of the archive."""
MOST_ARTICLES = 200
"""A term of more articles is common."""
COMMON_TERMS = 8
"""So many of the common terms of an article bring it together with its neighbours, the rarest of them."""
WINDOW = 366
"""Articles further apart have no link, in days."""
LINK = 0.15 - 1e-9
"""The least cosine of a link. The last bits of a sum depend on its order, so a little less is asked for."""


def postings(outlines: DataFrame) -> DataFrame:
    """A row for each article and term: how many articles have the term, and its weight in a vector of length one."""
    articles = outlines.count()
    each = outlines.select("key", "id", "day", F.explode("terms").alias("term")).select("key", "id", "day", "term.*")
    counts = each.groupBy("term").agg(F.count("*").alias("count"))
    expected = F.col("count") + F.col("everyday")
    weight = F.col("weight") * F.greatest(F.log((articles + EVERYDAY) / expected), F.lit(0.0))
    weighted = each.join(counts, "term").select(
        "key", "id", "day", "term", "count", expected.alias("expected"), weight.alias("weight")
    )
    length = F.sqrt(F.sum(F.col("weight") * F.col("weight")).over(Window.partitionBy("key")))
    return weighted.withColumn("weight", F.when(length > 0, F.col("weight") / length).otherwise(0.0))


def rare_links(postings: DataFrame) -> DataFrame:
    """Pairs of articles with a cosine of at least `LINK` in the terms that are not common."""
    rare = postings.where((F.col("count") > 1) & (F.col("count") <= MOST_ARTICLES) & (F.col("weight") > 0))
    a, b = _side(rare, "a"), _side(rare, "b")
    pairs = a.join(b, "term").where((F.col("a") < F.col("b")) & _near(F.col("day_a"), F.col("day_b")))
    return _alike(pairs)


def neighbours(postings: DataFrame) -> DataFrame:
    """Pairs of articles that follow one another among those with a common term, if they are alike enough for a link."""
    common = postings.where((F.col("count") > MOST_ARTICLES) & (F.col("weight") > 0))
    rank = F.row_number().over(Window.partitionBy("key").orderBy("expected", "term"))
    telling = common.withColumn("rank", rank).where(F.col("rank") <= COMMON_TERMS)
    before = Window.partitionBy("term").orderBy(F.col("day").asc_nulls_first(), "id")
    other, other_day = F.lag("key").over(before), F.lag("day").over(before)
    follow = telling.select(
        F.col("key").alias("b"), F.col("day").alias("day_b"), other.alias("a"), other_day.alias("day_a")
    )
    pairs = follow.where(F.col("a").isNotNull() & _near(F.col("day_a"), F.col("day_b"))).select("a", "b").distinct()
    weights = postings.where(F.col("weight") > 0)
    first = _side(weights, "a").drop("day_a")
    return _alike(pairs.join(first, "a").join(_side(weights, "b"), ["b", "term"]))


def components(keys: DataFrame, links: DataFrame) -> DataFrame:
    """For each key the least key of its connected component, as `group`.

    Each round, a key takes over the least group of its neighbours, and then the group of the key that this names:
    chains grow shorter by half. Rounds are kept as checkpoints, so that a lost executor takes none of them with it.
    """
    both = links.select("a", "b").union(links.select(F.col("b").alias("a"), F.col("a").alias("b"))).checkpoint()
    groups = keys.select("key", F.col("key").alias("group")).checkpoint()
    while True:
        near = both.join(groups.withColumnRenamed("key", "b"), "b").groupBy("a").agg(F.min("group").alias("least"))
        least = groups.join(near, groups["key"] == near["a"], "left").select(
            "key", F.least("group", F.coalesce("least", "group")).alias("to"), F.col("group").alias("from")
        )
        step = least.select(F.col("key").alias("at"), F.col("to").alias("group"))
        moved = least.join(step, least["to"] == step["at"]).select("key", "group", "from").checkpoint()
        groups = moved.select("key", "group")
        if moved.where(F.col("group") != F.col("from")).isEmpty():
            return groups


def _side(postings: DataFrame, name: str) -> DataFrame:
    """The postings as those of article `name` of a pair."""
    return postings.select(
        "term", F.col("key").alias(name), F.col("day").alias(f"day_{name}"), F.col("weight").alias(f"weight_{name}")
    )


def _alike(pairs: DataFrame) -> DataFrame:
    """The pairs whose cosine, summed over their terms, is that of a link."""
    cosine = F.sum(F.col("weight_a") * F.col("weight_b"))
    return pairs.groupBy("a", "b").agg(cosine.alias("cosine")).where(F.col("cosine") >= LINK).select("a", "b")


def _near(a: Column, b: Column) -> Column:
    """True for articles of two days that lie within the window; an article without a day lies within any."""
    return a.isNull() | b.isNull() | (F.abs(a - b) <= WINDOW)
