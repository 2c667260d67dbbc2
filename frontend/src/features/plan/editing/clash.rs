//! Where both wrote: mine and theirs side by side, what differs marked, and a choice for each.

use std::collections::HashMap;

use leptos::prelude::*;
use similar::{ChangeTag, TextDiff};

use super::keeping::{Clash, Keeper};
use super::merging::{Choice, Spot};
use crate::features::plan::content::Content;
use crate::features::plan::words;
use crate::shared::i18n::dates;
use crate::shared::session::use_session;
use crate::shared::ui::{Button, Glyph, Look, Notice, TextArea, Tone};
use crate::tr;

/// What a content says in a place; none when it is not there.
fn said(content: &Content, spot: &Spot) -> Option<String> {
    Some(match spot {
        Spot::Title => content.title.clone(),
        Spot::SchoolYear => untrack(|| use_session().me())
            .map(|me| me.school_years)
            .unwrap_or_default()
            .into_iter()
            .find(|year| *year.id.inner() == content.school_year)
            .map_or_else(|| content.school_year.clone(), |year| year.name),
        Spot::Symbol => content.symbol.clone(),
        Spot::Place => content.place.clone(),
        Spot::IssuedOn => content.issued_on.map(dates::day).unwrap_or_default(),
        Spot::Signer => {
            let signer = &content.signer;
            [&signer.authority, &signer.title, &signer.name]
                .map(String::as_str)
                .join("\n")
        }
        Spot::Citations => lines(content.citations.iter().map(words::citation)),
        Spot::Recipients => lines(content.recipients.iter().map(|it| it.name.clone())),
        Spot::Clause(id) => {
            let clause = content.clauses.iter().find(|it| it.id == *id)?;
            let marker = (!clause.marker.is_empty()).then(|| format!("{} ", clause.marker));
            let charge = words::charge(clause);
            let charge = (!charge.is_empty()).then(|| format!("\n{charge}"));
            [marker.as_deref(), Some(&clause.text), charge.as_deref()]
                .into_iter()
                .flatten()
                .collect()
        }
    })
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}

fn named(spot: &Spot, mine: &Content, theirs: &Content) -> String {
    match spot {
        Spot::Title => tr!(plan.title_field),
        Spot::SchoolYear => tr!(plan.school_year),
        Spot::Symbol => tr!(plan.symbol),
        Spot::Place => tr!(plan.place),
        Spot::IssuedOn => tr!(plan.date),
        Spot::Signer => tr!(plan.part_signer),
        Spot::Citations => tr!(plan.part_citations),
        Spot::Recipients => tr!(plan.part_recipients),
        Spot::Clause(id) => {
            let here = |content: &Content| {
                let clause = content.clauses.iter().find(|it| it.id == *id)?;
                Some(clause.marker.clone())
            };
            let marker = here(mine).or_else(|| here(theirs)).unwrap_or_default();
            tr!(plan.clause_above, marker = marker)
        }
    }
}

/// The words to write both together from; none where there is only one or the other.
fn together(spot: &Spot, mine: &Content, theirs: &Content) -> Option<String> {
    let text = |content: &Content| match spot {
        Spot::Title => Some(content.title.clone()),
        Spot::Symbol => Some(content.symbol.clone()),
        Spot::Place => Some(content.place.clone()),
        Spot::Clause(id) => {
            let clause = content.clauses.iter().find(|it| it.id == *id)?;
            Some(clause.text.clone())
        }
        _ => None,
    };
    let (mine, theirs) = (text(mine)?, text(theirs)?);
    let between = if matches!(spot, Spot::Clause(_)) {
        "\n"
    } else {
        " "
    };
    (mine != theirs).then(|| format!("{mine}{between}{theirs}"))
}

/// One side's words, with those marked that the other has not.
fn marked(own: Option<String>, other: Option<String>) -> AnyView {
    let Some(own) = own else {
        return view! { <p class="muted">{tr!(plan.taken_out)}</p> }.into_any();
    };
    let other = other.unwrap_or_default();
    let diff = TextDiff::from_words(other.as_str(), own.as_str());
    let pieces: Vec<_> = diff
        .iter_all_changes()
        .filter(|it| it.tag() != ChangeTag::Delete)
        .map(|it| {
            let text = it.value().to_owned();
            match it.tag() {
                ChangeTag::Insert => view! { <mark>{text}</mark> }.into_any(),
                _ => text.into_any(),
            }
        })
        .collect();
    view! { <p class="pre">{pieces}</p> }.into_any()
}

