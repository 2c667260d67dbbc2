//! A document before it is issued: how it will look, under which number, and how many will have it. Nothing is kept.

use async_graphql::{Context, Object, SimpleObject};
use entity::organization;

use super::checking;
use super::graphql::{FormFinding, told};
use crate::features::distribution::{self, DocumentIssueInput};
use crate::features::document::{
    self as documents, DocumentErrorCode, Issue, keeps, number_text, recipients,
};
use crate::platform::graphql::{Call, UserErrorObject, settle};
use crate::platform::{Error, Outcome, Result, apart};

/// A document as it would be issued now.
#[derive(SimpleObject)]
pub struct DocumentPreview {
    /// The number that comes next. It is given only when the document is issued: another may take it before.
    number: String,
    /// What will follow the number.
    symbol: String,
    /// How many organizations of the system will have it.
    organizations: i32,
    /// How many others, by their names alone.
    others: i32,
    /// The paper to look at, its number open: elements and classes only, everything in it escaped; none without a text.
    html: Option<String>,
    /// What is to be mended in its form.
    form: Vec<FormFinding>,
}

/// The preview, or what to mend first.
#[derive(SimpleObject)]
pub struct DocumentPreviewPayload {
    /// As it would be issued now.
    preview: Option<DocumentPreview>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<DocumentErrorCode>>,
}

/// Looks at what is not issued yet.
#[derive(Default)]
pub struct PreviewQuery;

#[Object]
impl PreviewQuery {
    /// A document as it would be issued now; nothing is kept and no number is taken. Requires: as `documentIssue`.
    #[graphql(complexity = "50 + child_complexity")]
    async fn document_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What would be issued.")] input: DocumentIssueInput,
    ) -> Result<DocumentPreviewPayload> {
        let (preview, user_errors) = settle(preview(Call::of(ctx)?, input).await)?;
        Ok(DocumentPreviewPayload {
            preview,
            user_errors,
        })
    }
}

async fn preview(
    call: &Call,
    input: DocumentIssueInput,
) -> Outcome<DocumentPreview, DocumentErrorCode> {
    let issuer = input.issuer();
    let reader = call.reader()?;
    let place = call.place(issuer).await?;
    let issuer = reader.get::<organization::Entity>(issuer).await?;
    keeps(call.actor(), issuer.id).map_err(|_| Error::Forbidden)?;
    let row = documents::foreseen(reader, &issuer, Issue::from(input)).await?;
    let lines = recipients(&row)?;
    let (here, elsewhere) = distribution::count(reader, &place.path, &row, lines).await?;
    let paper = documents::paper(call, &row).await?;
    let paper = paper.map(|paper| paper::Paper {
        number: None,
        ..paper
    });
    let (html, findings) = match paper {
        Some(paper) => {
            let drawn = paper.clone();
            let html = apart(move || drawn.html()).await?;
            (Some(html), checking::of_paper(call, paper).await?)
        }
        None => (None, Vec::new()),
    };
    let whole = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    Ok(DocumentPreview {
        number: number_text(row.number),
        symbol: row.symbol,
        organizations: whole(here),
        others: whole(elsewhere),
        html,
        form: findings
            .iter()
            .map(|finding| told(finding, false))
            .collect(),
    })
}
