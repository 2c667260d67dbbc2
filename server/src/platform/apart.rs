//! Work that takes a processor's seconds and many times its input's memory.

use tokio::sync::Semaphore;

use super::error::{Error, Result};

/// At once: the others wait their turn.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Works off the threads that answer others, and before anything is held. Whoever gives up waiting leaves his turn to the
/// next only when his work is done.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let turn = AT_ONCE.acquire().await.map_err(Error::internal)?;
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await.map_err(Error::internal)
}
