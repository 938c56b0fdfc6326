"""Who said what, on Spark: one process of `claims` for each partition of JSON Lines.

    python claims_spark.py --claims /opt/claims/claims --input 'wire/*.jsonl' --output claims.parquet
"""

import argparse
import collections
import itertools
import queue
import re
import shlex
import subprocess
import threading

RECORD = """
schema STRING,
document STRUCT<id: STRING, url: STRING, headline: STRING, byline: STRING, dateline: STRING, published: STRING,
                publisher: STRING, language: STRING, extra: MAP<STRING, STRING>, characters: INT, words: INT, text: STRING>,
claims ARRAY<STRUCT<
  id: STRING, text: STRING, kind: STRING, act: STRING,
  speaker: STRUCT<text: STRING, start: INT, end: INT, name: STRING, type: STRING, role: STRING, confidence: DOUBLE>,
  cue: STRUCT<text: STRING, start: INT, end: INT, lemma: STRING>,
  content: ARRAY<STRUCT<text: STRING, start: INT, end: INT>>,
  addressee: STRUCT<text: STRING, start: INT, end: INT>, medium: STRUCT<text: STRING, start: INT, end: INT>,
  when: STRUCT<text: STRING, start: INT, end: INT>, hedge: STRUCT<text: STRING, start: INT, end: INT>,
  headline: BOOLEAN, negated: BOOLEAN, answers: STRING, answer: STRING, within: STRING,
  paragraph: INT, sentence: INT, rule: STRING, confidence: DOUBLE>>,
speakers ARRAY<STRUCT<name: STRING, type: STRING, role: STRING, claims: ARRAY<STRING>>>
"""
"""The columns of a record. The path and the line are left out: they are those of a pipe."""


FIRST = "{}"
"""A line to begin with: claims refuses whole what begins as no object does."""


def command(claims, flags=()):
    return [claims, "extract", "-f", "ndjson", "--input-format", "jsonl", "-j", "1", *flags]


def pipe(lines, claims, flags=()):
    """Return an RDD of records for an RDD of JSON Lines.

    Lines that cannot be read are named in the workers' logs, and their exit code is 3; any
    other fails the task, which Spark runs again. To keep those lines, use `frame`.
    """
    run = shlex.join(command(claims, flags)) + "; code=$?; test $code = 3 || exit $code"
    begun = lines.mapPartitions(lambda part: itertools.chain([FIRST], part))
    return begun.pipe(shlex.join(["/bin/sh", "-c", run]), checkCode=True)


def frame(lines, claims, flags=()):
    """Return a data frame with a row for each line of a data frame of JSON Lines, in `value`.

    A row has the columns of a record, or `error` and the line as it was, in `value`, where
    there is no record: the line is broken, or its story is in another language.
    """
    from pyspark.sql import functions as F

    found = lines.select("value").mapInPandas(lambda batches: records(batches, command(claims, flags)), "record STRING, value STRING, error STRING")
    return found.select(F.from_json("record", RECORD).alias("r"), "value", "error").select("r.*", "value", "error")


NUMBER = re.compile(r'\{"schema":"claims/1","document":\{"path":"<stdin>","line":(\d+)')
MESSAGE = re.compile(r"claims: <stdin>:(\d+): (.*)")


def records(batches, command):
    """Yield frames of records and of lines without one, of the lines of a partition."""
    import pandas

    extractor = Extractor(command)
    try:
        for batch in batches:
            extractor.write(batch["value"])
            yield pandas.DataFrame(extractor.ready(), columns=["record", "value", "error"])
        yield pandas.DataFrame(extractor.rest(), columns=["record", "value", "error"])
    finally:
        extractor.stop()


class Extractor:
    """A process of `claims`. It answers a line with a record or a message, each in the order
    of the lines."""

    AHEAD = 4  # batches that wait to be written

    def __init__(self, command):
        # Spark's workers have no environment, and claims needs none.
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.lines = 1
        self.waiting = collections.deque()  # (number, line) without an answer
        self.silent = collections.deque()  # … of which a later line has a record
        self.messages = {}  # by number
        self.told = collections.deque(maxlen=20)  # the last messages, for a failure
        self.input = queue.Queue(self.AHEAD)
        self.output = queue.SimpleQueue()
        self.input.put(FIRST.encode() + b"\n")
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self.feed, self.listen, self.note)]
        for thread in self.threads:
            thread.start()

    def feed(self):
        try:
            while (data := self.input.get()) is not None:
                self.process.stdin.write(data)
            self.process.stdin.close()
        except BrokenPipeError:
            while self.input.get() is not None:  # its exit code tells why
                pass

    def listen(self):
        for line in self.process.stdout:
            self.output.put(line)

    def note(self):
        for line in self.process.stderr:
            text = line.decode("utf-8", "replace").rstrip("\n")
            self.told.append(text)
            if found := MESSAGE.match(text):
                self.messages[int(found[1])] = found[2]

    def write(self, values):
        data = []
        for value in values:
            line = "null" if value is None else value.replace("\n", " ")
            self.lines += 1
            if line.strip():
                self.waiting.append((self.lines, value))
            data.append(line)
        self.input.put("".join(line + "\n" for line in data).encode("utf-8", "surrogatepass"))

    def ready(self):
        """Return the rows that are there."""
        rows = []
        while not self.output.empty():
            rows.append((self.record(self.output.get()), None, None))
        while self.silent and self.silent[0][0] in self.messages:
            number, value = self.silent.popleft()
            rows.append((None, value, self.messages.pop(number)))
        return rows

    def record(self, line):
        text = line.decode("utf-8")
        number = int(NUMBER.match(text)[1])
        while self.waiting[0][0] < number:
            self.silent.append(self.waiting.popleft())
        self.waiting.popleft()
        self.messages.pop(number, None)  # what was mended
        return text

    def rest(self):
        """Return the rows that are left, when all lines are written."""
        self.input.put(None)
        for thread in self.threads:
            thread.join()
        code = self.process.wait()
        if code not in (0, 3):
            raise RuntimeError(f"claims ended with {code}: " + " | ".join(self.told))
        rows = self.ready()
        self.silent.extend(self.waiting)
        self.waiting.clear()
        for number, value in self.silent:
            if number not in self.messages:
                raise RuntimeError(f"claims told nothing of line {number}: " + " | ".join(self.told))
            rows.append((None, value, self.messages[number]))
        return rows

    def stop(self):
        """End what goes on when Spark wants no more."""
        self.process.kill()
        self.process.wait()
        self.input.put(None)


def main():
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description="Write who said what in JSON Lines as a table, or as JSON Lines.")
    parser.add_argument("--claims", required=True, help="the path of the program on each worker")
    parser.add_argument("--input", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--pipe", action="store_true", help="write JSON Lines, by rdd.pipe")
    parser.add_argument("flags", nargs="*", help="further flags for claims extract, after --")
    given = parser.parse_args()
    spark = SparkSession.builder.appName("claims").getOrCreate()
    if given.pipe:
        pipe(spark.sparkContext.textFile(given.input), given.claims, given.flags).saveAsTextFile(given.output)
    else:
        frame(spark.read.text(given.input), given.claims, given.flags).write.parquet(given.output)
    spark.stop()


if __name__ == "__main__":
    main()
