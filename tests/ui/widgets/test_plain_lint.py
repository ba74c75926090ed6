"""Nobody goes round the functions that show other people's words letter by letter: read from the source."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SURE = {"tip", "shown"}
# Methods that let Qt guess whether a text is HTML; ours alone, or through `tip`.
TIPS = {"setToolTip", "setTabToolTip", "setStatusTip", "setWhatsThis", "showText", "setWindowTitle"}
# Who makes HTML of the words, each piece escaped; tests/ui/widgets/test_plain.py shows that it is.
RICH = {
    "ui/widgets/plain.py",
    "ui/notes/margin/note_words_view.py",
    "ui/write/drafts/merge_page.py",
    "ui/write/check/name_card.py",
    "ui/find/understood_line.py",
}
HTML = {"ui/history/difference_view.py", "ui/history/origin_view.py", "ui/write/drafts/draft_history.py"}
ROLES = {"ui/widgets/offer_list.py", "ui/find/facet_view.py"}
# Who writes to a terminal, and who to the window that started it.
# The passphrase is asked for by `getpass`, which only wants to know where to write our own question.
# The report of a mistake holds nobody's words, and must come out when nothing else of ours can be loaded.
VOICES = {
    "ui/__main__.py",
    "ui/terminal/speech.py",
    "ui/terminal/passphrase_prompt.py",
    "ui/services/library_watcher.py",
}
GUESSING = {"QMessageBox", "QErrorMessage", "QWhatsThis", "QSplashScreen", "QInputDialog", "QProgressDialog"}


def is_ours(node: ast.expr) -> bool:
    """Whether a text is made of our own sentences only, or of what has been made plain."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in SURE:
            return True
        case ast.Call(func=ast.Name(id="translate") | ast.Attribute(attr="tr" | "translate"), args=parts):
            return all(is_ours(part) for part in parts)
        case ast.BinOp(left=left, right=right):
            return is_ours(left) and is_ours(right)
        case ast.JoinedStr(values=parts):
            return all(is_ours(part.value if isinstance(part, ast.FormattedValue) else part) for part in parts)
        case ast.IfExp(body=one, orelse=other):
            return is_ours(one) and is_ours(other)
    return isinstance(node, ast.Constant)


def slips(code: str, name: str) -> list[str]:
    """Return what in a file lets Qt, or a terminal, guess."""
    found = []
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in TIPS:
                wanted = node.args[1:2] if attr == "showText" else node.args[-1:]
                found += [] if all(is_ours(part) for part in wanted) else [f"{node.lineno} {attr}"]
            case ast.Call(func=ast.Name(id="QLabel")):
                found.append(f"{node.lineno} QLabel(")
            case ast.ClassDef(bases=bases) if name not in RICH:
                found += [
                    f"{node.lineno} class of QLabel"
                    for base in bases
                    if isinstance(base, ast.Name) and base.id == "QLabel"
                ]
            case ast.Attribute(attr="RichText" | "AutoText" | "MarkdownText") if name not in RICH:
                found.append(f"{node.lineno} {node.attr}")
            case ast.Attribute(attr="setHtml" | "insertHtml" | "setMarkdown" | "insertMarkdown") if name not in HTML:
                found.append(f"{node.lineno} {node.attr}")
            case ast.Attribute(attr="ToolTipRole" | "StatusTipRole" | "WhatsThisRole") if name not in ROLES:
                found.append(f"{node.lineno} {node.attr}")
            case ast.Call(func=ast.Name(id="print")):
                found.append(f"{node.lineno} print")
            case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr" | "__stdout__") if name not in VOICES:
                found.append(f"{node.lineno} {node.attr}")
            case ast.Name(id=wish) if wish in GUESSING:
                found.append(f"{node.lineno} {wish}")
    return found


def test_nothing_on_the_screen_is_left_to_guesses():
    files = sorted((ROOT / "ui").rglob("*.py"))
    assert len(files) > 150
    found = {}
    for file in files:
        name = file.relative_to(ROOT).as_posix()
        if slip := slips(file.read_text(encoding="utf-8"), name):
            found[name] = slip
    assert found == {}


@pytest.mark.parametrize(
    "code",
    [
        "a.setToolTip(title)",
        "a.setToolTip(f'{title} (K)')",
        "a.setToolTip(self.tr('Buka {name}').format(name=name))",
        "QToolTip.showText(place, text, self)",
        "QToolTip.showText(place, self.tip(bar), self)",
        "a.setWindowTitle(story.title)",
        "QLabel(title)",
        "class A(QLabel): pass",
        "a.setTextFormat(Qt.TextFormat.AutoText)",
        "a.setHtml(text)",
        "a.setData(Qt.ItemDataRole.ToolTipRole, title)",
        "QMessageBox.warning(self, a, b)",
        "print(title)",
        "sys.stderr.write(title)",
    ],
)
def test_the_search_for_slips_sees(code):
    assert slips(code, "ui/x.py")


@pytest.mark.parametrize(
    "code",
    [
        "a.setToolTip(tip(title))",
        "a.setToolTip(self.tr('Buka') + ' (Ctrl+O)')",
        "a.setToolTip('Ctrl+Enter')",
        "QToolTip.showText(place, tip(text) if text else '', self)",
    ],
)
def test_our_own_sentences_need_no_help(code):
    assert slips(code, "ui/x.py") == []
