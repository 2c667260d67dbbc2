//! The same counts by level and by cluster, on one scale, so that lengths compare; each bar narrows the list.

use leptos::prelude::*;

use super::super::operations::board::{Counts, Group, StatusBoard};
use super::model::{Narrowing, complete, parts};
use crate::shared::ui::{Part, Tone};
use crate::tr;

/// One line: whom it is of, where it leads.
#[derive(Clone, PartialEq)]
struct Line {
    key: String,
    name: String,
    counts: Counts,
}

fn lines(groups: &[Group]) -> Vec<Line> {
    groups
        .iter()
        .filter_map(|group| {
            let (id, name) = match (&group.level, &group.cluster) {
                (Some(level), _) => (&level.id, &level.name),
                (None, Some(cluster)) => (&cluster.id, &cluster.name),
                (None, None) => return None,
            };
            Some(Line {
                key: id.inner().to_owned(),
                name: name.clone(),
                counts: group.counts,
            })
        })
        .collect()
}

#[component]
pub fn Bars(
    data: Signal<StatusBoard>,
    narrowing: Memo<Narrowing>,
    at: impl Fn(&Narrowing) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let levels = Memo::new(move |_| lines(&data.read().report_board.by_level));
    let clusters = Memo::new(move |_| lines(&data.read().report_board.by_cluster));
    let legend = parts(&Counts::default())
        .into_iter()
        .map(|part| {
            view! {
                <li>
                    <svg viewBox="0 0 1 1" aria-hidden="true">
                        <rect class=fill(part.tone) width="1" height="1"></rect>
                    </svg>
                    {part.label}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="two" aria-label=tr!(report.by_level)>
            <div class="card">
                <div class="card__head">
                    <h2>{tr!(report.by_level)}</h2>
                    <span class="faint">{tr!(report.bars_note)}</span>
                </div>
                <div class="card__body" data-testid="bars-level">
                    <Lines lines=levels to=move |key| narrowing.read().at_level(key) at/>
                    <ul class="legend">{legend}</ul>
                </div>
            </div>
            <div class="card">
                <div class="card__head">
                    <h2>{tr!(report.by_cluster)}</h2>
                    <span class="faint">{tr!(report.bars_note)}</span>
                </div>
                <div class="card__body" data-testid="bars-cluster">
                    <Lines lines=clusters to=move |key| narrowing.read().in_cluster(key) at/>
                </div>
            </div>
        </section>
    }
}

#[component]
fn Lines(
    lines: Memo<Vec<Line>>,
    to: impl Fn(&str) -> (bool, Narrowing) + Copy + Send + Sync + 'static,
    at: impl Fn(&Narrowing) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let scale = move || {
        lines
            .read()
            .iter()
            .map(|line| line.counts.expected)
            .max()
            .unwrap_or_default()
            .max(1)
    };
    let draw = move |line: Line| {
        let handed = complete(&line.counts);
        let key = StoredValue::new(line.key);
        let parts = parts(&line.counts);
        let words = parts
            .iter()
            .filter(|part| part.count > 0)
            .map(|part| format!("{} {}", part.count, part.label))
            .collect::<Vec<_>>()
            .join(", ");
        view! {
            <a
                class="hbar"
                href=move || key.with_value(|key| at(&to(key).1))
                aria-current=move || key.with_value(|key| to(key).0).then_some("true")
                data-noscroll="true"
            >
                <span>{line.name}</span>
                <svg
                    class="bar bar--tall"
                    viewBox=format!("0 0 {} 1", scale())
                    preserveAspectRatio="none"
                    role="img"
                    aria-label=words
                >
                    {rects(&parts)}
                </svg>
                <span class="num">{format!("{handed}/{}", line.counts.expected)}</span>
            </a>
        }
    };
    view! { <div class="hbars">{move || lines.get().into_iter().map(draw).collect_view()}</div> }
}

fn rects(parts: &[Part]) -> impl IntoView + use<> {
    let mut from = 0;
    parts
        .iter()
        .filter(|part| part.count > 0)
        .map(|part| {
            let x = from;
            from += part.count;
            view! { <rect class=fill(part.tone) x=x width=part.count height="1"></rect> }
        })
        .collect_view()
}

fn fill(tone: Tone) -> &'static str {
    match tone {
        Tone::Idle => "f-idle",
        Tone::Info => "f-info",
        Tone::Ok => "f-ok",
        Tone::Warn => "f-warn",
        Tone::Bad => "f-bad",
    }
}
