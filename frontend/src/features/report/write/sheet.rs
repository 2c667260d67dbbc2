//! The form's content while it is open, and how it reaches the server: every save builds on the version last seen, a lost
//! reply is told from somebody else's change, and the latter is put before the person.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::operations::IndicatorBreach;
use super::super::operations::writing::{
    OwnReport, OwnReportVariables, Period, Report, ReportSave, ReportSaveInput, ReportSaveVariables,
};
use super::super::words;
use super::content::{ById, Content, Kept, Known, Unusual, known};
use crate::shared::api::scalars::Decimal;
use crate::shared::api::{ApiError, WriteKey, send};

/// Before the first save there is no version: naming this one makes the server refuse when somebody was quicker.
const NOT_STARTED: i32 = 0;

/// Texts that are typed, by indicator id.
#[derive(Clone, Copy)]
pub struct Cells(StoredValue<Vec<(String, RwSignal<String>)>>);

impl Cells {
    fn of(texts: &ById) -> Self {
        let cell = |(id, text): (&String, &String)| (id.clone(), RwSignal::new(text.clone()));
        Self(StoredValue::new(texts.iter().map(cell).collect()))
    }

    pub fn get(self, id: &str) -> Option<RwSignal<String>> {
        self.0.with_value(|cells| {
            let own = cells.iter().find(|(own, _)| own == id);
            own.map(|(_, typed)| *typed)
        })
    }

    /// Tracked.
    fn read(self) -> ById {
        self.0.with_value(|cells| {
            let cells = cells.iter();
            cells.map(|(id, typed)| (id.clone(), typed.get())).collect()
        })
    }

    fn fill(self, texts: &ById) {
        self.0.with_value(|cells| {
            for (id, typed) in cells {
                if let Some(text) = texts.get(id) {
                    typed.set(text.clone());
                }
            }
        });
    }
}

/// What the server found unusual, and its figures.
fn looked_at<'v>(
    values: impl Iterator<Item = (&'v str, Option<Decimal>, &'v Vec<IndicatorBreach>)>,
) -> (Unusual, BTreeMap<String, Decimal>) {
    let (mut unusual, mut figures) = (Unusual::new(), BTreeMap::new());
    for (id, value, breaches) in values {
        if let Some(value) = value {
            figures.insert(id.to_owned(), value);
        }
        if !breaches.is_empty() {
            unusual.insert(id.to_owned(), breaches.clone());
        }
    }
    (unusual, figures)
}

/// All of it lives in the form's own component.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub period: StoredValue<Period>,
    pub organization: StoredValue<cynic::Id>,
    pub known: StoredValue<Known>,
    pub figures: Cells,
    /// Answers in words.
    pub words: Cells,
    pub reasons: Cells,
    pub explanations: Cells,
    pub difficulties: RwSignal<String>,
    pub proposals: RwSignal<String>,
    pub summary: RwSignal<String>,
    /// What the server has.
    pub saved: RwSignal<Content>,
    /// What is unusual about it, as the server found.
    pub unusual: RwSignal<Unusual>,
    /// What the server worked out, by indicator id.
    pub worked_out: RwSignal<BTreeMap<String, Decimal>>,
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
        let mut known = known(&period.prefill);
        let report = period.own_report.as_ref();
        // What is not to be mended stays as it is, whatever the records say by now.
        let told = report.into_iter().flat_map(|report| &report.values);
        for value in told.filter(|value| value.closed) {
            known.remove(value.indicator.id.inner());
        }
        let content = Content::opening(&period.indicators, &known, report);
        let told = report.map_or(period.prefill.as_slice(), |report| report.values.as_slice());
        let told = told
            .iter()
            .map(|value| (value.indicator.id.inner(), value.value, &value.breaches));
        let (unusual, worked_out) = looked_at(told);
        Self {
            difficulties: RwSignal::new(content.difficulties.clone()),
            proposals: RwSignal::new(content.proposals.clone()),
            summary: RwSignal::new(content.summary.clone()),
            version: RwSignal::new(report.map(|report| report.version)),
            report: RwSignal::new(report.map(|report| report.id.clone())),
            figures: Cells::of(&content.figures),
            words: Cells::of(&content.words),
            reasons: Cells::of(&content.reasons),
            explanations: Cells::of(&content.explanations),
            saved: RwSignal::new(content),
            unusual: RwSignal::new(unusual),
            worked_out: RwSignal::new(worked_out),
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
            figures: self.figures.read(),
            words: self.words.read(),
            reasons: self.reasons.read(),
            explanations: self.explanations.read(),
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
        self.figures.fill(&content.figures);
        self.words.fill(&content.words);
        self.reasons.fill(&content.reasons);
        self.explanations.fill(&content.explanations);
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
                let told = report.values.iter();
                let (unusual, worked_out) = looked_at(
                    told.map(|value| (value.indicator.id.inner(), value.value, &value.breaches)),
                );
                self.unusual.try_set(unusual);
                self.worked_out.try_set(worked_out);
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
        let variables = OwnReportVariables {
            period: id,
            organization: self.organization.try_get_value(),
        };
        let answer = send::<OwnReport>(variables).await?;
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
