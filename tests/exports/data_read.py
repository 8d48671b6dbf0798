"""The data of the shipped records, and how a table is read."""

import csv
import io

from content.data.join import load_atlas

ATLAS = load_atlas()
BOOKS = ATLAS.books
EDITION = "0123456789"


def cells(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
