//! A paper is brought, looked over, and taken back mended.

use std::collections::BTreeSet;

use leptos::callback::UnsyncCallback;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::finding::{Rules, Told, mended, shown, stretch};
use crate::features::paper::operations::{
    CheckVariables, CorrectedVariables, FormCheck, FormCheckPart, FormChecked, FormCorrected,
    FormFinding, FormLine,
};
use crate::features::plan::{Bring, Coming, Marked, Origin, refused};
use crate::shared::api::send;
use crate::shared::files::keep;
use crate::shared::ui::{
    Button, Checkbox, Crumb, EmptyState, Glyph, Icon, Look, Notice, PageHeader, Tone, copy,
};
use crate::tr;

/// A source that was looked over.
#[derive(Clone, Debug, PartialEq)]
struct Looked {
    origin: Origin,
    file: Option<String>,
    lines: Vec<FormLine>,
    findings: Vec<FormFinding>,
}

impl Looked {
    fn is_word(&self) -> bool {
        self.file
            .as_deref()
            .is_some_and(|name| name.to_lowercase().ends_with(".docx"))
    }

    /// Whether it can be mended here.
    fn mends(&self, finding: &FormFinding) -> bool {
        let words = finding.suggestion.is_some() && finding.start.is_some();
        words && (finding.in_file || !self.is_word())
    }

    /// The text with what was chosen mended, line by line as it came.
    fn corrected(&self, chosen: &BTreeSet<usize>) -> String {
        let mut out = Vec::new();
        for line in &self.lines {
            let number = usize::try_from(line.number).unwrap_or_default();
            // Blank lines between stay.
            out.resize(number.saturating_sub(1).max(out.len()), String::new());
            let here = self.findings.iter().enumerate().filter(|(place, finding)| {
                finding.line == Some(line.number) && chosen.contains(place)
            });
            out.push(mended(&line.text, here.map(|(_, finding)| finding)));
        }
        out.join("\n")
    }
}

async fn look_over(origin: Origin, file: Option<String>) -> Result<Looked, String> {
    let variables = CheckVariables {
        source: (&origin).into(),
        part: FormCheckPart::Whole,
    };
    let answer = send::<FormCheck>(variables).await;
    let payload = answer.map_err(|error| error.words())?.form_check;
    match payload.check {
        Some(FormChecked { lines, findings }) => Ok(Looked {
            origin,
            file,
            lines,
            findings,
        }),
        None => Err(payload
            .user_errors
            .into_iter()
            .map(|error| refused(error.code))
            .collect::<Vec<_>>()
            .join(" ")),
    }
}

#[component]
pub fn Check() -> impl IntoView {
    let looked = RwSignal::new(None::<Looked>);
    let reading = move |(origin, file): (Origin, Option<String>)| -> Coming<Looked> {
        Box::pin(look_over(origin, file))
    };
    move || {
        match looked.get() {
        None => view! {
            <PageHeader title=tr!(paper.check) about=tr!(paper.check_about)/>
            <Bring
                submit=tr!(paper.check_read)
                paste=tr!(paper.check_paste)
                reading=UnsyncCallback::new(reading)
                on_read=UnsyncCallback::new(move |made| looked.set(Some(made)))
            />
            <Rules/>
        }
        .into_any(),
        Some(made) => {
            view! { <Findings looked=made on_leave=UnsyncCallback::new(move |()| looked.set(None))/> }
                .into_any()
        }
    }
    }
}

#[component]
fn Findings(looked: Looked, on_leave: UnsyncCallback<()>) -> impl IntoView {
    let title = match &looked.file {
        Some(name) => name.clone(),
        None => tr!(paper.check_pasted),
    };
    let count = looked.findings.len();
    let choices: Vec<Option<RwSignal<bool>>> = looked
        .findings
        .iter()
        .map(|finding| looked.mends(finding).then(|| RwSignal::new(true)))
        .collect();
    let chosen = {
        let choices = choices.clone();
        Memo::new(move |_| {
            let taken = choices
                .iter()
                .enumerate()
                .filter(|(_, choice)| choice.is_some_and(|choice| choice.get()));
            taken.map(|(place, _)| place).collect::<BTreeSet<_>>()
        })
    };
    let can_mend = choices.iter().any(Option::is_some);
    let looked = StoredValue::new(looked);
    let about = move || {
        if count == 0 {
            String::new()
        } else {
            let points = tr!(paper.check_points, count = count);
            let fixes = tr!(paper.check_fixes, count = chosen.read().len());
            format!("{points} · {fixes}")
        }
    };
    let rows = move || {
        looked.with_value(|looked| {
            let mut rows = vec![row(looked, None, &choices)];
            rows.extend(
                looked
                    .lines
                    .iter()
                    .map(|line| row(looked, Some(line), &choices)),
            );
            rows
        })
    };
    view! {
        <PageHeader
            title
            about=Signal::derive(about)
            crumbs=vec![Crumb::new("/papers/check", tr!(paper.check))]
        >
            <Button
                label=tr!(paper.check_another)
                look=Look::Quiet
                on_click=move || on_leave.run(())
                test_id="check-another"
            />
            {can_mend.then(|| view! { <TakeBack looked chosen/> })}
        </PageHeader>
        {if count == 0 {
            view! { <EmptyState glyph=Glyph::CheckCircle title=tr!(paper.check_none) next=tr!(paper.check_none_next)/> }
                .into_any()
        } else {
            view! {
                <div class="card">
                    <ol class="imp" data-testid="form-findings">
                        {rows()}
                    </ol>
                </div>
            }
            .into_any()
        }}
    }
}

