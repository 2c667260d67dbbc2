//! Links that allow one upload for a while. Their key is made from the server's signing keys, which every node shares
//! and nobody outside knows.

use chrono::{DateTime, Utc};
use entity::signing_key;
use hmac::{Hmac, Mac};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::Sha256;
use uuid::Uuid;

use crate::platform::{Db, Error, Result, audit};

/// What a link allows: the bytes of this upload, until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub tenant: Uuid,
    pub upload: Uuid,
    pub expires: DateTime<Utc>,
}

/// Keys that links are signed with: the newest first.
pub struct Keys(Vec<Vec<u8>>);

impl Keys {
    pub async fn read(db: &Db) -> Result<Self> {
        let current = signing_key::Entity::find()
            .filter(signing_key::Column::RetiredAt.is_null())
            .order_by_desc(signing_key::Column::CreatedAt);
        let keys = db.secrets(current).await?;
        Ok(Self(
            keys.iter()
                .map(|key| audit::digest(&[b"upload link", key.private_pem.as_bytes()]))
                .collect(),
        ))
    }

    /// The link as a client uses it, relative to the server.
    pub fn url(&self, link: &Link) -> Result<String> {
        let key = self
            .0
            .first()
            .ok_or_else(|| Error::internal("there is no signing key to make a link with"))?;
        let signature = hex::encode(mac(key, link)?.finalize().into_bytes());
        Ok(format!(
            "/files/{}?tenant={}&expires={}&signature={signature}",
            link.upload.simple(),
            link.tenant.simple(),
            link.expires.timestamp(),
        ))
    }

    /// Whether one of the keys made this signature; compared in constant time.
    pub fn made(&self, link: &Link, signature: &str) -> Result<bool> {
        let Ok(signature) = hex::decode(signature) else {
            return Ok(false);
        };
        for key in &self.0 {
            if mac(key, link)?.verify_slice(&signature).is_ok() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn mac(key: &[u8], link: &Link) -> Result<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(Error::internal)?;
    mac.update(b"PUT");
    mac.update(link.tenant.as_bytes());
    mac.update(link.upload.as_bytes());
    mac.update(&link.expires.timestamp().to_be_bytes());
    Ok(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_fits_its_link_alone() -> Result<()> {
        let keys = Keys(vec![vec![1; 32], vec![2; 32]]);
        let link = Link {
            tenant: Uuid::from_u128(1),
            upload: Uuid::from_u128(2),
            expires: DateTime::UNIX_EPOCH,
        };
        let url = keys.url(&link)?;
        let signature = url
            .rsplit_once("signature=")
            .map(|it| it.1)
            .unwrap_or_default();
        assert!(keys.made(&link, signature)?);
        assert!(Keys(vec![vec![3; 32], vec![1; 32]]).made(&link, signature)?);
        assert!(!Keys(vec![vec![3; 32]]).made(&link, signature)?);
        let another = Link {
            upload: Uuid::from_u128(3),
            ..link
        };
        assert!(!keys.made(&another, signature)?);
        let later = Link {
            expires: link.expires + chrono::TimeDelta::seconds(1),
            ..link
        };
        assert!(!keys.made(&later, signature)?);
        assert!(!keys.made(&link, "nonsense")?);
        assert!(!keys.made(&link, "")?);
        Ok(())
    }
}
