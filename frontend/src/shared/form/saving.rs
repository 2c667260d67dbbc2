//! Where a form stands between the keyboard and the server's receipt.

use chrono::{DateTime, Utc};

use crate::shared::i18n::dates;
use crate::tr;

/// What the save mark says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed since the form was opened.
    #[default]
    Untouched,
    /// Typed, and sent as soon as the hands rest.
    Waiting,
    /// On its way: typed, or already sent and not yet answered.
    Saving,
    /// The server has it.
    Saved(DateTime<Utc>),
    /// The server does not have it; this machine does.
    Held,
}

impl SaveState {
    /// `Đã lưu 09:14`, `Đang lưu…`, `CHƯA GỬI, giữ trên máy`.
    pub fn words(&self) -> String {
        match self {
            Self::Untouched => String::new(),
            Self::Waiting => tr!(ui.waiting),
            Self::Saving => tr!(ui.saving),
            Self::Saved(at) => tr!(ui.saved_at, time = dates::clock(*at)),
            Self::Held => tr!(ui.held),
        }
    }
}

/// Counts edits against receipts. What was typed while a save was under way is not covered by its receipt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    edits: u32,
    sent: u32,
    received: u32,
    under_way: bool,
    failed: bool,
    at: Option<DateTime<Utc>>,
}

impl Saving {
    /// The person changed something.
    pub fn edited(&mut self) {
        self.edits += 1;
    }

    /// Whether a save should start now: something is unsent and none is under way.
    pub fn wants_to_send(&self) -> bool {
        !self.under_way && self.edits > self.received
    }

    /// A save with everything typed so far has started.
    pub fn started(&mut self) {
        self.under_way = true;
        self.sent = self.edits;
    }

    /// The server has what was sent.
    pub fn received(&mut self, at: DateTime<Utc>) {
        self.under_way = false;
        self.failed = false;
        self.received = self.sent;
        self.at = Some(at);
    }

    /// The server does not have what was sent.
    pub fn failed(&mut self) {
        self.under_way = false;
        self.failed = true;
    }

    /// Whether leaving now would leave something unsent.
    pub fn is_unsent(&self) -> bool {
        self.edits > self.received
    }

    pub fn state(&self) -> SaveState {
        match (self.is_unsent(), self.failed, self.at) {
            (true, true, _) if !self.under_way => SaveState::Held,
            (true, _, _) => SaveState::Saving,
            (false, _, Some(at)) => SaveState::Saved(at),
            (false, _, None) => SaveState::Untouched,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nine() -> DateTime<Utc> {
        DateTime::from_timestamp(1_610_504_040, 0).unwrap_or_default()
    }

    #[test]
    fn a_receipt_covers_only_what_was_sent() {
        let mut saving = Saving::default();
        saving.edited();
        assert!(saving.wants_to_send());
        saving.started();
        saving.edited();
        assert!(!saving.wants_to_send(), "one save at a time");
        saving.received(nine());
        assert!(saving.is_unsent() && saving.wants_to_send());
        assert_eq!(saving.state(), SaveState::Saving);
    }

    #[test]
    fn saved_says_when() {
        let mut saving = Saving::default();
        assert_eq!(saving.state(), SaveState::Untouched);
        saving.edited();
        saving.started();
        saving.received(nine());
        assert_eq!(saving.state().words(), "Đã lưu 09:14");
    }

    #[test]
    fn a_failed_save_is_held_and_tried_again() {
        let mut saving = Saving::default();
        saving.edited();
        saving.started();
        saving.failed();
        assert_eq!(saving.state(), SaveState::Held);
        assert!(saving.wants_to_send());
        assert!(saving.state().words().contains("CHƯA GỬI"));
    }
}
