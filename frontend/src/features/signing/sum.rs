//! A file's SHA-256, made in this browser: the file goes nowhere. Not by the browser's own `crypto.subtle`, which is missing where
//! an office serves Sen without TLS.

use js_sys::Uint8Array;
use leptos::web_sys::File;
use sha2::{Digest as _, Sha256};
use wasm_bindgen_futures::JsFuture;

use super::model::{Looked, Verdict};

/// What the server keeps at most.
const LARGEST: f64 = 20.0 * 1024.0 * 1024.0;

pub async fn look(file: &File) -> Looked {
    if file.size() > LARGEST {
        return Looked::Unfit(Verdict::TooLarge);
    }
    let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
        return Looked::Unfit(Verdict::Unread);
    };
    let bytes = Uint8Array::new(&buffer).to_vec();
    if !bytes.starts_with(b"%PDF") {
        return Looked::Unfit(Verdict::NotPdf);
    }
    Looked::Pdf(hex::encode(Sha256::digest(&bytes)))
}
