//! A mail server on this machine: it speaks SMTP and keeps what it is handed, or refuses it.

use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use mailin::response::{INTERNAL_ERROR, NO_MAILBOX, OK};
use mailin::{Action, Handler, Response, Session, SessionBuilder};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What it does with what it is handed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Takes,
    /// Not now: 451.
    Later,
    /// Nobody of that name: 550.
    Never,
}

#[derive(Clone)]
pub struct PostOffice {
    pub url: String,
    inner: Arc<Mutex<(Mood, Vec<Vec<u8>>)>>,
}

impl PostOffice {
    pub async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let office = Self {
            url: format!("smtp://{}", listener.local_addr()?),
            inner: Arc::new(Mutex::new((Mood::Takes, Vec::new()))),
        };
        let desk = office.clone();
        tokio::spawn(async move {
            while let Ok((stream, from)) = listener.accept().await {
                let clerk = Clerk {
                    office: desk.clone(),
                    letter: Vec::new(),
                };
                let session = SessionBuilder::new("post.example.vn").build(from.ip(), clerk);
                tokio::spawn(async move { serve(stream, session).await.ok() });
            }
        });
        Ok(office)
    }

    pub fn feel(&self, mood: Mood) {
        self.lock().0 = mood;
    }

    /// What came since it was last asked, as it came.
    pub fn letters(&self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.lock().1)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, (Mood, Vec<Vec<u8>>)> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One conversation.
struct Clerk {
    office: PostOffice,
    letter: Vec<u8>,
}

impl Handler for Clerk {
    fn helo(&mut self, _: IpAddr, _: &str) -> Response {
        OK
    }

    fn rcpt(&mut self, _: &str) -> Response {
        match self.office.lock().0 {
            Mood::Takes => OK,
            Mood::Later => INTERNAL_ERROR,
            Mood::Never => NO_MAILBOX,
        }
    }

    fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.letter.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let letter = std::mem::take(&mut self.letter);
        self.office.lock().1.push(letter);
        OK
    }
}

async fn serve(stream: TcpStream, mut session: Session<Clerk>) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut answer = session.greeting();
    loop {
        if answer.action != Action::NoReply {
            stream.write_all(&answer.buffer()?).await?;
        }
        if answer.action == Action::Close {
            return Ok(());
        }
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        answer = session.process(&line);
    }
}
