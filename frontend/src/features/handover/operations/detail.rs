//! One handover with all that its page shows.

use super::{HandoverAction, HandoverState};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::schema;
use crate::shared::history::AuditEntry;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HandoverVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "HandoverVariables")]
pub struct HandoverView {
    #[arguments(id: $id)]
    pub handover: Handover,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Handover {
    pub id: cynic::Id,
    pub version: i32,
    pub state: HandoverState,
    pub organization_name: String,
    pub position_title: String,
    pub giver_name: String,
    pub receiver_name: String,
    pub takes_effect_on: Date,
    pub decision_number: Option<String>,
    pub notes: Option<String>,
    pub items: Vec<HandoverItem>,
    pub return_reason: Option<String>,
    pub given_by_name: Option<String>,
    pub given_at: Option<DateTime>,
    pub stand_in_reason: Option<String>,
    pub taken_at: Option<DateTime>,
    pub content_hash: Option<String>,
    pub mine_to_give: bool,
    pub available_actions: Vec<HandoverAction>,
    pub history: Vec<AuditEntry>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct HandoverItem {
    pub kind: HandoverItemKind,
    pub subject: String,
    pub title: String,
    pub about: Option<String>,
    pub due_on: Option<Date>,
    pub fate: HandoverItemFate,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverItemKind {
    TaskCharged,
    TaskGiven,
    Activity,
    Plan,
    Report,
    FocalPoint,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverItemFate {
    Moves,
    Follows,
    Ends,
}
