"""The tables of the catalogue, as a list of steps that remember that they were taken.

Never change a step that has been published: add one, and count it in `kb.catalogue_db.STEPS`.
"""

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations
from sqlite_utils.db import DescIndex

from kb.catalogue_db import SCHEMA

steps = Migrations("catalogue")


def bring_up_to_date(connection: sqlite3.Connection, file: Path) -> None:
    """Take the steps that are missing; an older catalogue is first copied beside itself."""
    db = Database(connection, execute_plugins=False, recursive_triggers=False)
    if steps.applied(db) and steps.pending(db):
        _copy(connection, file.with_name(f"{file.name}.sebelum-{SCHEMA}"))
    # One at a time: a window and its worker may meet here at a first start.
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        steps.apply(db)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _copy(connection: sqlite3.Connection, to: Path) -> None:
    copy = sqlite3.connect(to)
    try:
        connection.backup(copy)
    finally:
        copy.close()


@steps()
def first_shelf(db: Database) -> None:
    """Files with their cards, and what hangs on them; a file is known by a number, so that side tables stay small."""
    text, number, raw = str, int, bytes
    db.table("files").create(
        {
            "file": number,
            "path": text,
            "modified": number,
            "size": number,
            "inode": number,
            "notes": number,
            "digest": text,
            "reader": text,  # which reader and vocabulary made the card
            "id": text,
            "id_line": number,
            "shown": number,  # of files with the same id only one is
            "withdrawn": number,
            "newest": text,
        },
        pk="file",
    )
    db.table("files").create_index(["path"], unique=True)
    db.table("files").create_index(["id"])
    db.table("files").create_index([DescIndex("newest"), "id"])
    # Apart from their files, so that a walk through all files touches few pages.
    db.table("cards").create({"file": number, "card": raw}, pk="file")
    db.table("texts").create({"file": number, "plain": raw, "sections": raw}, pk="file")
    db.table("facets").create({"file": number, "facet": text, "value": text})
    db.table("facets").create_index(["facet", "value", "file"])
    db.table("facets").create_index(["file"])
    db.table("links").create({"file": number, "kind": text, "role": text, "target": text, "line": number})
    db.table("links").create_index(["kind", "role", "target"])
    db.table("links").create_index(["kind", "target"])
    db.table("links").create_index(["file"])
    db.table("problems").create(
        {"file": number, "origin": text, "path": text, "line": number, "serious": number, "problem": raw}
    )
    db.table("problems").create_index(["file"])
    db.table("meta").create({"key": text, "value": text}, pk="key")
