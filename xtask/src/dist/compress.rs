//! Smaller copies beside the originals, made once here instead of on every request.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::Options;
use crate::console::say;

pub struct Size {
    pub plain: usize,
    pub brotli: usize,
}

pub struct Sizes(BTreeMap<String, Size>);

impl Sizes {
    /// What a first visit is made of; the rest is small.
    pub fn largest(&self) -> Vec<(&String, &Size)> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_key(|(_, size)| std::cmp::Reverse(size.plain));
        all.truncate(6);
        all
    }
}

pub fn tree(folder: &Path, options: &Options) -> Result<Sizes> {
    say("web page: compressing");
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() && worth_it(entry.path()) {
            files.push(entry.into_path());
        }
    }
    // The largest last, since they are taken from the end.
    files.sort_by_key(|path| fs::metadata(path).map_or(0, |found| found.len()));
    let queue = Mutex::new(files);
    let sizes = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let running: Vec<_> = (0..workers)
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    loop {
                        let next = queue.lock().ok().and_then(|mut queue| queue.pop());
                        let Some(path) = next else { return Ok(()) };
                        let size = file(&path, options)
                            .with_context(|| format!("cannot compress {}", path.display()))?;
                        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
                        if let Ok(mut sizes) = sizes.lock() {
                            sizes.insert(name, size);
                        }
                    }
                })
            })
            .collect();
        running.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(anyhow::anyhow!("a compressing thread broke off")))
        })
    })?;
    Ok(Sizes(
        sizes
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner),
    ))
}

/// Fonts and pictures are compressed already.
fn worth_it(path: &Path) -> bool {
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    [
        "html",
        "js",
        "css",
        "wasm",
        "svg",
        "json",
        "txt",
        "webmanifest",
    ]
    .contains(&extension)
}

fn file(path: &Path, options: &Options) -> Result<Size> {
    let plain = fs::read(path)?;
    let brotli = brotli(&plain, if options.dev { 2 } else { 11 })?;
    let gzip = gzip(&plain, if options.dev { 1 } else { 9 })?;
    let size = Size {
        plain: plain.len(),
        brotli: brotli.len().min(plain.len()),
    };
    for (copy, extension) in [(brotli, "br"), (gzip, "gz")] {
        if copy.len() < plain.len() {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(extension);
            fs::write(name, copy)?;
        }
    }
    Ok(size)
}

fn brotli(plain: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut out, &parameters)?;
    Ok(out)
}

fn gzip(plain: &[u8], level: u32) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    encoder.write_all(plain)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_copies_read_back() -> Result<()> {
        use std::io::Read as _;
        let plain = b"kinh gui ".repeat(500);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&plain, 11)?, &mut read)?;
        assert_eq!(read, plain);
        read.clear();
        flate2::read::GzDecoder::new(&*gzip(&plain, 9)?).read_to_end(&mut read)?;
        assert_eq!(read, plain);
        Ok(())
    }
}
