"""Asks queries.sql of a file of records and prints the answers.

    claims extract seeds/ > claims.jsonl
    python examples/duckdb/run.py claims.jsonl

Needs `pip install duckdb`. The copy of the last query goes to a folder `claims` where you are.
"""

import pathlib
import sys

import duckdb


def main():
    records = sys.argv[1]
    made = f"CREATE TABLE claims AS FROM read_json({records!r}, format = 'newline_delimited', sample_size = -1)"
    duckdb.sql(made)
    text = pathlib.Path(__file__).with_name("queries.sql").read_text(encoding="utf-8")
    for query in text.split(";\n"):
        lines = query.strip().splitlines()
        if not any(line and not line.startswith("--") for line in lines):
            continue
        print("\n".join(line for line in lines if line.startswith("--")).rsplit("\n\n", 1)[-1])
        answer = duckdb.sql("\n".join(line for line in lines if not line.startswith("--")))
        if answer is not None:
            answer.show(max_width=140, max_rows=20)


if __name__ == "__main__":
    main()
