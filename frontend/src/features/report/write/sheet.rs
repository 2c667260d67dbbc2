//! The form's content while it is open, and how it reaches the server: every save builds on the version last seen, a lost
//! reply is told from somebody else's change, and the latter is put before the person.

use leptos::prelude::*;

use super::super::operations::writing::{
    OwnReport, OwnReportVariables, Period, Report, ReportSave, ReportSaveInput, ReportSaveVariables,
};
use super::super::words;
use super::content::{Content, Kept, Known, known};
use crate::shared::api::{ApiError, WriteKey, send};

/// Before the first save there is no version: naming this one makes the server refuse when somebody was quicker.
const NOT_STARTED: i32 = 0;

/// All of it lives in the form's own component.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub period: StoredValue<Period>,
    pub organization: StoredValue<cynic::Id>,
    pub known: StoredValue<Known>,
    /// By indicator id, in the form's order.
    pub figures: StoredValue<Vec<(String, RwSignal<String>)>>,
    pub difficulties: RwSignal<String>,
    pub proposals: RwSignal<String>,
    pub summary: RwSignal<String>,
    /// What the server has.
    pub saved: RwSignal<Content>,
    pub version: RwSignal<Option<i32>>,
    pub report: RwSignal<Option<cynic::Id>>,
    /// What somebody else has made of the report meanwhile.
    pub clash: RwSignal<Option<Report>>,
    /// Why the server does not take the content, when it says more than an [`ApiError`].
    pub refusal: RwSignal<Option<String>>,
    key: StoredValue<WriteKey, LocalStorage>,
    tried: StoredValue<Option<Content>>,
}

impl Sheet {
    pub fn open(period: Period, organization: cynic::Id) -> Self {
        let known = known(&period.prefill);
        let report = period.own_report.as_ref();
        let content = Content::opening(&period.indicators, &known, report);
        let figures = period
            .indicators
            .iter()
            .map(|indicator| {
                let typed = content.figure(indicator).to_owned();
                (indicator.id.inner().to_owned(), RwSignal::new(typed))
            })
            .collect();
        Self {
            difficulties: RwSignal::new(content.difficulties.clone()),
            proposals: RwSignal::new(content.proposals.clone()),
            summary: RwSignal::new(content.summary.clone()),
            version: RwSignal::new(report.map(|report| report.version)),
            report: RwSignal::new(report.map(|report| report.id.clone())),
            saved: RwSignal::new(content),
            figures: StoredValue::new(figures),
            known: StoredValue::new(known),
            period: StoredValue::new(period),
            organization: StoredValue::new(organization),
            clash: RwSignal::new(None),
            refusal: RwSignal::new(None),
            key: StoredValue::new_local(WriteKey::default()),
            tried: StoredValue::new(None),
        }
    }

    /// What is typed now; tracked.
    pub fn content(self) -> Content {
        Content {
            figures: self.figures.with_value(|figures| {
                figures
                    .iter()
                    .map(|(id, typed)| (id.clone(), typed.get()))
                    .collect()
            }),
            difficulties: self.difficulties.get(),
            proposals: self.proposals.get(),
            summary: self.summary.get(),
        }
    }

    /// The same with the version it builds on, for the draft.
    pub fn kept(self) -> Kept {
        Kept {
            version: self.version.get_untracked(),
            content: self.content(),
        }
    }

    /// Puts `content` into the fields.
    pub fn fill(self, content: &Content) {
        self.figures.with_value(|figures| {
            for (id, typed) in figures {
                if let Some(text) = content.figures.get(id) {
                    typed.set(text.clone());
                }
            }
        });
        self.difficulties.set(content.difficulties.clone());
        self.proposals.set(content.proposals.clone());
        self.summary.set(content.summary.clone());
    }

    /// Sends `content`; resolves when the server has it.
    pub async fn save(self, content: Content) -> Result<(), ApiError> {
        if self.clash.with_untracked(Option::is_some) {
            return Err(ApiError::Conflict);
        }
        if self
            .tried
            .with_value(|tried| tried.as_ref() != Some(&content))
        {
            self.key.with_value(WriteKey::settle);
            self.tried.set_value(Some(content.clone()));
        }
        let text = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        let values = self.period.with_value(|period| {
            self.known
                .with_value(|known| content.values(&period.indicators, known))
        });
        let input = ReportSaveInput {
            period: self.period.with_value(|period| period.id.clone()),
            organization: self.organization.get_value(),
            expected_version: self.version.get_untracked().or(Some(NOT_STARTED)),
            values,
            difficulties: text(&content.difficulties),
            proposals: text(&content.proposals),
            summary: text(&content.summary),
            idempotency_key: Some(self.key.with_value(WriteKey::current)),
        };
        match send::<ReportSave>(ReportSaveVariables { input }).await {
            Ok(answer) => {
                let payload = answer.report_save;
                self.key.try_with_value(WriteKey::settle);
                self.tried.try_set_value(None);
                let Some(report) = payload.report else {
                    self.refusal.try_set(words::refusal(&payload.user_errors));
                    return Err(ApiError::BadInput { request_id: None });
                };
                self.refusal.try_set(None);
                self.version.try_set(Some(report.version));
                self.report.try_set(Some(report.id));
                self.saved.try_set(content);
                Ok(())
            }
            Err(ApiError::Conflict) => self.reconcile(content).await,
            Err(error) => Err(error),
        }
    }

    /// The version is not the one last seen: either the server has our own words and its reply was lost, or somebody
    /// else has written.
    async fn reconcile(self, sent: Content) -> Result<(), ApiError> {
        let Some(id) = self.period.try_with_value(|period| period.id.clone()) else {
            return Err(ApiError::Conflict);
        };
        let answer = send::<OwnReport>(OwnReportVariables { period: id }).await?;
        self.key.try_with_value(WriteKey::settle);
        let Some(report) = answer.reporting_period.own_report else {
            return Err(ApiError::Conflict);
        };
        let theirs = self.as_content(&report);
        if sent.says_the_same(&theirs) {
            self.version.try_set(Some(report.version));
            self.report.try_set(Some(report.id));
            self.saved.try_set(sent);
            return Ok(());
        }
        self.clash.try_set(Some(report));
        Err(ApiError::Conflict)
    }

    /// A report as the form would show it.
    pub fn as_content(self, report: &Report) -> Content {
        self.period
            .try_with_value(|period| {
                self.known
                    .with_value(|known| Content::opening(&period.indicators, known, Some(report)))
            })
            .unwrap_or_default()
    }

    /// Goes on from somebody else's version: with their words, or with one's own.
    pub fn settle_clash(self, theirs: bool) {
        let Some(report) = self.clash.get_untracked() else {
            return;
        };
        self.version.set(Some(report.version));
        self.report.set(Some(report.id.clone()));
        self.clash.set(None);
        if theirs {
            let content = self.as_content(&report);
            self.saved.set(content.clone());
            self.fill(&content);
        }
    }
}
