//! Which records have a paper, and how it is come by.

use entity::{document, plan, report};
use paper::{Format, Paper};
use uuid::Uuid;

use crate::features::plan::{self as plans, PlanOf};
use crate::features::{document as documents, report as reports};
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
                // Apart from this one's future: together they are deep for a worker's stack.
                let drawn = match row.copy_of_id {
                    Some(of) => Box::pin(of_copy(call, &row, of)).await?,
                    None => Box::pin(documents::paper(&row)).await?,
                };
                Ok(Paper {
                    verify: verified_at(&row, site),
                    ..drawn.ok_or(Error::NotFound)?
                })
            }
            Self::Plan(id) => {
                let row = call.row::<plan::Entity>(id).await?.ok_or(Error::NotFound)?;
                let issued = match row.document_id {
                    Some(issued) => call.row::<document::Entity>(issued).await?,
                    None => None,
                };
                Ok(Paper {
                    verify: issued.and_then(|issued| verified_at(&issued, site)),
                    ..Box::pin(plans::paper(call, &row)).await?
                })
            }
            Self::Report(id) => {
                let row = call.row::<report::Entity>(id).await?;
                Box::pin(reports::paper(call, &row.ok_or(Error::NotFound)?)).await
            }
        }
    }
}

/// What was copied, and under it what makes it a copy: of a sao lục, first that of the sao y. Whoever has a copy reads in it what
/// was copied, in his sight or not; a plan only in his sight.
pub async fn of_copy(call: &Call, row: &document::Model, of: Uuid) -> Result<Option<Paper>> {
    let mut copies = vec![documents::copied(row)?];
    let mut original = call.named::<document::Entity>(of).await?;
    while let Some(of) = original.copy_of_id {
        copies.insert(0, documents::copied(&original)?);
        original = call.named::<document::Entity>(of).await?;
    }
    let drawn = match (&row.body, call.load(PlanOf(original.id)).await?) {
        (Some(part), _) => Some(documents::excerpt(&original, part.clone()).await?),
        (None, Some(plan)) => Some(Box::pin(plans::paper(call, &plan)).await?),
        (None, None) => documents::paper(&original).await?,
    };
    Ok(drawn.map(|paper| Paper { copies, ..paper }))
}

/// Whether there is a paper to draw: its text is here, or what it copies.
pub async fn is_drawn(call: &Call, row: &document::Model) -> Result<bool> {
    let Some(of) = row.copy_of_id else {
        return Ok(row.body.is_some());
    };
    if row.body.is_some() {
        return Ok(true);
    }
    let mut original = call.named::<document::Entity>(of).await?;
    if let Some(of) = original.copy_of_id {
        original = call.named::<document::Entity>(of).await?;
    }
    Ok(original.body.is_some() || call.load(PlanOf(original.id)).await?.is_some())
}

fn verified_at(issued: &document::Model, site: &PublicUrl) -> Option<String> {
    documents::verified_at(issued).map(|path| site.address(&path))
}
