//! The minutes as the paper they become: white in both themes, and what the printer gets. Their words are the document's
//! own, Vietnamese whatever the screen speaks.

use leptos::prelude::*;

use crate::features::handover::operations::{
    Handover, HandoverItem, HandoverItemFate, HandoverItemKind, HandoverState,
};
use crate::features::handover::words;
use crate::shared::i18n::dates;

#[component]
pub fn Minutes(handover: Signal<Handover>) -> impl IntoView {
    let minutes = move || {
        let row = handover.get();
        let day = row
            .takes_effect_on
            .format("ngày %d tháng %m năm %Y")
            .to_string();
        let by = row
            .decision_number
            .as_ref()
            .map(|number| format!(", theo Quyết định số {number}"))
            .unwrap_or_default();
        let draft = (row.state != HandoverState::TakenOver).then(|| {
            view! { <p class="flat" data-testid="minutes-draft"><i>"(Dự thảo, chưa đủ xác nhận của hai bên)"</i></p> }
        });
        let notes = row.notes.clone().map(|notes| {
            view! {
                <h2>"3. Hồ sơ, tài sản và nội dung khác"</h2>
                <p class="preline" data-testid="minutes-notes">{notes}</p>
            }
        });
        view! {
            <div class="paper__head">
                <div>
                    <p><b>{row.organization_name.to_uppercase()}</b></p>
                    <span class="paper__rule"></span>
                </div>
                <div>
                    <p><b>"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"</b></p>
                    <p class="paper__motto"><b>"Độc lập - Tự do - Hạnh phúc"</b></p>
                </div>
            </div>
            <p class="flat paper__title">"BIÊN BẢN"</p>
            <p class="flat"><b>{format!("Bàn giao chức vụ {}", row.position_title)}</b></p>
            <span class="paper__rule"></span>
            {draft}
            <p>{format!("Bên giao: {}, {}, {}.", row.giver_name, row.position_title, row.organization_name)}</p>
            <p>{format!("Bên nhận: {}.", row.receiver_name)}</p>
            <h2>"1. Chức vụ bàn giao"</h2>
            <p>{format!("{} tại {}, kể từ {day}{by}.", row.position_title, row.organization_name)}</p>
            <h2>"2. Công việc đang dở"</h2>
            {items(&row.items)}
            {notes}
            {foot(&row)}
            {row.content_hash.clone().map(|hash| view! {
                <p class="flat paper__hash" data-testid="content-hash">{format!("Mã kiểm tra: {hash}")}</p>
            })}
        }
    };
    view! {
        <article class="paper paper--minutes" lang="vi" data-testid="minutes">{minutes}</article>
    }
}

fn kind(kind: HandoverItemKind) -> &'static str {
    match kind {
        HandoverItemKind::TaskCharged => "Nhiệm vụ được giao",
        HandoverItemKind::TaskGiven => "Nhiệm vụ đã giao, chờ kết quả",
        HandoverItemKind::Activity => "Hoạt động được giao phụ trách",
        HandoverItemKind::Plan => "Kế hoạch đang soạn",
        HandoverItemKind::Report => "Báo cáo chưa nộp",
        HandoverItemKind::FocalPoint => "Đầu mối truyền thông",
    }
}

fn fate(fate: HandoverItemFate) -> &'static str {
    match fate {
        HandoverItemFate::Moves => "chuyển cho người nhận",
        HandoverItemFate::Follows => "theo chức vụ",
        HandoverItemFate::Ends => "kết thúc, cần cử người khác",
    }
}

fn items(items: &[HandoverItem]) -> impl IntoView + use<> {
    if items.is_empty() {
        return view! { <p data-testid="no-items">"Không có công việc đang dở."</p> }.into_any();
    }
    let lines = items
        .iter()
        .map(|item| {
            let title = match words::address(item) {
                Some(href) => view! { <a href=href>{item.title.clone()}</a> }.into_any(),
                None => item.title.clone().into_any(),
            };
            let day = item.due_on.map(|day| format!("; hạn {}", dates::day(day)));
            let about = item.about.clone().map(|about| format!("; {about}"));
            view! {
                <li>
                    {format!("{}: ", kind(item.kind))} {title} {about} {day}
                    {format!(" ({}).", fate(item.fate))}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="paper__items" data-testid="minutes-items">{lines}</ol> }.into_any()
}

fn foot(row: &Handover) -> impl IntoView + use<> {
    let given = row.given_at.map(|at| {
        let name = row.given_by_name.clone().unwrap_or_default();
        let in_stead = row
            .stand_in_reason
            .clone()
            .map(|reason| view! { <p class="flat"><i>{format!("Thay mặt {}: {reason}", row.giver_name)}</i></p> });
        view! {
            <p class="flat">{format!("Đã xác nhận {}", dates::moment(at))}</p>
            {in_stead}
            <p class="flat"><b>{name}</b></p>
        }
    });
    let taken = row.taken_at.map(|at| {
        view! {
            <p class="flat">{format!("Đã xác nhận {}", dates::moment(at))}</p>
            <p class="flat"><b>{row.receiver_name.clone()}</b></p>
        }
    });
    view! {
        <div class="paper__sides">
            <div data-testid="giver-side"><p class="flat"><b>"BÊN GIAO"</b></p>{given}</div>
            <div data-testid="receiver-side"><p class="flat"><b>"BÊN NHẬN"</b></p>{taken}</div>
        </div>
    }
}
