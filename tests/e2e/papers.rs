//! The papers that journeys take in.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The real plan where it lies beside the project; the like of it elsewhere.
pub fn office_plan() -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = std::fs::read_dir(here.join("../../shared/seed"))
        .ok()
        .and_then(|mut files| {
            files.find_map(|file| std::fs::read_to_string(file.ok()?.path()).ok())
        });
    real.unwrap_or_else(|| include_str!("papers/office-plan.md").to_owned())
}

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// The same plan as the Word file that an office has: a paragraph a line.
pub fn office_plan_in_word(folder: &Path) -> PathBuf {
    let escape = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String = include_str!("papers/office-plan.md")
        .lines()
        .map(|line| line.trim_matches(['#', '*', ' ']))
        .filter(|line| !line.is_empty())
        .map(|line| {
            format!(
                r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
                escape(line)
            )
        })
        .collect();
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>"#
    );
    let path = folder.join("Kế hoạch truyền thông.docx");
    let mut parts = ZipWriter::new(std::fs::File::create(&path).expect("a Word file"));
    for (name, part) in [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        ("word/document.xml", &document),
    ] {
        parts
            .start_file(name, SimpleFileOptions::default())
            .and_then(|()| Ok(parts.write_all(part.as_bytes())?))
            .expect("its part");
    }
    parts.finish().expect("the whole of it");
    path
}
