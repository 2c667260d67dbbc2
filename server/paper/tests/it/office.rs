//! Papers as others open them: LibreOffice makes a PDF of the Word file, Poppler reads and draws both. Where the programs are
//! not installed, the test says so and proves nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::samples;
use paper::Format;

const PROGRAMS: [&str; 5] = ["soffice", "pdftotext", "pdftoppm", "pdfinfo", "pdffonts"];
/// The address of the one that is to be verified, whole.
const ADDRESS: &str =
    "https://truyenthong.phonggd-sadec.dongthap.edu.vn/verify/0123456789abcdef01234567";

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn run(command: &mut Command) -> String {
    let done = command.output().expect("it starts");
    assert!(done.status.success(), "{command:?}: {done:?}");
    String::from_utf8(done.stdout).expect("words")
}

/// A fresh folder under the target's, which stays to be looked at.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("what was there goes");
    }
    std::fs::create_dir_all(folder.join("word")).expect("a folder");
    folder
}

#[test]
fn every_paper_is_the_same_in_word_and_fit_to_be_printed() {
    let missing: Vec<_> = PROGRAMS
        .iter()
        .filter(|program| !is_there(program))
        .collect();
    if !missing.is_empty() {
        eprintln!("left out: {missing:?} not installed");
        return;
    }
    let folder = folder();
    let word = folder.join("word");
    let samples = samples::every();
    for (name, paper) in &samples {
        let write = |file: PathBuf, bytes: Vec<u8>| std::fs::write(file, bytes).expect("written");
        let drawn = |format| paper.file(format).expect("the paper is drawn");
        write(folder.join(format!("{name}.pdf")), drawn(Format::Pdf));
        write(word.join(format!("{name}.docx")), drawn(Format::Docx));
        write(folder.join(format!("{name}.html")), paper.html().into());
    }
    let own = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let files = samples
        .iter()
        .map(|(name, _)| word.join(format!("{name}.docx")));
    run(Command::new("soffice")
        .args([
            own.as_str(),
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
        ])
        .arg(&word)
        .args(files));

    for (name, paper) in &samples {
        let (ours, theirs) = (
            folder.join(format!("{name}.pdf")),
            word.join(format!("{name}.pdf")),
        );
        assert_eq!(words(&ours), words(&theirs), "{name}");
        is_tagged_and_embedded(&ours);
        let verified = paper.verify.as_deref();
        for file in [&ours, &theirs] {
            let pages = pages(file);
            within(&pages, file);
            drawn(file, pages.len());
            if let Some(address) = verified {
                beside_a_signature(&pages, address, file);
            }
        }
    }
    let text = run(Command::new("pdftotext")
        .arg(folder.join("end-1.pdf"))
        .arg("-"));
    assert!(text.lines().any(|line| line.contains(ADDRESS)), "{text}");
}

