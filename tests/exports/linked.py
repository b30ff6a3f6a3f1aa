"""Reads the Web Annotations with a JSON-LD processor: nothing is lost on the way to triples, and these say the same.

`anno.context.json` is the part of the W3C's context that the annotations use, so that no network is needed: what it
does not name, or names otherwise than the vocabulary, would be lost here."""

import json
import sys

from pyld import jsonld

OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
context = json.load(open(sys.argv[1], encoding="utf-8"))
records = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
page = json.load(open(sys.argv[3], encoding="utf-8"))


def load(address, _options):
    assert address == "http://www.w3.org/ns/anno.jsonld", address
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": context}


def keys(json_value):
    """How many keys with a value there are, at any depth."""
    if isinstance(json_value, dict):
        return sum(1 + keys(value) for key, value in json_value.items() if key != "@context")
    return sum(map(keys, json_value)) if isinstance(json_value, list) else 0


options = {"documentLoader": load, "base": "http://example.org/archive/"}
compact = jsonld.compact(jsonld.expand(page, options), page["@context"], options)
assert keys(compact) == keys(page), "a key was lost"

triples = jsonld.to_rdf(page, options)["@default"]
about = {}
for triple in triples:
    about.setdefault(triple["subject"]["value"], {}).setdefault(triple["predicate"]["value"], []).append(
        triple["object"]["value"])
annotations = {name for name, said in about.items() if f"{OA}Annotation" in said.get(f"{RDF}type", [])}
assert len(annotations) == len({item["id"] for item in page["items"]}) > 300

for record in records:
    said = about[f"urn:claims:{record['id']}"]
    bodies = [about[body][f"{RDF}value"][0] for body in said[f"{OA}hasBody"]]
    assert record["kind"] in bodies and record["status"] in bodies
    whole = [json.loads(body) for body in bodies if body.startswith("{")]
    assert record in whole, record
    quotes = {
        quote
        for target in said[f"{OA}hasTarget"]
        for selector in about[target][f"{OA}hasSelector"]
        for quote in about[selector].get(f"{OA}exact", [])
    }
    assert record["evidence"]["text"] in quotes
print(f"  JSON-LD: {len(annotations)} annotations, {len(triples)} triples")
