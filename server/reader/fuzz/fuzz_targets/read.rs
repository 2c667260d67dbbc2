//! Any bytes, read as a file of any kind: no panic, and no line counted twice.
//! `cargo xtask test --only fuzz` runs it for a minute, starting from the documents in `tests/documents`;
//! `cargo +nightly fuzz run read`, from the folder above, until it is stopped.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["paper.txt", "paper.docx"] {
        if let Ok(reading) = reader::read_bytes(name, bytes) {
            assert!(reading.lines.windows(2).all(|pair| pair[0].number < pair[1].number));
        }
    }
});
