//! What the office marks to be mended, with what to mend there.

use leptos::prelude::*;

use super::super::operations::ReportText;
use super::super::operations::review::{ReportReturnValueInput, ReviewedReport};

/// Whether one answer is to be mended, and what.
#[derive(Clone, Copy)]
pub struct Mark {
    pub on: RwSignal<bool>,
    pub note: RwSignal<String>,
}

/// Of one report, all that can be marked.
#[derive(Clone, Copy)]
pub struct Marks {
    answers: StoredValue<Vec<(cynic::Id, Mark)>>,
    texts: StoredValue<Vec<(ReportText, RwSignal<bool>)>>,
}

impl Marks {
    pub fn of(report: &ReviewedReport) -> Self {
        // What is worked out is mended by mending what it is worked out from.
        let told = report.values.iter();
        let typed = told.filter(|value| value.indicator.formula.is_none());
        let mark = || Mark {
            on: RwSignal::new(false),
            note: RwSignal::new(String::new()),
        };
        let answers = typed.map(|value| (value.indicator.id.clone(), mark()));
        let texts = [
            ReportText::Summary,
            ReportText::Difficulties,
            ReportText::Proposals,
        ];
        let texts = texts.map(|text| (text, RwSignal::new(false)));
        Self {
            answers: StoredValue::new(answers.collect()),
            texts: StoredValue::new(texts.into()),
        }
    }

    pub fn answer(self, indicator: &cynic::Id) -> Option<Mark> {
        self.answers.with_value(|all| {
            let own = all.iter().find(|(id, _)| id == indicator);
            own.map(|(_, mark)| *mark)
        })
    }

    pub fn text(self, text: ReportText) -> Option<RwSignal<bool>> {
        self.texts.with_value(|all| {
            let own = all.iter().find(|(one, _)| *one == text);
            own.map(|(_, on)| *on)
        })
    }

    /// How many are marked; tracked.
    pub fn count(self) -> usize {
        let answers = self
            .answers
            .with_value(|all| all.iter().filter(|(_, mark)| mark.on.get()).count());
        let texts = self
            .texts
            .with_value(|all| all.iter().filter(|(_, on)| on.get()).count());
        answers + texts
    }

    /// As they are sent.
    pub fn named(self) -> (Vec<ReportReturnValueInput>, Vec<ReportText>) {
        let answers = self.answers.with_value(|all| {
            let marked = all.iter().filter(|(_, mark)| mark.on.get_untracked());
            let named = marked.map(|(id, mark)| {
                let note = mark.note.get_untracked().trim().to_owned();
                ReportReturnValueInput {
                    indicator: id.clone(),
                    note: (!note.is_empty()).then_some(note),
                }
            });
            named.collect()
        });
        let texts = self.texts.with_value(|all| {
            let marked = all.iter().filter(|(_, on)| on.get_untracked());
            marked.map(|(text, _)| *text).collect()
        });
        (answers, texts)
    }
}
