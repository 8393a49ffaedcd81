"""The Word template used where the organisation has none of its own: styles, header, footer (beside step 10).

An organisation replaces it by a Word file of its own. In the text of its headers and footers ``{mark}``, ``{meeting}``,
``{made}`` and ``{data}`` are filled in; the styles that it lacks fall back on Word's own.
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from wggi_metrics.figures.tokens import LIGHT

FONT = "Calibri"
NOTE, LEAD, MARK, TABLE = "Brief note", "Brief lead", "Brief mark", "Brief table"
WATERMARK = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
</v:shapetype>
<v:shape id="mark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" style="position:absolute;margin-left:0;margin-top:0;
width:420pt;height:60pt;rotation:322;z-index:-251658752;mso-position-horizontal:center;
mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
 fillcolor="#e8e4de" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt"
 string="{mark}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>
"""


def shipped_template() -> WordDocument:
    """An empty A4 document with the brief's styles, watermark and footer."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _set_header(document)
    _set_footer(document)
    return document


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(14), Mm(18)
    section.header_distance = section.footer_distance = Mm(8)


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    _look(styles["Normal"], 9.5, LIGHT.ink, after=3)
    _look(styles["Heading 1"], 18, LIGHT.ink, before=0, after=4, is_bold=True)
    _look(styles["Heading 2"], 12, LIGHT.ink, before=6, after=2, is_bold=True)
    _look(styles.add_style(LEAD, WD_STYLE_TYPE.PARAGRAPH), 13, LIGHT.ink, after=8)
    _look(styles.add_style(NOTE, WD_STYLE_TYPE.PARAGRAPH), 8.5, LIGHT.quiet, after=3)
    mark = styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.color.rgb = RGBColor.from_string(LIGHT.mark.removeprefix("#"))
    _set_table_style(styles)


def _look(style: Any, size: float, colour: str, before: float = 0, after: float = 0, is_bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), is_bold
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.0


def _set_table_style(styles: Any) -> None:
    """Horizontal rules alone, in the colour of the grid."""
    style = styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    properties, borders = OxmlElement("w:tblPr"), OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LIGHT.axis.removeprefix("#"))):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    properties.append(borders)
    style.element.append(properties)


def _set_header(document: WordDocument) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph._p.append(parse_xml(WATERMARK.strip()))


def _set_footer(document: WordDocument) -> None:
    footer = document.sections[0].footer
    footer.paragraphs[0].style = document.styles[NOTE]
    footer.paragraphs[0].add_run("{made}")
    second = footer.add_paragraph("{data} · ", style=document.styles[NOTE])
    for code, sign in (("PAGE", ""), ("NUMPAGES", " / ")):
        second.add_run(sign)
        _add_field(second, code)


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
