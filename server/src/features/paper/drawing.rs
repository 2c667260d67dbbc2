//! Which records have a paper, and how it is come by.

use entity::{document, plan, report};
use paper::{Format, Paper};
use uuid::Uuid;

use super::appendix;
use crate::features::account::KeysFor;
use crate::features::{document as documents, plan as plans, report as reports};
use crate::platform::graphql::Call;
use crate::platform::{Error, Result};

pub const KEYS: KeysFor = KeysFor("paper link");

/// What a paper is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Document(Uuid),
    Plan(Uuid),
    Report(Uuid),
}

impl Of {
    /// As the address says it: `plan`, and its id.
    pub fn read(kind: &str, id: &str) -> Option<Self> {
        let id = Uuid::try_parse(id).ok()?;
        match kind {
            "document" => Some(Self::Document(id)),
            "plan" => Some(Self::Plan(id)),
            "report" => Some(Self::Report(id)),
            _ => None,
        }
    }

    /// Where the file is, before it is signed for.
    pub fn address(self, format: Format) -> String {
        let (kind, id) = match self {
            Self::Document(id) => ("document", id),
            Self::Plan(id) => ("plan", id),
            Self::Report(id) => ("report", id),
        };
        let (id, extension) = (id.simple(), format.extension());
        format!("/files/papers/{kind}/{id}.{extension}")
    }

    /// The paper, in the viewer's sight.
    pub async fn paper(self, call: &Call) -> Result<Paper> {
        match self {
            Self::Document(id) => {
                let row = call.row::<document::Entity>(id).await?;
                let drawn = documents::paper(call, &row.ok_or(Error::NotFound)?).await?;
                drawn.ok_or(Error::NotFound)
            }
            Self::Plan(id) => {
                let row = call.row::<plan::Entity>(id).await?.ok_or(Error::NotFound)?;
                of_plan(call, &row).await
            }
            Self::Report(id) => {
                let row = call.row::<report::Entity>(id).await?;
                reports::paper(call, &row.ok_or(Error::NotFound)?).await
            }
        }
    }
}

async fn of_plan(call: &Call, row: &plan::Model) -> Result<Paper> {
    let mut paper = plans::paper(call, row).await?;
    paper
        .appendices
        .extend(appendix::activities(call, row).await?);
    Ok(paper)
}
