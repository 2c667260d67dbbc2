//! Proofs that the server itself made a link: of what the link is good for, with keys that every node shares and nobody
//! outside knows. They are kept nowhere.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::error::{Error, Result};

const BYTES: usize = 32;

/// The keys of one purpose, the newest first: it makes proofs, and each knows its own again.
#[derive(Clone, Default)]
pub struct Keys(Vec<Vec<u8>>);

impl Keys {
    pub fn new(keys: Vec<Vec<u8>>) -> Self {
        Self(keys)
    }

    /// By the newest key.
    pub fn prove(&self, of: &[u8]) -> Result<Vec<u8>> {
        let newest = self.proofs(of)?.into_iter().next();
        newest.ok_or_else(|| Error::internal("there is no signing key to make a proof with"))
    }

    /// By each key.
    pub fn proofs(&self, of: &[u8]) -> Result<Vec<Vec<u8>>> {
        let made = |key: &Vec<u8>| Ok(mac(key, of)?.finalize().into_bytes().to_vec());
        self.0.iter().map(made).collect()
    }

    /// Whether one of the keys made it; compared in constant time.
    pub fn made(&self, of: &[u8], proof: &[u8]) -> Result<bool> {
        self.made_short(of, proof, BYTES)
    }

    /// The same where only so many of a proof's first bytes are told.
    pub fn made_short(&self, of: &[u8], proof: &[u8], bytes: usize) -> Result<bool> {
        let mut made = false;
        for key in &self.0 {
            made |= mac(key, of)?.verify_truncated_left(proof).is_ok();
        }
        Ok(made && proof.len() == bytes)
    }
}

fn mac(key: &[u8], of: &[u8]) -> Result<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(Error::internal)?;
    mac.update(of);
    Ok(mac)
}
