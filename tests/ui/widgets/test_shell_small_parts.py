"""A list of points: further lines of a point do not begin under its bullet, and a list can say something else."""

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from ui.shell.search_field import SearchField
from ui.widgets.reading_parts import Notice
from ui.widgets.small_parts import BulletList, Text

LONG = "Salinan terakhirnya akan disimpan di simpanan pribadi di komputer ini dan tidak ikut dibagikan."


def test_further_lines_hang_behind_the_bullet(qtbot: QtBot) -> None:
    points = BulletList([LONG, "Pendek."])
    qtbot.addWidget(points)
    points.resize(260, points.heightForWidth(260))
    points.show()
    words = [part for part in points.findChildren(Text) if part.text() != "•"]
    bullets = [part for part in points.findChildren(Text) if part.text() == "•"]
    assert [part.text() for part in words] == [LONG, "Pendek."]
    assert all(part.x() > bullet.geometry().right() for part, bullet in zip(words, bullets, strict=True))
    assert words[0].height() >= words[0].heightForWidth(words[0].width()) > words[1].height()
    assert [bullet.y() for bullet in bullets] == [part.y() for part in words]

    points.set_lines(["Lain."])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [part.text() for part in points.findChildren(Text) if part.text() != "•"] == ["Lain."]


def test_a_narrow_search_field_says_less_instead_of_half_a_sentence(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.resize(520, 38)
    field.show()
    assert field.placeholderText() == "Cari kata, isu, metode, atau tempat"
    field.resize(field.minimumWidth(), 38)
    assert field.placeholderText() == "Cari cerita"
    field.retranslate()
    assert field.placeholderText() == "Cari cerita"
    field.resize(520, 38)
    assert field.placeholderText() == "Cari kata, isu, metode, atau tempat"


def test_a_notice_puts_its_button_below_where_there_is_little_room(qtbot: QtBot) -> None:
    notice = Notice(LONG, "lock", "warning", "Pengelola pustaka")
    qtbot.addWidget(notice)
    notice.resize(700, 60)
    notice.show()
    (words,) = notice.findChildren(Text)
    assert notice.button is not None
    assert notice.button.x() > words.geometry().right()
    notice.resize(340, 200)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert notice.button.y() > words.geometry().bottom()
    assert words.width() > 280
