"""What the program stands on: the version of PySide6 whose text cursors hold."""

import subprocess
import sys

import PySide6

# In the next version a cursor that is moved some thousand times ends the whole program, hence the exact pin.
MANY_MOVES = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
application = QApplication([])
document = QTextDocument()
document.setPlainText("kata demi kata " * 200)
cursor, marked = QTextCursor(document), QTextCharFormat()
marked.setBackground(QColor("yellow"))
for number in range(10_000):
    cursor.setPosition(number % 2_000)
    cursor.setPosition(number % 2_000 + 4, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(marked)
print("selesai", cursor.charFormat().background().color().name())
"""


def test_the_pinned_version_is_the_one_in_use():
    assert PySide6.__version__ == "6.11.3"


def test_ten_thousand_moves_of_a_text_cursor_are_survived():
    done = subprocess.run(
        [sys.executable, "-c", MANY_MOVES], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["selesai", "#ffff00"]), done.stderr
