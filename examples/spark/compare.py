"""Compares Parquet that `extract.py` wrote with the JSON Lines of one machine, record for record.

    python compare.py claims.parquet claims.jsonl
"""

import datetime
import decimal
import json
import sys

from pyspark.sql import Row, SparkSession


def plain(value):
    """Rows, dates and decimals as JSON has them; what is null or empty is left out."""
    if isinstance(value, Row):
        value = value.asDict()
    if isinstance(value, dict):
        kept = {name: plain(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part not in (None, {}, [])}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return value.normalize()
    return value


def of_json(line):
    record = json.loads(line, parse_float=decimal.Decimal, parse_int=decimal.Decimal)
    return plain(record | record.pop("fields"))


def key(record):
    return json.dumps(record, sort_keys=True, default=lambda number: format(number.normalize(), "f"))


def main():
    parquet, lines = sys.argv[1:]
    spark = SparkSession.builder.master("local[1]").getOrCreate()
    rows = [plain(row) for row in spark.read.parquet(parquet).collect()]
    spark.stop()
    whole = lambda value: decimal.Decimal(value).normalize() if type(value) is int else value
    cluster = sorted(key(_each(row, whole)) for row in rows)
    with open(lines, encoding="utf-8") as file:
        machine = sorted(key(of_json(line)) for line in file)
    if cluster != machine:
        differ = [pair for pair in zip(cluster, machine) if pair[0] != pair[1]]
        sys.exit(f"{len(cluster)} records of the cluster, {len(machine)} of one machine; first: {differ[:1]}")
    print(f"{len(cluster)} records, the same as on one machine")


def _each(value, change):
    if isinstance(value, dict):
        return {name: _each(part, change) for name, part in value.items()}
    if isinstance(value, list):
        return [_each(part, change) for part in value]
    return change(value)


if __name__ == "__main__":
    main()
