//! Connections: taken in, spoken to in HTTP/1.1, and let finish what they are at when the server stops.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt as _;

/// How long a request's head may take, and how long a connection may wait for one. Bodies have limits of their own.
const HEAD: Duration = Duration::from_secs(30);

/// How long a peer may take in nothing of what he is sent, before his place is another's.
const STALLED: Duration = Duration::from_secs(30);

/// An open connection's place among those that are open at once. Who keeps it open beyond HTTP keeps this.
#[derive(Clone)]
pub struct Connection(#[expect(dead_code, reason = "held, not read")] Arc<OwnedSemaphorePermit>);

/// Has `most` connections open at once: whoever comes then waits, taken in by nobody, until another has gone.
///
/// Answers until `stop`, and ends with the last connection that was not upgraded. (axum's own `serve` sets no timer, and
/// so no limit to a head.)
pub async fn serve(
    mut listener: TcpListener,
    router: Router,
    most: usize,
    stop: impl Future<Output = ()>,
) {
    let seats = Arc::new(Semaphore::new(most));
    // Every connection holds an end of it until it is over.
    let (stopping, told) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let seat = seats.clone().acquire_owned().await;
            (seat, Listener::accept(&mut listener).await)
        };
        let (seat, (stream, peer)): (_, (_, SocketAddr)) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        // They are never closed.
        let Ok(seat) = seat else { break };
        let seat = Connection(Arc::new(seat));
        let router = router.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            let (router, mut request) = (router.clone(), request.map(Body::new));
            request.extensions_mut().insert(ConnectInfo(peer));
            request.extensions_mut().insert(seat.clone());
            router.oneshot(request)
        });
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(STALLED));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .serve_connection(TokioIo::new(Box::pin(stream)), service)
            .with_upgrades();
        let mut told = told.clone();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            tokio::select! {
                // Who breaks off knows that he did.
                _over = connection.as_mut() => return,
                _stop = told.changed() => connection.as_mut().graceful_shutdown(),
            }
            let _over = connection.await;
        });
    }
    drop((listener, told));
    stopping.send_replace(());
    stopping.closed().await;
}

#[cfg(test)]
mod tests {
    use std::io;

    use axum::routing::get;
    use tokio::net::TcpStream;
    use tokio::time::{Instant, timeout};

    use super::*;

    /// Sends this, and reads until the other end closes: what it said, and after how long.
    async fn told(address: SocketAddr, sent: &[u8]) -> io::Result<(String, Duration)> {
        let began = Instant::now();
        let stream = TcpStream::connect(address).await?;
        stream.writable().await?;
        stream.try_write(sent)?;
        let mut text = Vec::new();
        loop {
            stream.readable().await?;
            let mut piece = [0; 1024];
            match stream.try_read(&mut piece) {
                Ok(0) => break,
                Ok(read) => text.extend(piece.into_iter().take(read)),
                Err(wait) if wait.kind() == io::ErrorKind::WouldBlock => {}
                Err(broken) => return Err(broken),
            }
        }
        Ok((String::from_utf8_lossy(&text).into_owned(), began.elapsed()))
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_nothing_is_let_go() -> io::Result<()> {
        const LONG: usize = 64 << 20;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let router = Router::new().route("/", get(async || vec![0_u8; LONG]));
        tokio::spawn(serve(listener, router, 1, std::future::pending()));
        let stream = TcpStream::connect(address).await?;
        stream.writable().await?;
        stream.try_write(b"GET / HTTP/1.1\r\nhost: sen\r\n\r\n")?;
        tokio::time::sleep(STALLED * 2).await;
        let (mut read, mut piece) = (0, vec![0; 1 << 20]);
        loop {
            stream.readable().await?;
            match stream.try_read(&mut piece) {
                Ok(0) => break,
                Ok(more) => read += more,
                Err(wait) if wait.kind() == io::ErrorKind::WouldBlock => {}
                Err(_broken_off) => break,
            }
        }
        assert!(read < LONG, "{read} bytes came all the same");
        Ok(())
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_that_does_not_come_is_not_waited_for() -> io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let router = Router::new().route("/", get(async || "here"));
        tokio::spawn(serve(listener, router, 1, std::future::pending()));
        let head: &[u8] = b"GET / HTTP/1.1\r\nhost: sen\r\n";
        for slow in [b"".as_slice(), head] {
            let (_, waited) = timeout(HEAD * 2, told(address, slow)).await??;
            assert!((HEAD..HEAD * 2).contains(&waited), "{waited:?}");
        }
        let whole = [head, b"connection: close\r\n\r\n"].concat();
        let (text, _) = told(address, &whole).await?;
        assert!(text.ends_with("\r\n\r\nhere"), "{text}");
        Ok(())
    }

    #[tokio::test]
    async fn who_finds_no_place_waits_for_one() -> io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let router = Router::new().route("/", get(async || "here"));
        tokio::spawn(serve(listener, router, 2, std::future::pending()));
        let ask = b"GET / HTTP/1.1\r\nhost: sen\r\nconnection: close\r\n\r\n";
        let open = [
            TcpStream::connect(address).await?,
            TcpStream::connect(address).await?,
        ];
        let mut third = pin!(told(address, ask));
        let waits = timeout(Duration::from_millis(300), third.as_mut()).await;
        assert!(waits.is_err(), "a third was let in");
        drop(open);
        let (text, _) = third.await?;
        assert!(text.ends_with("here"), "{text}");
        Ok(())
    }
}
