//! The PDF as a file; what stands on its pages is asserted where it is typeset.

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

/// Run in release: `cargo test --release -p paper -- --ignored forty_pages --nocapture`.
#[test]
#[ignore = "a measurement: it means something in release only"]
fn forty_pages_take_less_than_two_seconds() {
    let mut paper = samples::plan();
    let body = paper.body.clone();
    while paper.body.len() < 25 * body.len() {
        paper.body.extend(body.iter().cloned());
    }
    let begun = std::time::Instant::now();
    let file = paper.file(Format::Pdf).expect("the paper is drawn");
    let took = begun.elapsed();
    println!("{} bytes in {took:?}", file.len());
    assert!(took.as_secs_f64() < 2.0, "{took:?}");
}
