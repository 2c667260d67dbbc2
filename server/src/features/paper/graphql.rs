//! Papers as the schema shows them.

use async_graphql::{Context, Object};
use entity::document;
use paper::Format;
use uuid::Uuid;

use super::drawing::{KEYS, Of};
use crate::platform::download::link;
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;
use crate::platform::{Error, Result};

/// The official paper that a record becomes.
pub struct OfficialPaper {
    of: Of,
}

impl OfficialPaper {
    async fn url(&self, ctx: &Context<'_>, format: Format) -> Result<String> {
        let call = Call::of(ctx)?;
        let keys = call.load(KEYS).await?;
        let now = call.db.clock().now();
        link(&keys, &self.of.address(format), call.actor(), now)
    }
}

#[Object]
impl OfficialPaper {
    /// The paper to look at and to print: elements and classes only, everything in it escaped.
    async fn html(&self, ctx: &Context<'_>) -> Result<String> {
        let site = ctx
            .data::<PublicUrl>()
            .map_err(|_| Error::internal("a schema without an address"))?;
        Ok(self.of.paper(Call::of(ctx)?, site).await?.html())
    }

    /// Where to fetch the Word file, relative to the server: in this session only, for an hour or two, as long as the viewer
    /// sees the record.
    async fn docx_url(&self, ctx: &Context<'_>) -> Result<String> {
        self.url(ctx, Format::Docx).await
    }

    /// Where to fetch the PDF, likewise.
    async fn pdf_url(&self, ctx: &Context<'_>) -> Result<String> {
        self.url(ctx, Format::Pdf).await
    }
}

/// What this feature adds to a document.
pub struct DocumentPaper {
    document: Uuid,
    written: bool,
}

impl DocumentPaper {
    pub fn of(row: &document::Model) -> Self {
        Self {
            document: row.id,
            written: row.body.is_some(),
        }
    }
}

#[Object]
impl DocumentPaper {
    /// As an official paper, if it was written here; a plan's is the plan's.
    async fn paper(&self) -> Option<OfficialPaper> {
        self.written.then_some(OfficialPaper {
            of: Of::Document(self.document),
        })
    }
}

/// What this feature adds to a plan.
pub struct PlanPaper(pub Uuid);

#[Object]
impl PlanPaper {
    /// As an official paper; what is not issued yet has blanks.
    async fn paper(&self) -> OfficialPaper {
        OfficialPaper {
            of: Of::Plan(self.0),
        }
    }
}

/// What this feature adds to a report.
pub struct ReportPaper(pub Uuid);

#[Object]
impl ReportPaper {
    /// As an official paper.
    async fn paper(&self) -> OfficialPaper {
        OfficialPaper {
            of: Of::Report(self.0),
        }
    }
}
