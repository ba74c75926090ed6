"""Tiles and grids of the front page and of the page where writing begins."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QScrollArea

from ui.widgets.link_cards import DoTile, WideGrid
from ui.widgets.theme import theme

LONG = "Teruskan yang sudah dimulai, lihat yang diajukan, dan apa yang dikembalikan kepada Anda bersama alasannya."


def inked(image: QImage, row: int, ground: QColor) -> bool:
    return any(image.pixelColor(x, row) != ground for x in range(90, image.width() - 20))


def test_three_lines_keep_as_much_room_below_as_the_name_has_above(qtbot):
    tile = DoTile("pencil")
    qtbot.addWidget(tile)
    tile.set_words("Naskah saya", LONG)
    tile.resize(240, tile.sizeHint().height())
    image = tile.grab().toImage()
    rows = [row for row in range(8, image.height() - 4) if inked(image, row, theme().card)]
    above, below = rows[0], image.height() - rows[-1]
    assert rows[-1] > 70, "three lines are there"
    assert below >= 12 and abs(above - below) <= 8


def test_columns_stand_below_each_other_also_where_a_row_is_not_full_and_the_grid_gets_narrow_again(qtbot):
    full, half = WideGrid(240, (3, 1)), WideGrid(240, (3, 1))
    areas = []
    for grid, count in ((full, 3), (half, 2)):
        grid.set_widgets([DoTile("pencil") for _ in range(count)])
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(grid)
        area.resize(906, 300)
        qtbot.addWidget(area)
        area.show()
        areas.append(area)
    qtbot.waitUntil(lambda: full._columns == half._columns == 3)
    qtbot.waitUntil(lambda: full._widgets[2].x() > 0)
    places = [[(tile.x(), tile.width()) for tile in grid._widgets] for grid in (full, half)]
    assert places[1] == places[0][:2]
    full.window().resize(420, 300)
    qtbot.waitUntil(lambda: full._columns == 1)
    assert full.width() <= 420
