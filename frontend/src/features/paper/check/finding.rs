//! What is to be mended, in words.

use leptos::prelude::*;

use crate::features::paper::operations::{FormFinding, PaperVariables, PlanForm};
use crate::features::plan::{self, FindingCode};
use crate::shared::page::query;
use crate::shared::ui::{Button, ButtonLink, Glyph, Look, Notice, Tone};
use crate::tr;

/// What is wrong at a place.
#[component]
pub fn Told(finding: FormFinding) -> impl IntoView {
    let told = plan::told(finding.code, &finding.message, finding.excerpt.as_deref());
    view! {
        <p>
            <b>{plan::found(finding.code)} "."</b>
            " "
            {told}
        </p>
    }
}

/// What every paper is looked over for, from its head to its foot.
fn rules() -> [(String, &'static [FindingCode]); 5] {
    use FindingCode as Code;
    [
        (
            tr!(rule.at_head),
            &[
                Code::MissingNationalHeading,
                Code::NationalHeadingForm,
                Code::MissingIssuer,
                Code::FormerName,
                Code::BlankNumber,
                Code::MissingSymbol,
                Code::MalformedSymbol,
                Code::KindSymbolMismatch,
                Code::WrongDash,
                Code::BlankDay,
                Code::InvalidDate,
                Code::LeadingZero,
                Code::MissingKind,
                Code::MissingTitle,
            ],
        ),
        (
            tr!(rule.at_bases),
            &[
                Code::MissingLegalBasis,
                Code::CitationWithoutNumber,
                Code::CitationWithoutDate,
                Code::CitationWithoutIssuer,
                Code::CitationAfterIssue,
                Code::CitationPunctuation,
            ],
        ),
        (
            tr!(rule.at_body),
            &[
                Code::WrongLetter,
                Code::NumberingGap,
                Code::NumberingRepeated,
                Code::MissingEndMark,
            ],
        ),
        (
            tr!(rule.at_recipients),
            &[
                Code::MissingRecipients,
                Code::RecipientPunctuation,
                Code::MissingArchive,
            ],
        ),
        (
            tr!(rule.at_signature),
            &[
                Code::MissingSigner,
                Code::MissingSignerName,
                Code::SigningModeForm,
            ],
        ),
    ]
}

/// What is looked at, for whoever wants to know beforehand: by its place, and said of no paper yet.
#[component]
pub fn Rules() -> impl IntoView {
    let places = rules().map(|(place, codes)| {
        let each = codes
            .iter()
            .map(|code| view! { <li>{plan::rule(*code)}</li> });
        view! {
            <section class="rules">
                <h2>{place}</h2>
                <ul class="stack--s">{each.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <details class="more">
            <summary>{tr!(paper.check_rules)}</summary>
            {places.collect_view()}
        </details>
    }
}

/// A line break among the words shows as a mark.
pub fn shown(suggestion: &str) -> String {
    suggestion.replace('\n', " ↵ ")
}

/// Where the finding's words begin and end in its line, in bytes.
pub fn stretch(line: &str, finding: &FormFinding) -> Option<(usize, usize)> {
    let start = usize::try_from(finding.start?).ok()?;
    let excerpt = finding.excerpt.as_deref()?;
    let from = line.char_indices().nth(start).map(|(at, _)| at)?;
    line.get(from..)?
        .starts_with(excerpt)
        .then(|| (from, from + excerpt.len()))
}

/// The line with suggestions in place of what they mend; those that lie over one another, and those without words in it,
/// change nothing.
pub fn mended<'f>(line: &str, findings: impl Iterator<Item = &'f FormFinding>) -> String {
    let mut changes: Vec<_> = findings
        .filter_map(|finding| Some((stretch(line, finding)?, finding.suggestion.as_deref()?)))
        .collect();
    changes.sort_unstable();
    let mut out = String::new();
    let mut at = 0;
    for ((from, to), new) in changes {
        if from >= at {
            out += line.get(at..from).unwrap_or_default();
            out += new;
            at = to;
        }
    }
    out + line.get(at..).unwrap_or_default()
}

/// How suggestions are carried out in what the paper is drawn from: words and what to write in their place.
#[derive(Clone, Copy)]
pub struct Mending {
    /// Whether it is known where.
    pub may: Callback<(String, String), bool>,
    pub mend: Callback<(String, String)>,
}

/// The words that a finding is about and what it suggests.
fn change(finding: &FormFinding) -> Option<(String, String)> {
    Some((finding.excerpt.clone()?, finding.suggestion.clone()?))
}

/// The suggestion: a button where it can be carried out, words where not.
#[component]
fn Suggested(finding: FormFinding, place: usize, mending: Option<Mending>) -> impl IntoView {
    let should = finding.suggestion.as_deref().map(shown)?;
    let found = change(&finding).zip(mending);
    let mends = found.filter(|(change, mending)| mending.may.run(change.clone()));
    Some(match mends {
        Some((change, mending)) => view! {
            <Button
                label=tr!(paper.check_fix, text = should)
                look=Look::Quiet
                on_click=move || mending.mend.run(change.clone())
                test_id=format!("form-fix-{place}")
            />
        }
        .into_any(),
        None => view! { <p class="muted">{tr!(paper.check_should, text = should)}</p> }.into_any(),
    })
}

/// Above a paper of ours: what is to be mended in it before it leaves.
#[component]
pub fn FormNotes(
    findings: Vec<FormFinding>,
    #[prop(optional_no_strip)] mending: Option<Mending>,
    /// Where the suggestions can be carried out, if not here.
    #[prop(into, optional)]
    editor: String,
) -> impl IntoView {
    let mends = findings.iter().any(|finding| change(finding).is_some());
    let editor = (mends && !editor.is_empty()).then(|| {
        view! { <ButtonLink label=tr!(paper.check_in_editor) href=editor look=Look::Quiet icon=Glyph::Edit test_id="form-mend"/> }
    });
    (!findings.is_empty()).then(|| {
        let count = findings.len();
        view! {
            <div class="no-print narrow narrow--paper">
                <Notice tone=Tone::Warn test_id="form-notes">
                    <p>
                        <b>{tr!(paper.check)} ": " {tr!(paper.check_points, count = count)}</b>
                    </p>
                    <ul class="stack--s">
                        {findings
                            .into_iter()
                            .enumerate()
                            .map(|(place, finding)| {
                                let suggested = finding.clone();
                                view! {
                                    <li>
                                        <Told finding/>
                                        <Suggested finding=suggested place mending/>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                    {editor}
                </Notice>
            </div>
        }
    })
}

/// As many are told in a few lines.
const FEW: usize = 3;

/// The same in a few lines, where the paper itself is not in sight.
#[component]
pub fn FormPoints(findings: Vec<FormFinding>) -> impl IntoView {
    (!findings.is_empty()).then(|| {
        let count = findings.len();
        let more = (count > FEW).then(|| {
            let more = count - FEW;
            view! { <li>{tr!(paper.check_more, count = more)}</li> }
        });
        let few = findings.into_iter().take(FEW);
        let few = few.map(|finding| view! { <li><Told finding/></li> });
        view! {
            <Notice tone=Tone::Warn test_id="form-points">
                <p><b>{tr!(paper.check)} ": " {tr!(paper.check_points, count = count)}</b></p>
                <ul class="stack--s">{few.collect_view()} {more}</ul>
            </Notice>
        }
    })
}

/// The same of a plan, but for what its page has told already; asked again whenever it changes.
#[component]
pub fn PlanFormNotes(
    /// Which, and which version of it.
    plan: Signal<(cynic::Id, i32)>,
    told: Signal<Vec<FindingCode>>,
    #[prop(optional_no_strip)] mending: Option<Mending>,
    /// The plan's editor, for whoever may write there.
    #[prop(into, optional)]
    editor: Signal<String>,
) -> impl IntoView {
    let found = query::<PlanForm>(move || PaperVariables { id: plan.get().0 });
    move || {
        let mut findings = found.get()?.plan.paper.form;
        findings.retain(|finding| !told.read().contains(&finding.code));
        (!findings.is_empty())
            .then(|| view! { <div class="panel__sec"><FormNotes findings mending editor=editor.get()/></div> })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::FindingCode;

    fn slip(line: &str, excerpt: &str, suggestion: &str) -> FormFinding {
        let before = line.split(excerpt).next().unwrap_or_default();
        FormFinding {
            line: Some(1),
            code: FindingCode::LeadingZero,
            message: String::new(),
            excerpt: Some(excerpt.to_owned()),
            start: i32::try_from(before.chars().count()).ok(),
            suggestion: Some(suggestion.to_owned()),
            in_file: false,
        }
    }

    #[test]
    fn slips_of_one_line_are_mended_together_whatever_their_order() {
        let line = "Số: 5/KH – PGDĐT, ngày 5 tháng 2";
        let slips = [
            slip(line, "ngày 5 tháng 2", "ngày 05 tháng 02"),
            slip(line, "5/KH – PGDĐT", "5/KH-PGDĐT"),
            slip(line, "Số: 5", "Số: 05"),
        ];
        assert_eq!(
            mended(line, slips.iter().take(2)),
            "Số: 5/KH-PGDĐT, ngày 05 tháng 02"
        );
        // Two that lie over one another: the first of them.
        assert_eq!(
            mended(line, slips.iter()),
            "Số: 05/KH – PGDĐT, ngày 05 tháng 02"
        );
    }

    #[test]
    fn words_that_are_no_longer_there_are_left() {
        let finding = slip("Số: 5/KH", "5", "05");
        assert_eq!(mended("Số: 7/KH", [finding].iter()), "Số: 7/KH");
    }
}
