//! What shows a session where no access token can: a proof, made of the session's id with the server's own key. It is kept
//! nowhere, and is good for one purpose. A browser shows its session by a cookie when it fetches a file: pictures and
//! downloads are asked for without the page's token.

use axum::http::{HeaderMap, header};
use entity::session;
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::gate::{Bearer, Gate};
use super::guard::{GUARD, keys_for};
use crate::platform::{Actor, Db, Error, Result};

/// The cookie of files goes to them alone.
pub(super) const FILES_COOKIE: &str = "sen_files";
const KEY_FOR_FILES: &str = "file cookie";

pub(super) async fn proof(db: &Db, purpose: &str, session: Uuid) -> Result<String> {
    let keys = keys_for(db, purpose).await?;
    Ok(hex::encode(keys.prove(session.as_bytes())?))
}

/// The session, whether it still holds or not; `UNAUTHENTICATED` when the proof was not made here for it.
pub(super) async fn proven(
    db: &Db,
    purpose: &str,
    session: Uuid,
    proof: &str,
) -> Result<session::Model> {
    let proof = hex::decode(proof).map_err(|_| Error::Unauthenticated)?;
    let keys = keys_for(db, purpose).await?;
    if !keys.made(session.as_bytes(), &proof)? {
        return Err(Error::Unauthenticated);
    }
    let row = session::Entity::find_by_id(session);
    let row = db.secret(GUARD, row).await?;
    row.ok_or(Error::Unauthenticated)
}

impl From<session::Model> for Bearer {
    fn from(row: session::Model) -> Self {
        Self {
            tenant: row.tenant_id,
            user: row.user_id,
            session: row.id,
        }
    }
}

impl Gate {
    /// What the cookie of files holds.
    pub(super) async fn files_cookie(&self, session: Uuid) -> Result<String> {
        let proof = proof(&self.db, KEY_FOR_FILES, session).await?;
        Ok(format!("{}.{proof}", session.simple()))
    }

    /// Who asks for a file, as he is now: by an application's access token, or by a browser's cookie of files.
    pub async fn present(&self, headers: &HeaderMap) -> Result<Actor> {
        if let Some(given) = headers.get(header::AUTHORIZATION) {
            let given = given.to_str().map_err(|_| Error::Unauthenticated)?;
            return match given.split_once(' ') {
                Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => {
                    self.authenticate(token.trim()).await
                }
                _ => Err(Error::Unauthenticated),
            };
        }
        let held = cookie(headers, FILES_COOKIE).ok_or(Error::Unauthenticated)?;
        let (session, proof) = held.split_once('.').ok_or(Error::Unauthenticated)?;
        let session = Uuid::try_parse(session).map_err(|_| Error::Unauthenticated)?;
        let row = proven(&self.db, KEY_FOR_FILES, session, proof).await?;
        self.actor(&row.into()).await
    }
}

/// One cookie out of those that came.
pub(super) fn cookie<'h>(headers: &'h HeaderMap, called: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, value)| *name == called && !value.is_empty())
        .map(|(_, value)| value)
}
