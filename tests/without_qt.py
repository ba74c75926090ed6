"""A pytest plug-in that puts Qt out of reach: `kb` and `index` must work where it was never installed."""

import sys

sys.modules["PySide6"] = None  # type: ignore[assignment]
