//! The page that says who may do what is what the rules say.

#[test]
fn the_written_permissions_are_the_rules() -> Result<(), Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/permissions.md");
    let written = std::fs::read_to_string(path)?.replace("\r\n", "\n");
    let page = server::permissions::page()?;
    assert_eq!(
        written.trim_end(),
        page.trim_end(),
        "run `cargo xtask codegen`"
    );
    Ok(())
}
