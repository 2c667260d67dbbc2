//! What the screens of distribution ask of the server, and what they tell it.

mod detail;
mod link;
mod list;
mod writing;

pub use detail::*;
pub use link::*;
pub use list::*;
pub use writing::*;

use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryReceipt {
    Awaited,
    InApp,
    ByLink,
    Recorded,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryAction {
    Acknowledge,
    Record,
    EndLink,
    RenewLink,
    Withdraw,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentAction {
    Send,
    Remind,
    Follow,
    Copy,
    Attach,
    Detach,
    Sign,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipientPurpose {
    Report,
    Direct,
    Execute,
    Inform,
    Coordinate,
    File,
    Other,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryErrorCode {
    Required,
    TooLong,
    WrongState,
    DateOrder,
    AlreadyThere,
    Closed,
    OneOnly,
    LinkInvalid,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DeliveryUserError {
    pub path: Vec<String>,
    pub code: DeliveryErrorCode,
}

crate::operations! {
    query DocumentView(DocumentVariables);
    query DeliveryList(DeliveriesVariables) pages deliveries;
    query SilentDeliveries(SilentVariables) pages deliveries;
    query DeliveryView(DeliveryVariables);
    query SendChoices(SendChoicesVariables);
    query LinkView(LinkVariables);
    mutation DeliveryAcknowledge(DeliveryActVariables);
    mutation DeliveryEndLink(DeliveryActVariables);
    mutation DeliveryWithdraw(DeliveryActVariables);
    mutation DeliveryRenewLink(DeliveryActVariables);
    mutation DeliveryRecord(DeliveryRecordVariables);
    mutation DocumentRemind(DocumentRemindVariables);
    mutation DocumentSend(DocumentSendVariables);
    mutation DeliveryConfirm(DeliveryConfirmVariables);
}
