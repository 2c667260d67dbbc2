//! Which records have a paper, and how it is come by.

use entity::{document, plan, report};
use paper::{Format, Paper};
use uuid::Uuid;

use super::appendix;
use crate::features::{document as documents, plan as plans, report as reports};
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;
use crate::platform::{Error, Result};

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

    /// The paper, in the viewer's sight; once issued, with the address at which anybody checks it.
    pub async fn paper(self, call: &Call, site: &PublicUrl) -> Result<Paper> {
        match self {
            Self::Document(id) => {
                let row = call.row::<document::Entity>(id).await?;
                let row = row.ok_or(Error::NotFound)?;
                let drawn = documents::paper(call, &row).await?;
                Ok(Paper {
                    verify: verified_at(&row, site),
                    ..drawn.ok_or(Error::NotFound)?
                })
            }
            Self::Plan(id) => {
                let row = call.row::<plan::Entity>(id).await?.ok_or(Error::NotFound)?;
                of_plan(call, &row, site).await
            }
            Self::Report(id) => {
                let row = call.row::<report::Entity>(id).await?;
                reports::paper(call, &row.ok_or(Error::NotFound)?).await
            }
        }
    }
}

async fn of_plan(call: &Call, row: &plan::Model, site: &PublicUrl) -> Result<Paper> {
    let mut paper = plans::paper(call, row).await?;
    paper
        .appendices
        .extend(appendix::activities(call, row).await?);
    if let Some(issued) = row.document_id {
        let issued = call.row::<document::Entity>(issued).await?;
        paper.verify = issued.and_then(|issued| verified_at(&issued, site));
    }
    Ok(paper)
}

fn verified_at(issued: &document::Model, site: &PublicUrl) -> Option<String> {
    documents::verified_at(issued).map(|path| site.address(&path))
}
