use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn archive(parts: &[&str]) -> Vec<u8> {
    let parts: Vec<_> = parts.iter().map(|part| (*part, "<x/>")).collect();
    holding(&parts)
}

fn holding(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in parts {
        let begun = archive.start_file(*part, SimpleFileOptions::default());
        begun
            .and_then(|()| Ok(archive.write_all(text.as_bytes())?))
            .expect("an archive in memory");
    }
    archive.finish().expect("an archive in memory").into_inner()
}

fn refused(name: &str, bytes: &[u8]) -> Option<Code> {
    examine(name, bytes.to_vec()).err().map(|error| error.code)
}

fn told(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let found = examine(name, bytes.to_vec()).ok()?;
    Some(found.content_type)
}

const TYPES: &str = "[Content_Types].xml";

#[test]
fn bytes_tell_what_a_file_is() {
    let text = "Kế hoạch\r\n\tI. Căn cứ".as_bytes();
    assert_eq!(told("a.txt", text), Some("text/plain; charset=utf-8"));
    assert_eq!(told("Bảng.csv", text), Some("text/plain; charset=utf-8"));
    let paper = archive(&[TYPES, "word/document.xml"]);
    assert!(told("a.docx", &paper).is_some_and(|kind| kind.ends_with("wordprocessingml.document")));
    let sheet = archive(&[TYPES, "xl/workbook.xml"]);
    assert!(told("a.xlsx", &sheet).is_some_and(|kind| kind.ends_with("spreadsheetml.sheet")));
    assert_eq!(
        told("a.pdf", b"%PDF-1.7\n\xe2\xe3"),
        Some("application/pdf")
    );
    assert_eq!(told("a.mp3", b"ID3\x04\0\0\0\0\0\0"), Some("audio/mpeg"));
    let unicode: Vec<u8> = "\u{feff}Kế hoạch\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(told("a.txt", &unicode), Some("text/plain; charset=utf-16"));
}

#[test]
fn a_program_that_is_called_otherwise_is_found_by_what_the_file_says_of_it() {
    let paper = |types: &str| {
        let (main, part) = ("word/document.xml", "word/media/anh1.png");
        holding(&[(TYPES, types), (main, "<x/>"), (part, "PROGRAM")])
    };
    let says = |kind: &str| {
        paper(&format!(
            "<Types><Override PartName='/word/media/anh1.png' ContentType='{kind}'/></Types>"
        ))
    };
    assert_eq!(refused("a.docx", &says("image/png")), None);
    for kind in [
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-office.vba&#x50;roject",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ] {
        let found = refused("a.docx", &says(kind));
        assert_eq!(found, Some(Code::HasMacros), "{kind}");
    }
    // What cannot be read is not taken for harmless.
    for types in ["<!DOCTYPE x><Types/>", "<Types a='", "\u{0}<\u{0}T"] {
        let found = refused("a.docx", &paper(types));
        assert_eq!(found, Some(Code::UnsupportedType), "{types}");
    }
}

#[test]
fn programs_pages_and_scripts_are_refused() {
    let wrong = Some(Code::UnsupportedType);
    for (name, bytes) in [
        ("a.exe", b"MZ\x90\0\x03\0\0\0".as_slice()),
        ("a.pdf", b"MZ\x90\0\x03\0\0\0"),
        ("a.txt", b"\x7fELF\x02\x01\x01\0"),
        ("a.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("a.txt", b"<?php echo 1;"),
        ("a.html", b"<!DOCTYPE html><script>1</script>"),
        ("a.txt", b"\xef\xbb\xbf  <HTML onload=x>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.svg", b"<?xml version='1.0'?><svg/>"),
        ("a.zip", &archive(&["a.txt"])),
        ("a.docx", &archive(&["word/document.xml"])),
        (
            "a.docx",
            &archive(&[TYPES, "word/document.xml", "xl/workbook.xml"]),
        ),
        ("a.docx", b"PK\x03\x04....word/document.xml...."),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.gif", b"GIF89a\x01\0\x01\0"),
        ("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"),
        ("a.txt", &[0xff, 0xfe, 0x00]),
        ("a.txt", b"K\xd5 ho\xb9ch"),
    ] {
        assert_eq!(refused(name, bytes), wrong, "{name}");
    }
    let programs = [
        archive(&[TYPES, "word/document.xml", "word/vbaProject.bin"]),
        archive(&[
            TYPES,
            "xl/workbook.xml",
            "XL/MACROSHEETS/sheet1.xml",
            "xl/macrosheets/x.xml",
        ]),
    ];
    for bytes in programs {
        assert_eq!(refused("a.docm", &bytes), Some(Code::HasMacros));
    }
    for (name, bytes) in [
        ("a.exe", b"%PDF-1.7\n".as_slice()),
        ("a.bat", b"del *.*"),
        ("a.js", b"alert(1)"),
        ("a.docx", b"plain words"),
        ("a.docm", &archive(&[TYPES, "word/document.xml"])),
    ] {
        assert_eq!(refused(name, bytes), Some(Code::NameDisagrees), "{name}");
    }
    assert_eq!(
        refused("a.jpg", &[0xff, 0xd8, 0xff, 0xe0]),
        Some(Code::Damaged)
    );
}
