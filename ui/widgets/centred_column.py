"""A column of cards that stands in the middle of the page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.ground import Ground


class CentredColumn(Ground):
    """Keeps a column in the middle, with the ground around it."""

    def __init__(self, column: QWidget, side: int = 40) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(side, 0, side, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)