/// The choices as they stand, by place.
type Chosen = RwSignal<HashMap<Spot, Choice>>;

#[component]
pub fn Clashes(clash: Clash, keeper: Keeper, content: RwSignal<Content>) -> impl IntoView {
    let chosen: Chosen = RwSignal::new(HashMap::new());
    let mine = content.get_untracked();
    let theirs = StoredValue::new(clash.theirs);
    let spots = StoredValue::new(clash.spots.clone());
    let left = move || spots.with_value(Vec::len) - chosen.with(HashMap::len);
    let done = move || {
        let choices: Vec<_> = chosen.get_untracked().into_iter().collect();
        keeper.choose(&choices);
    };
    let cards: Vec<_> = clash
        .spots
        .into_iter()
        .enumerate()
        .map(|(n, spot)| theirs.with_value(|theirs| card(n, spot, &mine, theirs, chosen)))
        .collect();
    view! {
        <section class="card clash" aria-labelledby="clash-title" data-testid="clash" tabindex="-1">
            <div class="card__head"><h2 id="clash-title">{tr!(plan.clash_title)}</h2></div>
            <div class="card__body stack">
                <Notice tone=Tone::Warn answers=true test_id="conflict"><p><b>{clash.who}</b> " " {tr!(plan.clash_about)}</p></Notice>
                {cards}
                <div class="imp__acts">
                    <Button
                        label=tr!(plan.clash_save)
                        look=Look::Primary
                        icon=Glyph::Check
                        refused=Signal::derive(move || (left() > 0).then(|| tr!(plan.clash_left, count = left())))
                        on_click=done
                        test_id="clash-save"
                    />
                </div>
            </div>
        </section>
    }
}

fn card(
    n: usize,
    spot: Spot,
    mine: &Content,
    theirs: &Content,
    chosen: Chosen,
) -> impl IntoView + use<> {
    let name = named(&spot, mine, theirs);
    let (own, other) = (said(mine, &spot), said(theirs, &spot));
    let both = together(&spot, mine, theirs);
    let draft = RwSignal::new(both.clone().unwrap_or_default());
    let spot = StoredValue::new(spot);
    let is = move |wanted: fn(&Choice) -> bool| {
        chosen.with(|chosen| spot.with_value(|spot| chosen.get(spot).is_some_and(wanted)))
    };
    let choose = move |choice: Choice| {
        chosen.update(|chosen| {
            chosen.insert(spot.get_value(), choice);
        });
    };
    let writes = move || is(|choice| matches!(choice, Choice::Both(_)));
    Effect::new(move |_| {
        let words = draft.get();
        if untrack(writes) {
            choose(Choice::Both(words));
        }
    });
    let option =
        move |code: &'static str, label: String, checked: Signal<bool>, pick: Callback<()>| {
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name=format!("clash-{n}")
                        prop:checked=move || checked.get()
                        on:change=move |_| pick.run(())
                        data-testid=format!("clash-{n}-{code}")
                    />
                    <span>{label}</span>
                </label>
            }
        };
    let (left, right) = (marked(own.clone(), other.clone()), marked(other, own));
    view! {
        <fieldset class="clash__one stack--s">
            <legend class="field__label">{name}</legend>
            <div class="clash__sides">
                <div class="clash__side"><h3>{tr!(plan.clash_mine)}</h3>{left}</div>
                <div class="clash__side"><h3>{tr!(plan.clash_theirs)}</h3>{right}</div>
            </div>
            <div class="clash__picks">
                {option("mine", tr!(plan.take_mine), Signal::derive(move || is(|it| *it == Choice::Mine)), Callback::new(move |()| choose(Choice::Mine)))}
                {option("theirs", tr!(plan.take_theirs), Signal::derive(move || is(|it| *it == Choice::Theirs)), Callback::new(move |()| choose(Choice::Theirs)))}
                {both.is_some().then(|| option("both", tr!(plan.take_both), Signal::derive(writes), Callback::new(move |()| choose(Choice::Both(draft.get_untracked())))))}
            </div>
            <Show when=writes>
                <TextArea id=format!("clash-{n}-words") label=tr!(plan.take_both_words) value=draft rows=4/>
            </Show>
        </fieldset>
    }
}
