//! Files that mean harm, and those that only look like it.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::io::{Cursor, Write as _};

use office::{Refused, has_doctype, open};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in parts {
        let options = SimpleFileOptions::default();
        archive.start_file(*part, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn refused(parts: &[(&str, &str)]) -> Option<Refused> {
    let bytes = archive(parts);
    open(&bytes).err()
}

const PAPER: (&str, &str) = ("word/document.xml", "<x/>");

#[test]
fn what_a_file_says_of_its_parts_tells_a_program() {
    let says = |kind: &str| {
        let types = format!(
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/word/media/anh.png\" ContentType=\"{kind}\"/></Types>"
        );
        refused(&[
            ("[Content_Types].xml", types.as_str()),
            PAPER,
            ("word/media/anh.png", "P"),
        ])
    };
    assert_eq!(says("image/png"), None);
    for kind in [
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-office.VBAPROJECT",
        "application/vnd.ms-office.vba&#80;roject",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-excel.macrosheet+xml",
        "application/vnd.ms-excel.intlmacrosheet+xml",
        "application/vnd.ms-office.activeX+xml",
        "application/vnd.openxmlformats-officedocument.oleObject",
    ] {
        assert_eq!(says(kind), Some(Refused::Program), "{kind}");
    }
    assert_eq!(says("&unknown;"), Some(Refused::Unclear));

    // Some programs say of every ending what it would be.
    let types = "<Types><Default Extension=\"BIN\" ContentType=\"application/vnd.ms-office.activeX\"/></Types>";
    let types = ("[Content_Types].xml", types);
    assert_eq!(refused(&[types, PAPER]), None);
    let part = ("word/media/x.bin", "P");
    assert_eq!(refused(&[types, PAPER, part]), Some(Refused::Program));
}

#[test]
fn a_part_called_otherwise_is_found_by_who_refers_to_it() {
    let refers = |at: &str, kind: &str, target: &str| {
        let relations = format!(
            "<Relationships><Relationship Id=\"rId1\" Type=\"{kind}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
        );
        refused(&[PAPER, (at, relations.as_str()), ("word/media/anh.png", "P")])
    };
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let at = "word/_rels/document.xml.rels";
    for kind in [
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/OLEobject",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/control",
    ] {
        let (program, target) = (Some(Refused::Program), "media/anh.png");
        assert_eq!(refers(at, kind, target), program, "{kind}");
        assert_eq!(refers("WORD/_Rels/Other.RELS", kind, target), program);
    }
    let template = |target: &str| {
        let kind = format!("{office}/attachedTemplate");
        refers("word/_rels/settings.xml.rels", &kind, target)
    };
    let elsewhere = "https://example.vn/mau.dotm";
    assert_eq!(template(elsewhere), Some(Refused::Program));
    assert_eq!(template(r"file:///C:\Users\Lan\Mau.dotx"), None);
    for kind in ["hyperlink", "image"] {
        assert_eq!(refers(at, &format!("{office}/{kind}"), elsewhere), None);
    }
    // Who asks another machine for a file tells it his password, a web page's picture does not.
    for target in [r"\\10.0.0.1\mau\dau.png", "file://10.0.0.1/mau/dau.png"] {
        let picture = refers(at, &format!("{office}/image"), target);
        assert_eq!(picture, Some(Refused::Program), "{target}");
    }
    let chunk = refers(at, &format!("{office}/aFChunk"), "media/anh.png");
    assert_eq!(chunk, Some(Refused::Program));
}

#[test]
fn parts_that_are_called_as_programs_are() {
    for name in [
        "word/vbaProject.bin",
        r"word\VbaData.xml",
        "XL/MACROSHEETS/sheet1.xml",
        "word/activeX/activeX1.xml",
        "word/embeddings/oleObject1.bin",
    ] {
        assert_eq!(
            refused(&[PAPER, (name, "P")]),
            Some(Refused::Program),
            "{name}"
        );
    }
    // A chart's own figures.
    assert_eq!(
        refused(&[PAPER, ("word/embeddings/Sheet1.xlsx", "P")]),
        None
    );
}

#[test]
fn two_parts_of_one_name_are_refused() {
    for other in [
        "word/Document.xml",
        r"word\document.xml",
        "/word/document.xml",
    ] {
        assert_eq!(
            refused(&[PAPER, (other, "<y/>")]),
            Some(Refused::Twins),
            "{other}"
        );
    }
    let mut file = archive(&[PAPER, ("word/documenu.xml", "<y/>")]);
    assert!(open(&file).is_ok());
    let (other, name) = (b"word/documenu.xml", b"word/document.xml");
    for at in 0..file.len() - name.len() {
        if file[at..].starts_with(other) {
            file[at..at + name.len()].copy_from_slice(name);
        }
    }
    assert_eq!(open(&file).err(), Some(Refused::Twins));
}

#[test]
fn what_cannot_be_read_is_not_taken_for_harmless() {
    for said in [
        "<!DOCTYPE x><Relationships/>",
        "<Relationships a='",
        "\u{0}<\u{0}R",
        "<?xml version='1.0' encoding='utf-7'?><Relationships/>",
    ] {
        for part in ["[Content_Types].xml", "_rels/.rels"] {
            assert_eq!(
                refused(&[PAPER, (part, said)]),
                Some(Refused::Unclear),
                "{said}"
            );
        }
    }
    let endless = " ".repeat(33 << 20);
    assert_eq!(
        refused(&[PAPER, ("_rels/.rels", &endless)]),
        Some(Refused::Unclear)
    );
    assert_eq!(open(b"PK\x03\x04 cut off").err(), Some(Refused::NoArchive));
    assert!(has_doctype(b"<?xml version='1.0'?><!DOCTYPE a>") && !has_doctype(b"<a/>"));
}
