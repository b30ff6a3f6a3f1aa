"""Reads the CSV with csv, pandas and DuckDB: every cell is what the record says, and no cell is a formula."""

import csv
import json
import sys

import duckdb
import pandas

records = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
FORMULA = tuple("=+-@\t\r\n|＝＋－＠")


def plain(cell):
    """A cell without the mark that keeps it from being a formula."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def told(value):
    return "" if value is None else str(value)


def cells(record):
    """What the columns of a record should hold."""
    article, evidence, speaker = record["article"], record["evidence"], record["attribution"] or {}
    row = {key: record[key] for key in ("id", "kind", "status", "rule")}
    row |= {"article": article["path"], "article_date": article["date"], "date_source": article["date_source"]}
    row |= {"title": article.get("title"), "url": article.get("url"), "sentence": evidence["text"]}
    row |= {key: evidence[key] for key in ("line", "start", "end")}
    row |= {"speaker": speaker.get("text"), "speaker_name": speaker.get("name")}
    row["speaker_verb"] = (speaker.get("verb") or {}).get("text")
    for field, value in record["fields"].items():
        items = value if isinstance(value, list) else [value]
        for key in {key for item in items for key in item} - {"start", "end", "inferred", "unresolved"}:
            column = field if key == "text" else f"{field}_{key}"
            row[column] = "; ".join(told(item.get(key)) for item in items)
    return {column: told(value) for column, value in row.items() if told(value)}


def check(tool, rows):
    assert len(rows) == len(records) > 50, (tool, len(rows), len(records))
    for row, record in zip(rows, records):
        filled = {column: plain(cell) for column, cell in row.items() if cell}
        assert filled == cells(record), (tool, filled, cells(record))
        assert not any(cell.startswith(FORMULA) for cell in row.values()), (tool, row)
    print(f"  {tool}: {len(rows)} rows")


path = sys.argv[2]
with open(path, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
check("csv", rows)
assert sum(cell.startswith("'") for row in rows for cell in row.values()) >= 5, "formulas were tried"
check("pandas", pandas.read_csv(path, dtype=str, keep_default_na=False).to_dict("records"))
columns = duckdb.sql(f"select * from read_csv('{path}', header = true, all_varchar = true)")
check("DuckDB", [dict(zip(columns.columns, map(told, row))) for row in columns.fetchall()])

# Guessing the types of columns, as people do.
amounts = [r["fields"]["amount"]["value"] for r in records if "amount" in r["fields"]]
found = duckdb.sql(f"select sum(amount_value), max(period_to) from read_csv('{path}', sample_size = -1)").fetchall()[0]
assert float(found[0]) == float(sum(amounts)) and str(found[1]).startswith("20"), found
assert float(pandas.read_csv(path)["amount_value"].sum()) == float(sum(amounts))
print(f"  the sum of {len(amounts)} amounts is the same to all")
