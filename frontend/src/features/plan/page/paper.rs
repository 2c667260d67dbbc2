//! The plan as the paper it becomes: white in both themes, and what the printer gets. Its words are the document's own,
//! Vietnamese whatever the screen speaks.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::model::{Charged, Setting, charged, is_not_given, may_assign, setting};
use crate::features::comment::PlanTalk;
use crate::features::plan::operations::{Plan, PlanClause, PlanRecipient, RecipientPurpose};
use crate::features::plan::words;
use crate::shared::ui::{Glyph, Icon};
use crate::tr;

#[component]
pub fn Paper(plan: Signal<Plan>, open: Memo<Option<PlanClause>>, talk: PlanTalk) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(clause) = open.get() {
            let id = format!("c-{}", clause.id.inner());
            request_animation_frame(move || show(&id));
        }
    });
    let body = move || {
        let plan = plan.get();
        let schools = plan.organization.child_count;
        let gives = may_assign(&plan);
        let tags: Vec<(Charged, bool)> = (0..plan.clauses.len())
            .map(|place| {
                let not_given = gives && is_not_given(&plan.clauses, place);
                (charged(&plan.clauses, place), not_given)
            })
            .collect();
        plan.clauses
            .into_iter()
            .zip(tags)
            .map(|(clause, (charged, not_given))| view! { <Clause clause charged not_given schools open talk/> })
            .collect_view()
    };
    view! {
        <article class="paper" aria-label=tr!(plan.paper) lang="vi" data-testid="paper">
            {move || head(&plan.read())}
            {body}
            {move || foot(&plan.read())}
        </article>
    }
}

