"""Small documents made by hand, as Word and LibreOffice would write them, and worse."""

import io
import zipfile
from collections.abc import Iterable

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:r="{_OFFICE}"'
)


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{named}<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def picture(relation: str) -> str:
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="peta" descr="Peta tangan"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="peta" descr="Peta tangan"/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def docx(
    paragraphs: Iterable[str], pictures: Iterable[tuple[str, bytes]] = (), more: Iterable[tuple[str, bytes | str]] = ()
) -> bytes:
    """Write a Word document; pictures are (file name, bytes) with the relations rId1, rId2 ..."""
    pictures = list(pictures)
    body = f'<?xml version="1.0"?><w:document {_W}><w:body>{"".join(paragraphs)}</w:body></w:document>'
    top = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/image" Target="media/{name}"/>'
        for number, (name, _) in enumerate(pictures, start=1)
    )
    return archive(
        [
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELS.format(top)),
            ("word/document.xml", body),
            *([("word/_rels/document.xml.rels", _RELS.format(inner))] if pictures else []),
            *((f"word/media/{name}", data) for name, data in pictures),
            *more,
        ]
    )


def text_box(text: str) -> str:
    """Put words into a box of Word's, told twice as Word does: for itself and for older programs."""
    box = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )


def reviewed(kept: str, put_in: str, taken_out: str) -> str:
    """Write a paragraph as somebody corrected it, with a comment (see `comments`) on its first words."""
    return (
        f'<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>{kept}</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
        f'<w:ins w:id="1" w:author="Sri"><w:r><w:t xml:space="preserve">{put_in}</w:t></w:r></w:ins>'
        f'<w:del w:id="2" w:author="Sri"><w:r><w:delText xml:space="preserve">{taken_out}</w:delText></w:r></w:del></w:p>'
    )


def comments(author: str, text: str) -> list[tuple[str, bytes | str]]:
    """Return the further parts of a document that `reviewed` needs."""
    comment = f'<w:comment w:id="0" w:author="{author}">{paragraph(text)}</w:comment>'
    relation = f'<Relationship Id="c1" Type="{_OFFICE}/comments" Target="comments.xml"/>'
    return [
        ("word/comments.xml", f'<?xml version="1.0"?><w:comments {_W}>{comment}</w:comments>'),
        ("word/_rels/document.xml.rels", _RELS.format(relation)),
    ]


def edge(text: str) -> tuple[str, str]:
    """Return the part of a Word document that stands at the head of every page."""
    return "word/header1.xml", f'<?xml version="1.0"?><w:hdr {_W}>{paragraph(text)}</w:hdr>'


def odt(body: str, masters: str = "") -> bytes:
    """Write an OpenDocument text; `masters` tell what stands on every page."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names} office:version="1.2"><office:body><office:text>'
        f"{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f'<?xml version="1.0"?><office:document-styles {names} office:version="1.2"><office:styles/>'
        f"<office:automatic-styles/><office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return archive([("mimetype", kind), ("content.xml", content), ("styles.xml", styles)])


def archive(entries: Iterable[tuple[str, bytes | str]]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(name, data)
    return written.getvalue()
