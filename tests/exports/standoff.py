"""Reads the brat files with brat's own reader, and checks them by its own rules and its annotation.conf."""

import codecs
import glob
import json
import os
import sys
import tempfile

import brat

# brat takes its settings from a module of this name, and looks for annotation.conf below BASE_DIR only.
top = os.path.abspath(sys.argv[2])
settings = tempfile.mkdtemp()
with open(os.path.join(settings, "config.py"), "w", encoding="utf-8") as file:
    file.write(f"BASE_DIR = DATA_DIR = {top!r}\nWORK_DIR = {settings!r}\nADMIN_CONTACT_EMAIL = ''\n")
    file.write("USER_PASSWORD = {}\nMAX_SEARCH_RESULT_NUMBER = 1000\nDEBUG = TUTORIALS = False\n")
    file.write("LL_DEBUG, LL_INFO, LL_WARNING, LL_ERROR, LL_CRITICAL = range(5)\nLOG_LEVEL = LL_WARNING\n")
server = os.path.join(list(brat.__path__)[0], "server")
sys.path[:0] = [settings, os.path.join(server, "src"), os.path.join(server, "lib")]

import annotation  # noqa: E402

# Python no longer knows the mode that brat opens texts with.
annotation.open_textfile = lambda name, mode="r": codecs.open(name, "r", "utf8")

import projectconfig  # noqa: E402
import verify_annotations  # noqa: E402

conf = projectconfig.ProjectConfiguration(top)
records = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
counts = {"events": 0, "values": 0, "attributes": 0}
ids = []
for file in sorted(glob.glob(os.path.join(glob.escape(top), "*.ann"))):
    with annotation.TextAnnotations(file[: -len(".ann")]) as read:
        assert not read.failed_lines, (file, read.failed_lines)
        issues = verify_annotations.verify_annotation(read, conf)
        assert not issues, (file, [issue.human_readable_str() for issue in issues])
        text = read.get_document_text()
        for value in read.get_textbounds():
            assert " ".join(text[start:end] for start, end in value.spans) == value.text, (file, str(value))
        counts["events"] += len(list(read.get_events()))
        counts["values"] += len(list(read.get_textbounds()))
        counts["attributes"] += len(list(read.get_attributes()))
        ids += [note.tail.split()[0] for note in read.get_oneline_comments() if note.target.startswith("E")]
assert sorted(ids) == sorted(record["id"] for record in records), "an event for each record"
assert counts["events"] == counts["attributes"] == len(records)
print(f"  brat: {counts['events']} events, {counts['values']} values, nothing amiss")
