//! Distribution: who gets an issued document, and who says that he has it.
//!
//! **Owns** `delivery`: one row for each recipient, made when the document is issued. «Các trường MN, TH, THCS» are the
//! schools open that day of the levels named; a body of the tree is known by its name; any other stands by its name alone. What
//! replaces or recalls another goes to all who were sent that one, too.
//! **States** awaited, then received: said in the app, said by whoever holds the recipient's link, or written down by the
//! sender for somebody who said so on paper. What was said is not taken back; what was written down may be corrected.
//! Of an organization that is part of another the other says so; of one that is no more nobody does, and it is awaited no
//! more, neither counted among those that are to have it nor reminded.
//! **Who says so**: those who answer for the recipient; nobody of the sender for him, but by writing down who did and when.
//! **Issues** papers of their own with [`document::issue`](super::document::issue) and sends them in the same transaction.
//! **Links** carry the delivery and nothing else, signed with the server's own key: they show what was sent, let their
//! holder say once that it arrived, under his name, and end with a day, by hand, or when another takes their place.
//! **Who sees**: those who work at or above the sender; those at or above the recipient, theirs.
//! **Events**: `document.issued`, `delivery.received`, `delivery.reminded`.

mod commands;
mod decisions;
mod events;
mod following;
mod graphql;
mod issuing;
mod link;
mod model;
mod policy;
mod queries;
mod sending;

pub use commands::{acknowledge_for, acknowledge_own};
pub use decisions::decisions;
pub use following::{count_awaited_at, move_awaited};
pub use graphql::{
    Delivery, DeliveryMutation, DeliveryQuery, DocumentDistribution, DocumentIssueInput,
    DocumentMutation, DocumentRecipient, RecipientPurpose,
};
pub use issuing::copy;
pub use policy::{Remind, Send};
pub use queries::{awaited_of, late_by_document};
pub use sending::{count, send};
