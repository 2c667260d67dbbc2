//! Turns `schema.graphql` into typed operations and `locales/` into typed translations, so that a field or a word that
//! disappears is a compile error.

use std::error::Error;
use std::path::PathBuf;

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};

/// One namespace per feature, mirroring `src/features`; `ui` and `shell` belong to the widgets and the frame.
const NAMESPACES: [&str; 30] = [
    "ui",
    "shell",
    "errors",
    "export",
    "files",
    "history",
    "account",
    "comment",
    "distribution",
    "document",
    "activity",
    "calendar",
    "handover",
    "import",
    "indicator",
    "notification",
    "organization",
    "paper",
    "person",
    "phonebook",
    "plan",
    "record",
    "reorganization",
    "report",
    "rule",
    "school",
    "signing",
    "task",
    "view",
    "work",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../schema.graphql");
    cynic_codegen::register_schema("app")
        .from_sdl_file("../schema.graphql")?
        .as_default()?;

    let config = Config::new("vi")?
        .add_locale("en")?
        .add_namespaces(NAMESPACES)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let translations = TranslationsInfos::parse(config)?;
    translations.emit_warnings();
    translations.rerun_if_locales_changed();
    translations.generate_i18n_module(PathBuf::from(std::env::var("OUT_DIR")?).join("i18n"))?;
    Ok(())
}
