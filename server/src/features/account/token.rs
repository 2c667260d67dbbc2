//! Access tokens: JWTs signed with Ed25519, good for ten minutes, saying who and by which session, never what he may
//! do. The keys are the installation's; the first start makes one.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{EncodePrivateKey, EncodePublicKey};
use entity::signing_key;
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::guard::GUARD;
use crate::platform::{Actor, Db, Error, Intent, Result};

pub const GOOD_FOR: TimeDelta = TimeDelta::minutes(10);
const AUDIENCE: &str = "sen";
const TYPE: &str = "at+jwt";
/// A stranger's key id must not make the server read its keys over and over.
const REREAD_AFTER: TimeDelta = TimeDelta::seconds(5);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    /// The person.
    pub sub: Uuid,
    /// The session.
    pub sid: Uuid,
    /// The tenant.
    pub tid: Uuid,
    pub iat: i64,
    pub exp: i64,
}

pub struct Keys {
    db: Db,
    issuer: String,
    ring: RwLock<Arc<Ring>>,
}

struct Ring {
    kid: String,
    signs: EncodingKey,
    verify: HashMap<String, DecodingKey>,
    read_at: DateTime<Utc>,
}

impl Keys {
    /// Reads the keys; makes the first when there is none.
    pub async fn open(db: &Db, issuer: &str) -> Result<Self> {
        let ring = match read(db).await? {
            Some(ring) => ring,
            None => {
                make(db).await?;
                read(db)
                    .await?
                    .ok_or_else(|| Error::internal("the signing key is gone"))?
            }
        };
        Ok(Self {
            db: db.clone(),
            issuer: issuer.to_owned(),
            ring: RwLock::new(Arc::new(ring)),
        })
    }

    pub fn sign(&self, tenant: Uuid, user: Uuid, session: Uuid) -> Result<String> {
        let now = self.db.clock().now();
        let ring = self.ring();
        let header = Header {
            typ: Some(TYPE.to_owned()),
            kid: Some(ring.kid.clone()),
            ..Header::new(Algorithm::EdDSA)
        };
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: user,
            sid: session,
            tid: tenant,
            iat: now.timestamp(),
            exp: (now + GOOD_FOR).timestamp(),
        };
        jsonwebtoken::encode(&header, &claims, &ring.signs).map_err(Error::internal)
    }

    /// What a token says, or `UNAUTHENTICATED`: why it does not hold is nobody's business.
    pub async fn verify(&self, token: &str) -> Result<Claims> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| Error::Unauthenticated)?;
        if header.alg != Algorithm::EdDSA || header.typ.as_deref() != Some(TYPE) {
            return Err(Error::Unauthenticated);
        }
        let kid = header.kid.ok_or(Error::Unauthenticated)?;
        let ring = self.ring_with(&kid).await?;
        let key = ring.verify.get(&kid).ok_or(Error::Unauthenticated)?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[&self.issuer]);
        validation.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
        // By the server's own clock, below.
        validation.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, key, &validation)
            .map_err(|_| Error::Unauthenticated)?
            .claims;
        if claims.exp <= self.db.clock().now().timestamp() {
            return Err(Error::Unauthenticated);
        }
        Ok(claims)
    }

    /// The public keys, for whoever else verifies our tokens.
    pub fn public(&self) -> Result<JwkSet> {
        let ring = self.ring();
        let mut keys = Vec::with_capacity(ring.verify.len());
        for (kid, key) in &ring.verify {
            let mut jwk =
                Jwk::from_decoding_key(key, Some(Algorithm::EdDSA)).map_err(Error::internal)?;
            jwk.common.key_id = Some(kid.clone());
            jwk.common.public_key_use = Some(PublicKeyUse::Signature);
            keys.push(jwk);
        }
        keys.sort_by(|a, b| a.common.key_id.cmp(&b.common.key_id));
        Ok(JwkSet { keys })
    }

    fn ring(&self) -> Arc<Ring> {
        self.ring
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Another node may have made a key since.
    async fn ring_with(&self, kid: &str) -> Result<Arc<Ring>> {
        let ring = self.ring();
        if ring.verify.contains_key(kid) || self.db.clock().now() - ring.read_at < REREAD_AFTER {
            return Ok(ring);
        }
        if let Some(newer) = read(&self.db).await? {
            *self.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(newer);
        }
        Ok(self.ring())
    }
}

async fn read(db: &Db) -> Result<Option<Ring>> {
    let now = db.clock().now();
    let lately = signing_key::Column::RetiredAt
        .is_null()
        .or(signing_key::Column::RetiredAt.gt(now - GOOD_FOR));
    let rows = db
        .secrets(
            GUARD,
            signing_key::Entity::find()
                .filter(lately)
                .order_by_asc(signing_key::Column::CreatedAt)
                .order_by_asc(signing_key::Column::Id),
        )
        .await?;
    let Some(newest) = rows.iter().rfind(|row| row.retired_at.is_none()) else {
        return Ok(None);
    };
    let signs = EncodingKey::from_ed_pem(newest.private_pem.as_bytes()).map_err(Error::internal)?;
    let kid = newest.kid.clone();
    let verify = rows
        .iter()
        .map(|row| {
            DecodingKey::from_ed_pem(row.public_pem.as_bytes()).map(|key| (row.kid.clone(), key))
        })
        .collect::<std::result::Result<_, _>>()
        .map_err(Error::internal)?;
    Ok(Some(Ring {
        kid,
        signs,
        verify,
        read_at: now,
    }))
}

async fn make(db: &Db) -> Result<()> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(Error::internal)?;
    let key = SigningKey::from_bytes(&secret);
    let public = key.verifying_key();
    let kid = hex::encode(Sha256::digest(public.as_bytes()))
        .chars()
        .take(16)
        .collect();
    let private_pem = key
        .to_pkcs8_pem(LineEnding::LF)
        .map_err(|cause| Error::internal(cause.to_string()))?;
    let public_pem = public
        .to_public_key_pem(LineEnding::LF)
        .map_err(|cause| Error::internal(cause.to_string()))?;
    let system = Actor::system(Uuid::nil(), db.clock().today());
    let writer = db.writer(Arc::new(system), Intent::once()).await?;
    writer
        .secrets(GUARD)
        .insert::<signing_key::Entity>(signing_key::ActiveModel {
            kid: Set(kid),
            private_pem: Set(private_pem.to_string()),
            public_pem: Set(public_pem),
            retired_at: Set(None),
            ..Default::default()
        })
        .await?;
    writer.commit(&()).await
}