/// A line with what is to be mended in it; nothing for one that is right. Without a line: what the whole lacks.
fn row(
    looked: &Looked,
    line: Option<&FormLine>,
    choices: &[Option<RwSignal<bool>>],
) -> Option<AnyView> {
    let number = line.map(|line| line.number);
    let here: Vec<(usize, &FormFinding)> = looked
        .findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.line == number)
        .collect();
    if here.is_empty() {
        return None;
    }
    let words = match line {
        Some(line) => {
            let mut stretches: Vec<_> = here
                .iter()
                .filter_map(|(_, finding)| stretch(&line.text, finding))
                .collect();
            stretches.sort_unstable();
            view! { <Marked text=line.text.clone() stretches/> }.into_any()
        }
        None => view! { <span class="muted">{tr!(paper.check_whole)}</span> }.into_any(),
    };
    let notes: Vec<_> = here
        .into_iter()
        .map(|(place, finding)| {
            let fix = finding.suggestion.as_deref().map(shown).map(|text| {
                match choices.get(place).copied().flatten() {
                    Some(value) => view! {
                        <Checkbox id=format!("fix-{place}") label=tr!(paper.check_fix, text = text) value/>
                    }
                    .into_any(),
                    None => view! { <p class="muted">{tr!(paper.check_hand, text = text)}</p> }.into_any(),
                }
            });
            view! {
                <div class="imp__finding">
                    <Told finding=finding.clone()/>
                    {fix}
                </div>
            }
        })
        .collect();
    Some(
        view! {
            <li class="flag">
                <span class="imp__n">
                    {number.map(|number| {
                        view! { <span class="visually-hidden">{tr!(paper.check_line, number = number)}</span><span aria-hidden="true">{number}</span> }
                    })}
                </span>
                <div class="imp__src">{words}</div>
                <span class="imp__mark">
                    <span class="warn"><Icon glyph=Glyph::Alert/></span>
                </span>
                <div class="imp__out">{notes}</div>
            </li>
        }
        .into_any(),
    )
}

/// The one action: the same paper, mended.
#[component]
fn TakeBack(looked: StoredValue<Looked>, chosen: Memo<BTreeSet<usize>>) -> impl IntoView {
    let (busy, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let refused = Signal::derive(move || chosen.read().is_empty().then(|| tr!(paper.check_choose)));
    let (is_word, name) = looked.with_value(|looked| (looked.is_word(), looked.file.clone()));
    let fetch = move || {
        let name = name.clone().unwrap_or_default();
        let places = chosen.get_untracked();
        let findings = places.iter().filter_map(|place| i32::try_from(*place).ok());
        let variables = CorrectedVariables {
            source: looked.with_value(|looked| (&looked.origin).into()),
            findings: findings.collect(),
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = send::<FormCorrected>(variables).await;
            busy.try_set(false);
            let url =
                answer.map(|data| data.form_check.check.and_then(|check| check.corrected_url));
            match url {
                Ok(Some(url)) => keep(&url, &name),
                Ok(None) => {
                    problem.try_set(Some(tr!(paper.check_gone)));
                }
                Err(error) => {
                    problem.try_set(Some(error.words()));
                }
            }
        });
    };
    let copy_text = move || {
        let text = looked.with_value(|looked| looked.corrected(&chosen.read_untracked()));
        copy(text, tr!(paper.check_copied));
    };
    let button = if is_word {
        view! {
            <Button
                label=tr!(paper.check_download)
                look=Look::Primary
                icon=Glyph::Download
                busy
                refused
                on_click=fetch
                test_id="check-download"
            />
        }
        .into_any()
    } else {
        view! {
            <Button
                label=tr!(paper.check_copy)
                look=Look::Primary
                icon=Glyph::Copy
                refused
                on_click=copy_text
                test_id="check-copy"
            />
        }
        .into_any()
    };
    view! {
        {button}
        {move || problem.get().map(|words| view! { <Notice tone=Tone::Bad>{words}</Notice> })}
    }
}
