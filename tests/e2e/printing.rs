//! What a printer gets, in the light and in the dark: the list, the record, the ruled book and the paper, each under its
//! title, dark on light, without what only a screen needs.

use serde_json::{Value, json};

use crate::browser::{Medium, Screen, Window};
use crate::journey;
use crate::plan::issued_plan;

/// What stands on the sheet that should not: bars, buttons, and words that are not dark on light. What narrows a list stays,
/// in words. A colour is looked up on a canvas, whatever way it is written in.
const WRONG: &str = r##"
const shows = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
const dot = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const colour = said => {
    dot.clearRect(0, 0, 1, 1);
    dot.fillStyle = said;
    dot.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = dot.getImageData(0, 0, 1, 1).data;
    return { light: (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255, clear: alpha < 8 };
};
const ground = element => {
    for (let at = element; at; at = at.parentElement) {
        const found = colour(getComputedStyle(at).backgroundColor);
        if (!found.clear) return found.light;
    }
    return 1;
};
const told = element => `${element.tagName} ${element.className} «${element.textContent.trim().slice(0, 60)}»`;
const wrong = [];
if (getComputedStyle(document.documentElement).colorScheme.includes('dark')) wrong.push('a dark sheet');
const bars = '.sidebar, .topbar, .bottombar, .crumbs, .actionbar, .bulk__end, .takeout, [popover], .btn, button:not(.chip, [aria-selected="true"])';
for (const bar of document.querySelectorAll(bars)) if (shows(bar)) wrong.push(`a bar or a button: ${told(bar)}`);
for (const element of document.querySelectorAll('body *')) {
    const words = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (!words || !shows(element) || element.closest('.visually-hidden, script, style')) continue;
    if (colour(getComputedStyle(element).color).light > 0.6) wrong.push(`light words: ${told(element)}`);
    if (ground(element) < 0.8) wrong.push(`on a dark ground: ${told(element)}`);
}
return wrong.slice(0, 8);
"##;

/// The words on the sheet, as they would be printed.
async fn is_fit_to_print(window: &Window, address: &str, awaited: &str, title: &str) {
    window.open(address).await;
    window.sees(awaited).await;
    window.looks_at(Medium::Print).await;
    let wrong = window.driver.execute(WRONG, vec![]).await;
    let wrong = wrong.expect("the sheet").json().clone();
    assert_eq!(wrong, Value::Array(vec![]), "{address}");
    let words = window.words().await;
    assert!(
        words.contains(title),
        "{address} has no «{title}»:\n{words}"
    );
    window.looks_at(Medium::Screen).await;
}

/// A letter in the register, and its id.
async fn issues_a_letter(world: &crate::browser::World) -> String {
    let office = world.server.client("vanphong").await;
    let viewer = "{ viewer { organization { id } } }";
    let place = office
        .asks(viewer, Value::Null, "/viewer/organization/id")
        .await;
    let letter = json!({
        "organization": place,
        "kind": "CV",
        "subject": "Tăng cường truyền thông về an toàn",
        "issuedOn": "2020-10-20",
        "body": "Kính gửi: Các trường\n1. Đăng tin về an toàn trường học.",
        "signer": { "title": "TRƯỞNG PHÒNG", "name": "Trần Thị Sen" },
        "recipients": [{ "name": "Lưu: VT", "purpose": "FILE", "schools": false }],
    });
    let issue = "mutation Issue($letter: DocumentIssueInput!) { documentIssue(input: $letter) { document { id } } }";
    let issued = office.asks(
        issue,
        json!({ "letter": letter }),
        "/documentIssue/document/id",
    );
    issued.await.as_str().expect("an id").to_owned()
}

journey! {
    async fn what_a_printer_gets(world) {
        let plan = issued_plan(&world).await;
        let letter = issues_a_letter(&world).await;
        let plan_paper = plan.replace("/plans/", "/papers/plan/");
        let letter_page = format!("/documents/issued/{letter}");
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        for theme in ["light", "dark"] {
            office.prefers("vi", theme).await;
            for (address, awaited, title) in [
                ("/documents/issued/book", "book", "SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2020"),
                ("/documents/issued?whose=all", "issued-list", "Văn bản đi"),
                ("/organizations?kind=SCHOOL", "organization-list", "Loại đơn vị: Trường"),
                (letter_page.as_str(), "document-body", "Tăng cường truyền thông về an toàn"),
                (plan_paper.as_str(), "paper-sheet", "KẾ HOẠCH"),
            ] {
                is_fit_to_print(&office, address, awaited, title).await;
            }
        }
    }
}
