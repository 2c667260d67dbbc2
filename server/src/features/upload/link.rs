//! Links that allow one upload for a while.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::platform::Result;
use crate::platform::proof::Keys;

/// What their keys are made for.
pub const KEY_FOR: &str = "upload link";

/// What a link allows: the bytes of this upload, until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub tenant: Uuid,
    pub upload: Uuid,
    pub expires: DateTime<Utc>,
}

impl Link {
    /// The link as a client uses it, relative to the server.
    pub fn url(&self, keys: &Keys) -> Result<String> {
        let signature = keys.prove(&self.good_for())?;
        Ok(format!(
            "/files/{}?tenant={}&expires={}&signature={}",
            self.upload.simple(),
            self.tenant.simple(),
            self.expires.timestamp(),
            hex::encode(signature),
        ))
    }

    /// Whether one of the keys made this signature.
    pub fn is_made(&self, keys: &Keys, signature: &str) -> Result<bool> {
        let Ok(signature) = hex::decode(signature) else {
            return Ok(false);
        };
        keys.made(&self.good_for(), &signature)
    }

    fn good_for(&self) -> Vec<u8> {
        let which = [self.tenant, self.upload].map(Uuid::into_bytes).concat();
        let expires = self.expires.timestamp().to_be_bytes();
        [b"PUT", which.as_slice(), &expires].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_fits_its_link_alone() -> Result<()> {
        let keys = Keys::new(vec![vec![1; 32], vec![2; 32]]);
        let link = Link {
            tenant: Uuid::from_u128(1),
            upload: Uuid::from_u128(2),
            expires: DateTime::UNIX_EPOCH,
        };
        let url = link.url(&keys)?;
        let signature = url
            .rsplit_once("signature=")
            .map(|it| it.1)
            .unwrap_or_default();
        assert!(link.is_made(&keys, signature)?);
        let renewed = Keys::new(vec![vec![3; 32], vec![1; 32]]);
        assert!(link.is_made(&renewed, signature)?);
        let others = Keys::new(vec![vec![3; 32]]);
        assert!(!link.is_made(&others, signature)?);
        let another = Link {
            upload: Uuid::from_u128(3),
            ..link
        };
        assert!(!another.is_made(&keys, signature)?);
        let later = Link {
            expires: link.expires + chrono::TimeDelta::seconds(1),
            ..link
        };
        assert!(!later.is_made(&keys, signature)?);
        assert!(!link.is_made(&keys, "nonsense")?);
        assert!(!link.is_made(&keys, "")?);
        Ok(())
    }
}
