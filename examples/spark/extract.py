"""Reads articles with `claims` on a Spark cluster and writes the records as Parquet, partitioned by kind.

    spark-submit --py-files examples/spark/records.py examples/spark/extract.py \\
        --claims /usr/local/bin/claims --out s3a://bucket/claims s3a://bucket/news/*.jsonl

JSON Lines are split by Spark and piped line by line; the cluster can read them from wherever Spark can. Web
archives (--warc) are opened by `claims` itself, one task a file, so their paths must be readable on every
machine. A line that cannot be read is told on the executors' standard error and costs nothing else; a run of
`claims` that fails as a whole fails its task.
"""

import argparse
import shlex

from pyspark.sql import SparkSession, functions as f

import records

# An exit of 1 says that some input could not be read; all others were. Any other, or a signal, fails the task.
ALL_BUT_FATAL = 'code=$?; [ "$code" -le 1 ] || exit "$code"'
LINES = f"{{run}} --input jsonl -; {ALL_BUT_FATAL}"
ARCHIVES = f'while IFS= read -r path; do {{run}} "$path" </dev/null; {ALL_BUT_FATAL}; done'


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", help="JSON Lines files or folders of them; with --warc, web archives")
    parser.add_argument("--claims", required=True, help="absolute path of the binary on every machine")
    parser.add_argument("--out", required=True, help="where the Parquet folders go; what is there is replaced")
    parser.add_argument("--warc", action="store_true", help="the paths are web archives")
    parser.add_argument("--partitions", type=int, help="how many tasks [default: as Spark splits the input]")
    parser.add_argument("--flags", default="", help="further flags for `claims extract`, as one word")
    return parser.parse_args()


def lines(spark, told):
    """Records as JSON, one string each."""
    run = f"{shlex.quote(told.claims)} extract -j1 --quiet {told.flags}"
    if told.warc:
        paths = spark.sparkContext.parallelize(told.paths, told.partitions or len(told.paths))
        return piped(paths, ARCHIVES.format(run=run))
    articles = spark.read.text(told.paths).rdd.map(lambda row: row.value)
    if told.partitions:
        articles = articles.repartition(told.partitions)
    return piped(articles, LINES.format(run=run))


def piped(partitions, command):
    """What a shell's command makes of each partition's lines; the job fails where its exit is not 0."""
    return partitions.pipe(f"sh -c {shlex.quote(command)}", checkCode=True)


def main():
    told = options()
    spark = SparkSession.builder.appName("claims").getOrCreate()
    parsed = f.from_json("value", records.schema(told.claims))
    found = lines(spark, told).map(lambda line: (line,)).toDF("value string").select(parsed.alias("record"))
    columns = [c for c in found.select("record.*").columns if c != "fields"]
    table = found.select(*[f"record.{c}" for c in columns], "record.fields.*")
    table.write.mode("overwrite").partitionBy("kind").parquet(told.out)
    spark.stop()


if __name__ == "__main__":
    main()