/// How often each word stands in a file. Where the pages end, and so their numbers, is each program's affair.
fn words(file: &Path) -> BTreeMap<String, usize> {
    let text = run(Command::new("pdftotext").arg("-layout").arg(file).arg("-"));
    let mut words = BTreeMap::new();
    for page in text.split('\u{c}') {
        let mut lines = page
            .lines()
            .filter(|line| !line.trim().is_empty())
            .peekable();
        lines.next_if(|line| line.trim().parse::<u32>().is_ok());
        for word in lines.flat_map(str::split_whitespace) {
            *words.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    words
}

fn is_tagged_and_embedded(file: &Path) {
    let told = run(Command::new("pdfinfo")
        .args(["-f", "1", "-l", "99"])
        .arg(file));
    let lines = || {
        told.lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    assert!(lines().any(|line| line == "Tagged: yes"), "{told}");
    let sizes: Vec<_> = lines()
        .filter(|line| line.starts_with("Page ") && line.contains(" size: "))
        .collect();
    assert!(!sizes.is_empty(), "{told}");
    for size in sizes {
        let upright = size.contains("595.276 x 841.89 pts");
        let across = size.contains("841.89 x 595.276 pts");
        assert!(upright || across, "{}: {size}", file.display());
    }
    let fonts = run(Command::new("pdffonts").arg(file));
    let fonts: Vec<_> = fonts.lines().skip(2).collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        // Of name, type, encoding, embedded, subset, unicode, object and its generation.
        let told: Vec<&str> = font.split_whitespace().rev().collect();
        assert_eq!(told[4], "yes", "{}: {font}", file.display());
    }
}

struct Page {
    width: f64,
    height: f64,
    words: Vec<Word>,
}

struct Word {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    text: String,
}

/// Where every word stands.
fn pages(file: &Path) -> Vec<Page> {
    let told = run(Command::new("pdftotext").arg("-bbox").arg(file).arg("-"));
    let number = |line: &str, name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{name}=\"")).expect("it is told");
        let (number, _) = rest.split_once('"').expect("it ends");
        number.parse().expect("a number")
    };
    let mut pages: Vec<Page> = Vec::new();
    for line in told.lines().map(str::trim) {
        if line.starts_with("<page ") {
            pages.push(Page {
                width: number(line, "width"),
                height: number(line, "height"),
                words: Vec::new(),
            });
        } else if line.starts_with("<word ") {
            let (_, text) = line.split_once('>').expect("words");
            pages.last_mut().expect("a page").words.push(Word {
                left: number(line, "xMin"),
                top: number(line, "yMin"),
                right: number(line, "xMax"),
                bottom: number(line, "yMax"),
                text: text.trim_end_matches("</word>").to_owned(),
            });
        }
    }
    assert!(!pages.is_empty(), "{}", file.display());
    pages
}

/// Nothing is cut off by the paper's edge, and no page has nothing on it.
fn within(pages: &[Page], file: &Path) {
    for page in pages {
        let said = || {
            page.words
                .iter()
                .map(|word| word.text.as_str())
                .collect::<Vec<_>>()
        };
        // A page's number is no reason for a page.
        assert!(page.words.len() > 1, "{}: {:?}", file.display(), said());
        for word in &page.words {
            let inside = word.left >= 0.0
                && word.top >= 0.0
                && word.right <= page.width
                && word.bottom <= page.height;
            assert!(inside, "{}: {}", file.display(), word.text);
        }
    }
}

/// The code and its words are on a page with a signature, not on one of their own.
fn beside_a_signature(pages: &[Page], address: &str, file: &Path) {
    let has = |page: &&Page, text: &str| page.words.iter().any(|word| word.text == text);
    let page = pages.iter().find(|page| has(page, address));
    let page = page.unwrap_or_else(|| panic!("{} has its address", file.display()));
    assert!(has(&page, "Lưu:"), "{}: the code is alone", file.display());
}

/// Each page as a picture beside the file: something is on it.
fn drawn(file: &Path, pages: usize) {
    let stem = file.with_extension("");
    run(Command::new("pdftoppm")
        .args(["-png", "-r", "70"])
        .arg(file)
        .arg(&stem));
    let name = stem
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name")
        .to_owned();
    let beside = std::fs::read_dir(file.parent().expect("a folder")).expect("it is read");
    let pictures: Vec<PathBuf> = beside
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let rest = path
                .file_name()
                .and_then(|own| own.to_str())
                .and_then(|own| own.strip_prefix(&name));
            rest.is_some_and(|rest| {
                let number = rest
                    .strip_prefix('-')
                    .and_then(|rest| rest.strip_suffix(".png"));
                number.is_some_and(|number| number.parse::<u32>().is_ok())
            })
        })
        .collect();
    assert_eq!(pictures.len(), pages, "{}", file.display());
    for picture in pictures {
        let bytes = std::fs::read(&picture).expect("a picture");
        let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        let mut reader = decoder.read_info().expect("a picture");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("a picture");
        let dark = pixels.iter().filter(|value| **value < 128).count();
        assert!(dark > 200, "{} is blank", picture.display());
    }
}
