"""The record's schema as Spark types, made from `claims schema`, so that no pass over the data has to guess it."""

import json
import subprocess

from pyspark.sql import types as t

# Room for any amount told in the news, and for nine digits behind the point; nothing is rounded to a float.
NUMBER = t.DecimalType(38, 9)


def schema(claims):
    """A record as a struct: what stands in every record, and the fields of all kinds side by side."""
    told = json.loads(subprocess.run([claims, "schema"], check=True, capture_output=True, text=True).stdout)
    record = {name: _type(told, part) for name, part in told["properties"].items() if name != "fields"}
    fields = {}
    for kind in told["oneOf"]:
        for name, part in kind["properties"]["fields"]["properties"].items():
            fields.setdefault(name, _type(told, part))
    return t.StructType(_fields(record) + [t.StructField("fields", t.StructType(_fields(fields)))])


def _fields(types):
    return [t.StructField(name, kind) for name, kind in sorted(types.items())]


def _type(told, part):
    for key in ("allOf", "anyOf"):
        if key in part:
            return _type(told, part[key][0])
    if "$ref" in part:
        return _type(told, told["$defs"][part["$ref"].rsplit("/", 1)[1]])
    kind = part.get("type", "string")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        return t.StructType(_fields({name: _type(told, p) for name, p in part["properties"].items()}))
    if kind == "array":
        return t.ArrayType(_type(told, part["items"]))
    if part.get("format") == "date":
        return t.DateType()
    return {"integer": t.LongType(), "number": NUMBER}.get(kind, t.StringType())
