//! Letters, by whatever server the settings name. It writes nothing of its own: a letter is a subject, words and the same
//! as HTML.

use std::time::Duration;

use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

/// A server that does not answer for so long is tried again later.
const PATIENCE: Duration = Duration::from_secs(30);

/// Whether this server sends letters at all.
#[derive(Debug, Clone, Copy)]
pub struct Sends(pub bool);

/// Who sends, and through which server.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// To one person.
pub struct Letter {
    /// The same however often it is sent, so that whoever gets it twice shows it once.
    pub id: String,
    pub name: String,
    pub address: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Why it was not sent.
#[derive(Debug, thiserror::Error)]
pub enum Undelivered {
    /// Not now; perhaps later.
    #[error("{0}")]
    Later(String),
    /// Neither now nor later.
    #[error("{0}")]
    Never(String),
}

impl Mailer {
    /// `url` is smtp://USER:PASSWORD@HOST:PORT, or smtps://; with ?tls=required a server without encryption is refused.
    pub fn new(url: &str, from: &str) -> Result<Self, String> {
        let from = from
            .parse()
            .map_err(|_| "expected an address, as in Sen <sen@example.vn>".to_owned())?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|cause| format!("expected smtp:// or smtps://, as in smtp://user:password@mail.example.vn:587?tls=required ({cause})"))?
            .timeout(Some(PATIENCE))
            .build();
        Ok(Self { transport, from })
    }

    /// Hands it to the server, which answers for it from then on.
    pub async fn send(&self, letter: Letter) -> Result<(), Undelivered> {
        let never = |cause: &dyn std::fmt::Display| Undelivered::Never(cause.to_string());
        let address: Address = letter.address.parse().map_err(|cause| never(&cause))?;
        let host = self.from.email.domain();
        let message = Message::builder()
            .message_id(Some(format!("<{}@{host}>", letter.id)))
            .from(self.from.clone())
            .to(Mailbox::new(Some(letter.name), address))
            .subject(letter.subject)
            .multipart(MultiPart::alternative_plain_html(letter.text, letter.html))
            .map_err(|cause| never(&cause))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            // Also what the server calls permanent: a wrong password of ours is, and is mended.
            Err(cause) => Err(Undelivered::Later(cause.to_string())),
        }
    }
}