fn show(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn head(plan: &Plan) -> impl IntoView + use<> {
    let blank = "\u{a0}".repeat(6);
    let number = plan.number.clone().unwrap_or_else(|| blank.clone());
    let symbol = plan.symbol.clone().unwrap_or_default();
    let place = plan.place.clone().unwrap_or_else(|| "…………".to_owned());
    let date = plan.issued_on.map_or_else(
        || format!("ngày{blank}tháng{blank}năm{blank}"),
        |date| date.format("ngày %d tháng %m năm %Y").to_string(),
    );
    let parent = plan.parent_issuer_name.as_deref().map(str::to_uppercase);
    view! {
        <div class="paper__head">
            <div>
                {parent.map(|parent| view! { <p>{parent}</p> })}
                <p><b>{plan.issuer_name.to_uppercase()}</b></p>
                <span class="paper__rule"></span>
                <p>{format!("Số: {number}/{symbol}")}</p>
            </div>
            <div>
                <p><b>"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"</b></p>
                <p class="paper__motto"><b>"Độc lập - Tự do - Hạnh phúc"</b></p>
                <p><i>{format!("{place}, {date}")}</i></p>
            </div>
        </div>
        <p class="flat paper__title">"KẾ HOẠCH"</p>
        <p class="flat"><b>{plan.title.clone()}</b></p>
        <span class="paper__rule"></span>
    }
}

#[component]
fn Clause(
    clause: PlanClause,
    charged: Charged,
    /// It waits to be given, and the viewer may.
    not_given: bool,
    schools: i32,
    open: Memo<Option<PlanClause>>,
    talk: PlanTalk,
) -> impl IntoView {
    let id = clause.id.clone();
    let selected =
        Memo::new(move |_| open.with(|open| open.as_ref().is_some_and(|open| open.id == id)));
    let class = move || if selected.get() { "sel" } else { "clause" };
    let marker = clause.marker.clone().unwrap_or_default();
    let words = format!("{marker} {}", clause.text).trim().to_owned();
    let href = format!("?clause={}", clause.id.inner());
    let waits = not_given.then(|| {
        view! {
            " "
            <a class="not-given" href=href data-noscroll="true" data-testid="not-given">{tr!(plan.task_not_given)}</a>
        }
    });
    let (own, of_talk) = (clause.id.clone(), format!("?clause={}", clause.id.inner()));
    let talked = move || {
        talk.open_of(&own).map(|count| {
            view! {
                " "
                <a class="not-given" href=of_talk.clone() data-noscroll="true" data-testid="open-comments">
                    {tr!(comment.open, count = count)}
                </a>
            }
        })
    };
    let tag = view! { {waits} {talked} {tag(&clause, charged, schools)} };
    let text = match setting(&clause) {
        Setting::Section => view! { <h2>{words}{tag}</h2> }.into_any(),
        Setting::Heading => view! { <h3 class="has-tag">{words}{tag}</h3> }.into_any(),
        Setting::Basis => view! { <p class="has-tag"><i>{words}</i>{tag}</p> }.into_any(),
        Setting::Text => view! { <p class="has-tag">{words}{tag}</p> }.into_any(),
    };
    view! { <div class=class id=format!("c-{}", clause.id.inner())>{text}</div> }
}

/// Who does the clause, in the margin; a link that opens it.
fn tag(clause: &PlanClause, charged: Charged, schools: i32) -> Option<AnyView> {
    let href = format!("?clause={}", clause.id.inner());
    let (spoken, shown) = match charged {
        Charged::Division => {
            let kind = clause.division?;
            (words::division(kind), words::division_tag(kind))
        }
        Charged::Schools if schools > 0 => (
            tr!(plan.schools_count, count = schools),
            schools.to_string(),
        ),
        Charged::Schools => return None,
        Charged::Named => (clause.assignee.clone()?, "•".to_owned()),
        Charged::Nobody => {
            return Some(
                view! {
                    <a class="tag tag--none" href=href data-noscroll="true">
                        <span class="visually-hidden">{tr!(plan.nobody)}</span>
                        <Icon glyph=Glyph::Alert small=true/>
                    </a>
                }
                .into_any(),
            );
        }
        Charged::NotAsked => return None,
    };
    Some(
        view! {
            <a class="tag" href=href data-noscroll="true" title=spoken.clone()>
                <span class="visually-hidden">{spoken.clone()}</span>
                <span aria-hidden="true">{shown}</span>
            </a>
        }
        .into_any(),
    )
}

fn foot(plan: &Plan) -> impl IntoView + use<> {
    let lines = plan.recipients.iter().map(|recipient| {
        let words = recipient_words(recipient);
        view! { <p>{format!("- {words}")}</p> }
    });
    let recipients = (!plan.recipients.is_empty()).then(|| {
        view! {
            <div class="paper__recipients">
                <p><b><i>"Nơi nhận:"</i></b></p>
                {lines.collect_view()}
            </div>
        }
    });
    let signer = plan.signer.clone().map(|signer| {
        view! {
            <div class="paper__signer">
                {signer.authority.map(|authority| view! { <p><b>{authority}</b></p> })}
                <p><b>{signer.title}</b></p>
                <p class="paper__name"><b>{signer.name}</b></p>
            </div>
        }
    });
    view! { <div class="paper__foot">{recipients} {signer}</div> }
}

/// `Sở GDĐT (để b/c);` as the paper writes it.
fn recipient_words(recipient: &PlanRecipient) -> String {
    let purpose = recipient.purpose_text.clone().unwrap_or_else(|| {
        match recipient.purpose {
            RecipientPurpose::Report => "để báo cáo",
            RecipientPurpose::Direct => "để chỉ đạo",
            RecipientPurpose::Execute => "để thực hiện",
            RecipientPurpose::Inform => "để biết",
            RecipientPurpose::Coordinate => "để phối hợp",
            RecipientPurpose::File | RecipientPurpose::Other => "",
        }
        .to_owned()
    });
    let name = recipient.name.trim_end_matches([';', '.']);
    if recipient.purpose == RecipientPurpose::File {
        return if name.starts_with("Lưu") {
            format!("{name}.")
        } else {
            format!("Lưu: {name}.")
        };
    }
    let purpose = purpose.trim_matches(['(', ')']);
    if purpose.is_empty() || name.contains(purpose) {
        format!("{name};")
    } else {
        format!("{name} ({purpose});")
    }
}
