//! A document before it is issued, and a certified copy before it is made: how it will look, under which number, and who will
//! have it. Nothing is kept.

use async_graphql::{Context, Object, SimpleObject};
use entity::{document, organization};
use paper::Paper;
use reader::Finding;

use super::graphql::{FormFinding, told};
use super::{checking, drawing};
use crate::features::arrival::{self, DocumentCopyInput};
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
    /// How many organizations of the system it names.
    organizations: i32,
    /// How many others, by their names alone.
    others: i32,
    /// Ten of their names: no organization of the system is called so.
    other_names: Vec<String>,
    /// How many have to know besides: they were sent what this one replaces or recalls, or a copy of it.
    former: i32,
    /// The names of ten of them, where the viewer sees who was sent it.
    former_names: Vec<String>,
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
    /// A document as it would be issued now, or what issuing it would refuse; nothing is kept and no number is taken. Requires: as
    /// `documentIssue`.
    #[graphql(complexity = "50 + child_complexity")]
    async fn document_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What would be issued.")] input: DocumentIssueInput,
    ) -> Result<DocumentPreviewPayload> {
        payload(of_issue(Call::of(ctx)?, input).await)
    }

    /// The same of a certified copy. Requires: as `documentCopy`.
    #[graphql(complexity = "50 + child_complexity")]
    async fn document_copy_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What would be copied, and how.")] input: DocumentCopyInput,
    ) -> Result<DocumentPreviewPayload> {
        payload(of_copy(Call::of(ctx)?, input).await)
    }
}

fn payload(preview: Outcome<DocumentPreview, DocumentErrorCode>) -> Result<DocumentPreviewPayload> {
    let (preview, user_errors) = settle(preview)?;
    Ok(DocumentPreviewPayload {
        preview,
        user_errors,
    })
}

async fn of_issue(
    call: &Call,
    input: DocumentIssueInput,
) -> Outcome<DocumentPreview, DocumentErrorCode> {
    let reader = call.reader()?;
    let issuer = reader.get::<organization::Entity>(input.issuer()).await?;
    keeps(call.actor(), issuer.id).map_err(|_| Error::Forbidden)?;
    let row = documents::foreseen(reader, &issuer, Issue::from(input)).await?;
    let paper = documents::paper(&row).await?;
    let paper = paper.map(|paper| Paper {
        number: None,
        ..paper
    });
    let form = match &paper {
        Some(paper) => checking::of_paper(call, paper.clone()).await?,
        None => Vec::new(),
    };
    Ok(looked_at(call, row, paper, &form).await?)
}

/// What is copied was issued: nothing is mended in its form any more.
async fn of_copy(
    call: &Call,
    input: DocumentCopyInput,
) -> Outcome<DocumentPreview, DocumentErrorCode> {
    let reader = call.reader()?;
    let copier = reader.get::<organization::Entity>(input.copier()).await?;
    let source = input.source();
    let row = arrival::copy_foreseen(reader, &copier, source, input.into()).await?;
    let mut paper = Box::pin(drawing::of_copy(call, &row, source)).await?;
    let block = paper.as_mut().and_then(|paper| paper.copies.last_mut());
    if let Some(block) = block {
        block.number = None;
    }
    Ok(looked_at(call, row, paper, &[]).await?)
}

async fn looked_at(
    call: &Call,
    row: document::Model,
    paper: Option<Paper>,
    form: &[Finding],
) -> Result<DocumentPreview> {
    let place = call.place(row.organization_id).await?;
    let lines = recipients(&row)?;
    let reach = distribution::reach(call, &place.path, &row, lines).await?;
    let html = match paper {
        Some(paper) => Some(apart(move || paper.html()).await?),
        None => None,
    };
    let whole = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    Ok(DocumentPreview {
        number: number_text(row.number),
        symbol: row.symbol,
        organizations: whole(reach.here),
        others: whole(reach.outside.len()),
        former: whole(reach.had),
        other_names: some(reach.outside),
        former_names: some(reach.had_in_sight),
        html,
        form: form.iter().map(|finding| told(finding, false)).collect(),
    })
}

/// As many names as one reads.
fn some(mut names: Vec<String>) -> Vec<String> {
    names.truncate(10);
    names
}
