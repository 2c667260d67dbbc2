//! Papers as the schema shows them.

use std::collections::BTreeSet;

use async_graphql::{Context, Object, SimpleObject};
use entity::document;
use paper::Format;
use uuid::Uuid;

use super::checking::{self, Checked, FormCheckPart};
use super::drawing::{self, Of};
use super::routes::{Corrected, Drawn};
use crate::features::account::HandedOut as _;
use crate::features::plan::{PlanErrorCode, PlanFindingCode, PlanSource, SourceLine};
use crate::platform::graphql::{Call, UserErrorObject, settle};
use crate::platform::site::PublicUrl;
use crate::platform::{Error, Result, apart};

/// The official paper that a record becomes.
pub struct OfficialPaper {
    of: Of,
}

impl OfficialPaper {
    async fn paper(&self, ctx: &Context<'_>) -> Result<paper::Paper> {
        let site = ctx
            .data::<PublicUrl>()
            .map_err(|_| Error::internal("a schema without an address"))?;
        Box::pin(self.of.paper(Call::of(ctx)?, site)).await
    }

    async fn url(&self, ctx: &Context<'_>, format: Format) -> Result<String> {
        Drawn(self.of, format).link(Call::of(ctx)?).await
    }
}

#[Object]
impl OfficialPaper {
    /// The paper to look at and to print: elements and classes only, everything in it escaped.
    #[graphql(complexity = 50)]
    async fn html(&self, ctx: &Context<'_>) -> Result<String> {
        let paper = self.paper(ctx).await?;
        apart(move || paper.html()).await
    }

    /// What is to be mended in its form before it leaves; number and day may stand open until it is issued.
    #[graphql(complexity = 50)]
    async fn form(&self, ctx: &Context<'_>) -> Result<Vec<FormFinding>> {
        let paper = self.paper(ctx).await?;
        let findings = checking::of_paper(Call::of(ctx)?, paper).await?;
        Ok(findings
            .iter()
            .map(|finding| told(finding, false))
            .collect())
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

/// Something to be mended in the form of a paper.
#[derive(SimpleObject)]
pub struct FormFinding {
    /// The line of the source, from 1, blank ones counted; none where the whole lacks something.
    line: Option<i32>,
    /// What is wrong, for translation.
    code: PlanFindingCode,
    /// What is wrong, in Vietnamese.
    message: String,
    /// The words concerned.
    excerpt: Option<String>,
    /// Where they begin in the line: how many characters (Unicode scalar values) stand before them.
    start: Option<i32>,
    /// What to write in their place.
    suggestion: Option<String>,
    /// Whether `correctedUrl` can mend it.
    in_file: bool,
}

pub(super) fn told(finding: &reader::Finding, in_file: bool) -> FormFinding {
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    FormFinding {
        line: finding.line.map(number),
        code: finding.code.into(),
        message: finding.message.clone(),
        excerpt: finding.excerpt.clone(),
        start: finding.span.map(|span| number(span.start)),
        suggestion: finding.suggestion.clone(),
        in_file,
    }
}

/// A source whose form was looked over; nothing of it is kept.
pub struct FormCheck {
    checked: Checked,
    upload: Option<Uuid>,
}

#[Object]
impl FormCheck {
    /// The uploaded file's name.
    async fn file_name(&self) -> Option<&str> {
        self.checked.file_name.as_deref()
    }

    /// Every line that holds words.
    async fn lines(&self) -> Vec<SourceLine> {
        self.checked.reading.lines.iter().map(Into::into).collect()
    }

    /// What is to be mended, in the order of the lines.
    async fn findings(&self) -> Vec<FormFinding> {
        let mut in_file = self.checked.in_file.iter().copied();
        let findings = self.checked.findings.iter();
        findings
            .map(|finding| told(finding, in_file.next().unwrap_or(false)))
            .collect()
    }

    /// Where to fetch the uploaded Word file with these findings mended and all else as it is; none for other sources. In
    /// this session only, for an hour or two, as long as the upload is kept.
    async fn corrected_url(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Places among `findings`, from 0, each once however often it is named; those that are not `inFile` stay as they are."
        )]
        findings: Vec<i32>,
    ) -> Result<Option<String>> {
        let Some(upload) = self.upload.filter(|_| !self.checked.in_file.is_empty()) else {
            return Ok(None);
        };
        let count = self.checked.findings.len();
        let place = |place: i32| usize::try_from(place).ok().filter(|place| *place < count);
        let places: Option<BTreeSet<usize>> = findings.into_iter().map(place).collect();
        let Some(places) = places else {
            let told = format!("There are {count} findings: name them from 0 on.");
            return Err(Error::BadInput(told));
        };
        let corrected = Corrected(upload, places);
        corrected.link(Call::of(ctx)?).await.map(Some)
    }
}

/// What became of a source.
#[derive(SimpleObject)]
pub struct FormCheckPayload {
    /// What is to be mended; none when it could not be read.
    check: Option<FormCheck>,
    /// Why it could not be read: SOURCE_EMPTY, SOURCE_TOO_LARGE or SOURCE_UNREADABLE.
    user_errors: Vec<UserErrorObject<PlanErrorCode>>,
}

/// Reads of this feature.
#[derive(Default)]
pub struct PaperQuery;

#[Object]
impl PaperQuery {
    /// What is to be mended in the form of a paper, made here or not, by Nghị định 30/2020/NĐ-CP and the names that
    /// organizations bear on its day; nothing is stored. Requires: signed in.
    #[graphql(complexity = "50 + child_complexity")]
    async fn form_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Text, or a completed upload.")] source: PlanSource,
        #[graphql(
            desc = "How much of a paper it is.",
            default_with = "FormCheckPart::Whole"
        )]
        part: FormCheckPart,
    ) -> Result<FormCheckPayload> {
        let upload = match &source {
            PlanSource::Upload(id) => Some(id.uuid()),
            PlanSource::Text(_) => None,
        };
        let checked = checking::check(Call::of(ctx)?, source, part).await;
        let (checked, user_errors) = settle(checked)?;
        Ok(FormCheckPayload {
            check: checked.map(|checked| FormCheck { checked, upload }),
            user_errors,
        })
    }
}

/// What this feature adds to a document.
pub struct DocumentPaper(document::Model);

impl DocumentPaper {
    pub fn of(row: &document::Model) -> Self {
        Self(row.clone())
    }
}

#[Object]
impl DocumentPaper {
    /// As an official paper, if it was written here or is a copy of such a one; a plan's is the plan's.
    async fn paper(&self, ctx: &Context<'_>) -> Result<Option<OfficialPaper>> {
        let drawn = drawing::is_drawn(Call::of(ctx)?, &self.0).await?;
        Ok(drawn.then_some(OfficialPaper {
            of: Of::Document(self.0.id),
        }))
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
