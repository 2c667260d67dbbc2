//! Proofs that access cannot be bypassed: each program under `proofs/` is a way around it, and none compiles. Each
//! says in its head which error refuses it, so that a proof that fails for another reason is found.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what cargo and the proofs are taken to say fails loudly when they do not"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn access_cannot_be_bypassed() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let proofs = expected(&here.join("compile_fail/proofs"));
    assert!(proofs.len() >= 10, "the proofs are gone: {proofs:?}");

    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(here).args([
        "check",
        "--quiet",
        "--package",
        "tests",
        "--features",
        "proofs",
        "--keep-going",
        "--message-format",
        "json",
    ]);
    cargo.args(proofs.keys().flat_map(|name| ["--bin", name]));
    let output = cargo.output().expect("cargo runs");
    let refused = refusals(&String::from_utf8_lossy(&output.stdout));

    assert_eq!(
        refused,
        proofs,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Each proof with the error that its head announces.
fn expected(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let files = fs::read_dir(folder).expect("the proofs' folder is there");
    files
        .map(|file| {
            let path = file.expect("a proof can be listed").path();
            let text = fs::read_to_string(&path).expect("a proof can be read");
            let code = text
                .lines()
                .find_map(|line| line.strip_prefix("//! Refused with: "));
            let name = path
                .file_stem()
                .expect("a proof has a name")
                .to_string_lossy();
            (
                name.into_owned(),
                vec![code.expect("a proof says what refuses it").to_owned()],
            )
        })
        .collect()
}

/// Each program that did not compile, with its errors' codes; an error without a code goes by its word "private".
fn refusals(messages: &str) -> BTreeMap<String, Vec<String>> {
    let mut refused = BTreeMap::<String, Vec<String>>::new();
    for line in messages.lines() {
        let message: serde_json::Value = serde_json::from_str(line).expect("cargo speaks JSON");
        let (Some(target), "error") = (
            message["target"]["name"].as_str(),
            message["message"]["level"].as_str().unwrap_or_default(),
        ) else {
            continue;
        };
        let text = message["message"]["message"].as_str().unwrap_or_default();
        if text.starts_with("aborting due to") {
            continue;
        }
        let code = message["message"]["code"]["code"].as_str();
        let code = code.unwrap_or(if text.contains("private") {
            "private"
        } else {
            text
        });
        let codes = refused.entry(target.to_owned()).or_default();
        // One way around may be refused at several places, always for the same reason.
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    refused
}
