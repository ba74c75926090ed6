"""The tables of the catalogue, as a list of steps that remember that they were taken.

Never change a step that has been published: add one, and count it in `kb.catalogue.catalogue_db.STEPS`.
"""

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations
from sqlite_utils.db import DescIndex

from kb.base.atomic import make_file

steps = Migrations("catalogue")


def bring_up_to_date(connection: sqlite3.Connection, file: Path, schema: int) -> None:
    """Take the steps that are missing; an older catalogue is first copied beside itself.

    `schema` is the number that the file carries afterwards.
    """
    db = Database(connection, execute_plugins=False, recursive_triggers=False)
    if steps.applied(db) and steps.pending(db):
        _copy(connection, file.with_name(f"{file.name}.sebelum-{schema}"))
    # One at a time: a window and its worker may meet here at a first start.
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        steps.apply(db)
        connection.execute(f"PRAGMA user_version = {schema}")


def _copy(connection: sqlite3.Connection, to: Path) -> None:
    copy = sqlite3.connect(make_file(to))
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


@steps()
def notes(db: Database) -> None:
    """Notes of all stories, each by its own file; `body` is the note itself, the rest is what lists ask for."""
    text, number, raw = str, int, bytes
    db.table("notes").create(
        {
            "note": number,
            "file": number,  # the story's
            "path": text,
            "private": number,
            "modified": number,
            "size": number,
            "inode": number,
            "story": text,  # the id it was read for
            "id": text,  # none for a file that cannot be read
            "shown": number,  # of files with the same id only one is, and no note that was deleted
            "kind": text,
            "person": text,
            "region": text,
            "reply_to": text,
            "created": text,
            "changed": text,
            "settled": number,  # resolved, or with an accepted answer
            "answers": number,
            "agreeing": number,
            "certainty": text,
            "begins": number,
            "ends": number,
            "body": raw,
        },
        pk="note",
    )
    db.table("notes").create_index(["path"], unique=True)
    db.table("notes").create_index(["file"])
    db.table("notes").create_index(["id"])
    db.table("notes").create_index(["kind", "created"])
    db.table("notes").create_index(["created"])
    db.table("notes").create_index(["person"])
    db.table("note_codes").create({"note": number, "code": text})
    db.table("note_codes").create_index(["code", "note"])
    db.table("note_codes").create_index(["note"])
    db.execute("CREATE VIRTUAL TABLE note_words USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
    # Files have been walked with another mark of their notes until now.
    db.execute("UPDATE files SET notes = -1")


@steps()
def sums(db: Database) -> None:
    """A checksum for what is known of each file; all of it is read again, since nobody can vouch for what is there."""
    db.table("sums").create({"file": int, "sum": int}, pk="file")
    for table in (
        "files",
        "cards",
        "texts",
        "facets",
        "links",
        "problems",
        "notes",
        "note_codes",
        "note_words",
        "meta",
    ):
        db.execute(f"DELETE FROM {table}")
