//! What the handover screens ask of the server, and what they tell it.

mod detail;
mod list;
mod opening;
mod writing;

pub use detail::*;
pub use list::*;
pub use opening::*;
pub use writing::*;

use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverState {
    Open,
    HandedOver,
    TakenOver,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverAction {
    Give,
    Take,
    SendBack,
    Withdraw,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverErrorCode {
    TooLong,
    DateOrder,
    SamePerson,
    PersonDisabled,
    AlreadyOpen,
    ReasonRequired,
    StillThere,
    TooEarly,
    WrongState,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct HandoverUserError {
    pub path: Vec<String>,
    pub code: HandoverErrorCode,
}

crate::operations! {
    query HandoverList(HandoversVariables) pages handovers;
    query HandoverView(HandoverVariables);
    query HandoverPeople(HandoverPeopleVariables);
    query HandoverPerson(HandoverPersonVariables);
    mutation HandoverOpen(HandoverOpenVariables);
    mutation HandoverGive(HandoverGiveVariables);
    mutation HandoverTake(HandoverActVariables);
    mutation HandoverSendBack(HandoverSendBackVariables);
    mutation HandoverWithdraw(HandoverActVariables);
}
