//! A letter is looked at before it is issued, copied, and recalled: whoever holds the copy learns of it.

use crate::browser::{Screen, Window};
use crate::journey;

const SUBJECT: &str = "Phối hợp tuyên truyền mùa mưa bão";

/// What will be is told before the number is taken.
async fn issues(office: &Window) {
    office.open("/documents/issue").await;
    office.fill("subject", SUBJECT).await;
    let body =
        "Kính gửi: Các trường MN, TH, THCS\n1. Đăng tin cảnh báo.\n2. Báo cáo trước cuối tháng.";
    office.fill("body", body).await;
    let to = "Các trường MN, TH, THCS (để th/h)\nĐài Truyền thanh phường\nLưu: VT";
    office.fill("recipients", to).await;
    office.fill("signer-title", "TRƯỞNG PHÒNG").await;
    office.fill("signer-name", "Trần Thị Sen").await;
    office.click("issue-preview").await;
    office.reads("preview", "Đăng tin cảnh báo").await;
    office.is_accessible().await;
    office.click("issue-save").await;
    office.reads("dialog", "Dự kiến số").await;
    office.reads("dialog", "Đài Truyền thanh phường").await;
    office.is_accessible().await;
    office.click("dialog-confirm").await;
    office.reads("document-body", "Đăng tin cảnh báo").await;
}

/// A sao y, looked at as well. Tells where anybody checks it.
async fn copies(office: &Window) -> String {
    office.click("document-copy").await;
    office.fill("signer-title", "PHỤ TRÁCH VĂN PHÒNG").await;
    office.click("copy-preview").await;
    office.reads("preview", "SAO Y").await;
    office.is_accessible().await;
    office.click("copy-save").await;
    office.reads("dialog", "SY-").await;
    office.click("dialog-confirm").await;
    office.reads("document-facts", "Ngày sao").await;
    office.is_accessible().await;
    let link = office.sees("verification").await.attr("href").await;
    let place = link.expect("a link").expect("an address");
    office.click("tab-documents-copies").await;
    office.reads("issued-list", SUBJECT).await;
    office.is_accessible().await;
    place
}

/// The original is taken back: who had it is told, before it is done.
async fn recalls(office: &Window) {
    office.open("/documents/issued").await;
    office.fill("search", "mua mua bao").await;
    office.reads("issued-list", "Đang hiện 1 trên 1").await;
    office.click("issued-number").await;
    office.click("follow").await;
    office.click("follow-recalls").await;
    office.fill("recipients", "Lưu: VT").await;
    office.fill("body", "Phòng thu hồi văn bản nói trên.").await;
    office.click("issue-save").await;
    office.reads("dialog", "đã nhận văn bản bị thu hồi").await;
    office.click("dialog-confirm").await;
    office
        .reads("document-body", "Phòng thu hồi văn bản nói trên")
        .await;
    office.click("related").await;
    office.reads("document-validity", "Đã thu hồi").await;
    assert!(!office.has("document-copy").await);
}

async fn learns_of_it(phone: &Window, place: &str) {
    phone.open(place).await;
    phone.reads("verified-standing", "Đã thu hồi").await;
    phone.sees("verified-original").await;
    phone.sees("verified-follower").await;
    phone.is_accessible().await;
}

journey! {
    async fn a_copy_stands_as_what_it_copies(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        issues(&office).await;
        let place = copies(&office).await;
        recalls(&office).await;
        let phone = world.window(Screen::Phone).await;
        learns_of_it(&phone, &place).await;
    }
}
