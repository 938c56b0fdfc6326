"""Hold what claims_spark makes of made-up stories against what the command prints.

    python check.py CLAIMS [STORIES]
"""

import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

import claims_spark

SPANISH = "El ministro de la ciudad dijo que la lluvia no se ha visto en los campos de la región por más de un mes y que para el verano se espera lo mismo según los datos que su oficina ha dado."


def stories(count):
    """Yield lines: of a hundred, three cannot be read, and two are in Spanish."""
    made = random.Random(1)
    thing = lambda: made.choice(["the dam", "the school", "the harbour", "the road"]) + " " + made.choice(["would close in May", "is safe", "had cost too much", "needs new pumps"])
    name = lambda: made.choice(["Anneli", "Duarte", "Marta", "Rui"]) + " " + made.choice(["Tamm", "Pinho", "Vaz", "Kask"])
    for number in range(count):
        text = "\n\n".join(
            f"{name()}, a teacher, said that {thing()}. “Not so; {thing()},” said {name()}. He denied that {thing()}. In the town, {thing()}."
            for _ in range(made.randint(1, 12)))
        story = json.dumps({"id": number, "headline": thing(), "published": "2024-03-05", "text": text}, ensure_ascii=False)
        match number % 100:
            case 0 | 41:
                yield story[: len(story) // 2]
            case 57:
                yield json.dumps({"id": number})
            case 3 | 77:
                yield json.dumps({"id": number, "text": SPANISH})
            case _:
                yield story


def comparable(record):
    """Return a record without its place, without what is null, and with 1 for 1.0."""
    for key in ("path", "line"):
        record["document"].pop(key, None)
    return json.dumps(full(record), sort_keys=True)


def full(value):
    if isinstance(value, dict):
        return {key: full(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [full(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def expect(what, found, wanted):
    for one, other in itertools.zip_longest(found, wanted):
        if one != other:
            sys.exit(f"{what}: {len(found)}, where the command has {len(wanted)}; the first that differs:\n{one}\n{other}")
    print(f"{what}: {len(found)}, as the command has them")


def fails(what, wanted, work):
    try:
        work()
    except Exception as failure:
        if wanted not in str(failure):
            raise
        print(f"a wrong flag fails the job by {what}")
    else:
        sys.exit(f"a wrong flag went unseen by {what}")


def main():
    claims, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    folder = Path(tempfile.mkdtemp())
    for part in range(4):
        lines = list(stories(count))[part * count // 4 : (part + 1) * count // 4]
        (folder / f"part-{part}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    broken = "just words\n" * 3
    (folder / "part-4.jsonl").write_text(broken, encoding="utf-8")
    files = sorted(map(str, folder.glob("*.jsonl")))
    run = subprocess.run([claims, "extract", "-f", "ndjson", *files[:4]], capture_output=True, text=True)
    wanted = sorted(comparable(json.loads(line)) for line in run.stdout.splitlines())
    failures = [found[1] for line in run.stderr.splitlines() if (found := re.match(r"claims: \S*?\.jsonl:\d+: (.*)", line))]

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.files.maxPartitionBytes", "300k").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    lines = spark.sparkContext.textFile(",".join(files[:4]), 6)
    piped = claims_spark.pipe(lines, claims, ["--quiet"]).collect()
    expect("records by rdd.pipe", sorted(comparable(json.loads(line)) for line in piped), wanted)

    frame = claims_spark.frame(spark.read.text(files), claims)
    rows = [row.asDict(recursive=True) for row in frame.collect()]
    print(f"the data frame has {frame.rdd.getNumPartitions()} partitions")
    records = [row for row in rows if row["error"] is None]
    for row in records:
        assert row.pop("value") is None and row.pop("error") is None
    expect("records by mapInPandas", sorted(map(comparable, records)), wanted)
    left = [row for row in rows if row.get("error") is not None]
    expect("lines without a record", sorted(re.sub(r"\s+", " ", row["error"]) for row in left if row["value"] != "just words"), sorted(failures))
    expect("lines of a file without an object", [row["value"] for row in left if row["value"] == "just words"], broken.split("\n")[:-1])
    assert len(rows) == count + 3 and all(row["value"] for row in left)

    assert len(frame.limit(3).collect()) == 3  # nobody reads the rest
    spark.sparkContext.setLogLevel("OFF")
    fails("rdd.pipe", "error code 2", lambda: claims_spark.pipe(lines, claims, ["--no-such-flag"]).collect())
    fails("mapInPandas", "claims ended with 2", lambda: claims_spark.frame(spark.read.text(files), claims, ["--no-such-flag"]).collect())
    spark.stop()


if __name__ == "__main__":
    main()
