"""Runs gainsay on articles through a pipe: articles in, one JSON object a line out.

Whatever gainsay does with an article (fails, is killed, or never ends) comes back as a value, never as an exception.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

Article = dict[str, str]
"""An article of the archive: its id and text, and its title, source, published and url where it has them."""

Line = dict[str, Any]
"""A line that gainsay prints."""

BATCH = 100
"""Articles that one process outlines. If one of them is at fault, each is tried by itself."""


@dataclass(frozen=True)
class Failure:
    """Articles that gainsay could not read, or not within its limits, and why."""

    stage: str
    ids: list[str]
    reason: str


@dataclass(frozen=True)
class Gainsay:
    """The program and the limits of each run."""

    program: str
    seconds: float
    megabytes: int

    def outlines(self, articles: Iterable[Article]) -> Iterator[Line | Failure]:
        """The outline of each article."""
        articles = iter(articles)
        while batch := list(islice(articles, BATCH)):
            yield from self._outlines_of(batch)

    def _outlines_of(self, batch: list[Article]) -> Iterator[Line | Failure]:
        lines, reason = self._run(["outline"], batch)
        found = {line["id"]: line for line in lines}
        missing = []
        for article in batch:
            line = found.get(article["id"])
            if line:
                yield line
            else:
                missing.append(article)
        if len(batch) == 1:
            yield from (Failure("outline", [article["id"]], reason) for article in missing)
        else:
            for article in missing:
                yield from self._outlines_of([article])

    def stories(self, articles: list[Article], archive: Line) -> Iterator[Line | Failure]:
        """The stories that a group of articles makes, given what the archive counts."""
        with tempfile.NamedTemporaryFile("w", suffix=".json") as counts:
            json.dump(archive, counts)
            counts.flush()
            lines, reason = self._run(["brief", "--one-group", "--frequencies", counts.name], articles)
        yield from lines
        told = {article["id"] for line in lines for article in line["articles"]}
        missing = [article["id"] for article in articles if article["id"] not in told]
        if missing:
            yield Failure("brief", missing, reason)

    def _run(self, arguments: list[str], articles: list[Article]) -> tuple[list[Line], str]:
        """The lines that gainsay prints of articles, all or none, and what it says on standard error."""
        command = [self.program, *arguments, "--format", "ndjson", "--own-ids", "-"]
        text = "".join(json.dumps(article) + "\n" for article in articles)
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=self._limit_memory,
        )
        try:
            out, err = process.communicate(text.encode(), timeout=self.seconds)
        except subprocess.TimeoutExpired:
            # The whole session goes, so that no child keeps the pipes open.
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return [], f"did not end within {self.seconds:g} seconds"
        if process.returncode < 0:
            return [], f"was ended by signal {-process.returncode}"
        reason = err.decode(errors="replace").strip() or f"gave no line, exit code {process.returncode}"
        try:
            return [json.loads(line) for line in out.splitlines()], reason
        except ValueError as error:
            return [], f"printed what is no JSON: {error}"

    def _limit_memory(self) -> None:
        most = self.megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
