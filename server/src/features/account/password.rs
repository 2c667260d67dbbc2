//! Passwords as Argon2id hashes: 19 MiB, two passes, one lane. Hashing runs off the asynchronous threads, a few at a
//! time, so that a flood of attempts cannot take all the memory.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::platform::{Error, Result};

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// What a password is compared with when nobody has the username: it takes the same time and holds for none.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2VuLW5vYm9keS1oYXM$7lRfx6J7R3bZz1m0m0oT9w4zJ8p1Y5r9Q0cK2n6sX1E";

pub async fn hash(password: String) -> Result<String> {
    off_thread(move || {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(Error::internal)?;
        let salt =
            SaltString::encode_b64(&salt).map_err(|cause| Error::internal(cause.to_string()))?;
        argon2()?
            .hash_password(password.as_bytes(), &salt)
            .map(|hash| hash.to_string())
            .map_err(|cause| Error::internal(cause.to_string()))
    })
    .await
}

/// Takes as long when there is no hash to compare with.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool> {
    off_thread(move || {
        let stored = hash.as_deref().unwrap_or(NOBODY);
        let parsed =
            PasswordHash::new(stored).map_err(|cause| Error::internal(cause.to_string()))?;
        let right = argon2()?
            .verify_password(password.as_bytes(), &parsed)
            .is_ok();
        Ok(right && hash.is_some())
    })
    .await
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|cause| Error::internal(cause.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let _turn = AT_ONCE.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_holds_for_its_password_only() -> Result<()> {
        let stored = hash("thuyền giấy qua cầu tre".to_owned()).await?;
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("thuyền giấy qua cầu tre".to_owned(), Some(stored.clone())).await?);
        assert!(!verify("thuyền giấy qua cầu".to_owned(), Some(stored)).await?);
        assert!(!verify("bất kỳ".to_owned(), None).await?);
        Ok(())
    }
}
