//! Prints every operation that the app may send, for the server's list of trusted documents
//! (`frontend/operations.graphql`). One block per operation: a line `# operation: Name sha256:…`, then the very text that
//! was hashed, then an empty line.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::io::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    for document in frontend::registered_operations() {
        writeln!(
            out,
            "# operation: {} {}\n{}\n",
            document.name,
            document.id(),
            document.text
        )?;
    }
    Ok(())
}

#[cfg(target_family = "wasm")]
fn main() {}
