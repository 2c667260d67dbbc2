//! Beside a field: the form of what is typed in it, looked over before it leaves; each suggestion is carried out in place.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::finding::{Told, mended, shown};
use crate::features::paper::operations::{CheckVariables, FormCheck, FormCheckPart, FormFinding};
use crate::features::plan::{Origin, refused};
use crate::shared::api::send;
use crate::shared::ui::{Button, Glyph, Look, Notice, Tone};
use crate::tr;

/// What was found in which text.
#[derive(Clone, Debug, PartialEq)]
enum Standing {
    Unasked,
    Found(Vec<FormFinding>),
    Refused(String),
}

/// Looks `text` over when asked; what is said is of that text until it is changed.
#[component]
pub fn WordsCheck(
    text: RwSignal<String>,
    /// Which of several fields of a form it stands beside.
    #[prop(into, optional)]
    of_field: String,
) -> impl IntoView {
    let of_field = StoredValue::new(of_field);
    let test_id = move |what: &str| of_field.with_value(|field| format!("{what}{field}"));
    let standing = RwSignal::new(Standing::Unasked);
    let busy = RwSignal::new(false);
    let of = StoredValue::new(String::new());
    let ask = move || {
        let typed = text.get_untracked();
        of.set_value(typed.clone());
        busy.set(true);
        spawn_local(async move {
            let variables = CheckVariables {
                source: (&Origin::Text(typed.clone())).into(),
                part: FormCheckPart::Words,
            };
            let found = match send::<FormCheck>(variables).await {
                Ok(data) => match data.form_check.check {
                    Some(check) => Standing::Found(check.findings),
                    None => {
                        let errors = data.form_check.user_errors.into_iter();
                        let words: Vec<String> = errors.map(|error| refused(error.code)).collect();
                        Standing::Refused(words.join(" "))
                    }
                },
                Err(error) => Standing::Refused(error.words()),
            };
            busy.try_set(false);
            // What is said comes late for what was typed meanwhile.
            if text.try_with_untracked(|now| *now == typed) == Some(true) {
                standing.try_set(found);
            }
        });
    };
    // What was typed since may be right: it is asked about again.
    Effect::new(move |_| {
        let is_other = text.with(|text| of.with_value(|of| text != of));
        if is_other {
            standing.set(Standing::Unasked);
        }
    });
    let fix = move |finding: &FormFinding| {
        let fixed = text.with_untracked(|text| carried_out(text, finding));
        if let Some(fixed) = fixed {
            text.set(fixed);
            ask();
        }
    };
    let found = move || {
        match standing.get() {
        Standing::Unasked => None,
        Standing::Refused(words) => {
            Some(view! { <Notice tone=Tone::Bad answers=true>{words}</Notice> }.into_any())
        }
        Standing::Found(findings) if findings.is_empty() => Some(
            view! {
                <Notice tone=Tone::Ok test_id=test_id("words-right")>{tr!(paper.check_none)}</Notice>
            }
            .into_any(),
        ),
        Standing::Found(findings) => Some(
            view! {
                <Notice tone=Tone::Warn test_id=test_id("words-found")>
                    <ul class="stack--s">
                        {findings
                            .into_iter()
                            .enumerate()
                            .map(|(place, finding)| {
                                let label = finding
                                    .suggestion
                                    .as_deref()
                                    .map(|text| tr!(paper.check_fix, text = shown(text)));
                                let of = finding.clone();
                                view! {
                                    <li>
                                        <Told finding/>
                                        {label
                                            .map(|label| {
                                                view! {
                                                    <Button
                                                        label
                                                        look=Look::Quiet
                                                        on_click=move || fix(&of)
                                                        test_id=format!("{}-{place}", test_id("words-fix"))
                                                    />
                                                }
                                            })}
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </Notice>
            }
            .into_any(),
        ),
    }
    };
    view! {
        <div class="stack--s">
            <div>
                <Button
                    label=tr!(paper.check_words)
                    look=Look::Quiet
                    icon=Glyph::Inspect
                    busy
                    refused=Signal::derive(move || text.with(|text| text.trim().is_empty().then(|| tr!(paper.check_empty))))
                    on_click=ask
                    test_id=test_id("words-check")
                />
            </div>
            {found}
        </div>
    }
}

/// The text with one suggestion carried out; none where its words are no longer in their line.
fn carried_out(text: &str, finding: &FormFinding) -> Option<String> {
    let line = usize::try_from(finding.line?).ok()?.checked_sub(1)?;
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let typed = lines.get_mut(line)?;
    // The reader sees a run of blanks as one: the words may stand further on in what was typed.
    let fixed = mended(typed, std::iter::once(finding));
    let fixed = if fixed == *typed {
        typed.replacen(
            finding.excerpt.as_deref()?,
            finding.suggestion.as_deref()?,
            1,
        )
    } else {
        fixed
    };
    if fixed == *typed {
        return None;
    }
    *typed = fixed;
    Some(lines.join("\n"))
}
