//! Word's styles: those of the form, and its own headings for the outline.

use crate::form::{self, Part, Style};
use crate::model::Align;

pub(super) fn xml() -> String {
    let mut out = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        font = form::FONT,
        size = Part::Body.style().size.half_points(),
        line = form::pt(12.0 * form::LINES).twips(),
    );
    for style in form::STYLES {
        out += &format!(
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:qFormat/>{}</w:style>"#,
            style.part.id(),
            style.name,
            properties(&style, None)
        );
    }
    for level in 0..HEADINGS {
        let style = Style {
            bold: true,
            ..Part::Body.style()
        };
        out += &format!(
            r#"<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/><w:next w:val="Body"/><w:qFormat/>{}</w:style>"#,
            properties(&style, Some(level)),
            n = level + 1
        );
    }
    out + "</w:styles>"
}

/// As many levels as Word's outline has.
pub(super) const HEADINGS: usize = 9;

fn properties(style: &Style, outline: Option<usize>) -> String {
    let mut out = String::from("<w:pPr>");
    if outline.is_some() {
        out += "<w:keepNext/>";
    }
    out += &format!(r#"<w:spacing w:before="{}"/>"#, style.before.twips());
    if style.indented {
        out += &format!(r#"<w:ind w:firstLine="{}"/>"#, form::FIRST_LINE.twips());
    }
    out += &format!(r#"<w:jc w:val="{}"/>"#, justification(style.align));
    if let Some(level) = outline {
        out += &format!(r#"<w:outlineLvl w:val="{level}"/>"#);
    }
    out += "</w:pPr><w:rPr>";
    if style.bold {
        out += "<w:b/><w:bCs/>";
    }
    if style.italic {
        out += "<w:i/><w:iCs/>";
    }
    let size = style.size.half_points();
    out + &format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>"#)
}

/// As Word names it.
pub(super) fn justification(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}
