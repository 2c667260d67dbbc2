use crate::samples;
use paper::Format;

#[test]
#[ignore = "draws the papers into a folder, to look at"]
fn to_look_at() {
    let folder =
        std::path::PathBuf::from(std::env::var("DRAW_INTO").expect("DRAW_INTO names a folder"));
    for (name, paper) in [
        ("plan", samples::plan()),
        ("decision", samples::decision()),
        ("letter", samples::letter()),
        ("report", samples::report()),
        ("minutes", samples::minutes()),
    ] {
        for format in [Format::Pdf, Format::Docx] {
            let file = folder.join(format!("{name}.{}", format.extension()));
            std::fs::write(file, paper.file(format).expect("the paper is drawn")).expect("written");
        }
        std::fs::write(folder.join(format!("{name}.html")), paper.html()).expect("written");
    }
}
