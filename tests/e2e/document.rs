//! Văn thư's day: a paper that came is entered and found again without diacritics; a letter is issued, seen as it will be
//! printed, and taken up by a school; the list is taken along.

use crate::browser::{Screen, Window};
use crate::journey;

/// What is missing is told first; then it has the next number.
async fn enters_what_came(office: &Window) {
    office.open("/documents").await;
    office.sees("arrival-list").await;
    office.is_accessible().await;
    office.click("arrival-enter").await;
    office.click("arrival-save").await;
    office.sees_selector("#subject-error").await;
    office.is_accessible().await;
    office.fill("paper-number", "77").await;
    office.fill("symbol", "KH-UBND").await;
    office.fill("issued-on", "01/10/2020").await;
    office.fill("issuer-name", "UBND phường Đông Hải").await;
    office
        .fill("subject", "Phòng, chống đuối nước cho học sinh")
        .await;
    office.click("arrival-save").await;
    office
        .reads("arrival-subject", "Phòng, chống đuối nước")
        .await;
    office.is_accessible().await;

    office.open("/documents").await;
    office.fill("search", "duoi nuoc").await;
    office.reads("arrival-list", "Đang hiện 1 trên 1").await;
    office.reads("arrival-list", "số 77/KH-UBND").await;
}

/// A letter to all schools, as it will be printed.
async fn issues_a_letter(office: &Window) {
    office.open("/documents/issue").await;
    office
        .fill("subject", "Tăng cường truyền thông về an toàn")
        .await;
    let body = "Kính gửi: Các trường MN, TH, THCS\n1. Đăng tin về an toàn trường học.\n2. Báo cáo trước cuối tháng.";
    office.fill("body", body).await;
    office
        .fill("recipients", "Các trường MN, TH, THCS (để th/h)\nLưu: VT")
        .await;
    office.fill("signer-title", "TRƯỞNG PHÒNG").await;
    office.fill("signer-name", "Trần Thị Sen").await;
    office.click("issue-save").await;
    office.click("dialog-confirm").await;
    office.reads("document-body", "Đăng tin về an toàn").await;
    office.is_accessible().await;
    office.click("paper-menu").await;
    office.click("paper-show").await;
    office
        .reads("paper-sheet", "V/v Tăng cường truyền thông về an toàn")
        .await;
    office.reads("paper-sheet", "Kính gửi").await;
    office.reads("paper-sheet", "Trần Thị Sen").await;
    office.is_accessible().await;
}

/// What was sent waits to be entered, and is with one click.
async fn takes_it_up(school: &Window) {
    school.open("/documents").await;
    school
        .reads("waiting", "Tăng cường truyền thông về an toàn")
        .await;
    school.is_accessible().await;
    school.click("arrival-take").await;
    school
        .reads("arrival-list", "Tăng cường truyền thông về an toàn")
        .await;
}

/// The file is handed over by itself; afterwards the button stands there again, and nothing was refused.
async fn takes_the_list_along(office: &Window) {
    office.open("/organizations?kind=SCHOOL").await;
    office.click("take-out").await;
    office.click("take-out-xlsx").await;
    office.sees("take-out").await;
    assert!(!office.has("take-out-refused").await);
}

journey! {
    async fn papers_come_go_and_are_taken_along(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        enters_what_came(&office).await;
        issues_a_letter(&office).await;
        let school = world.signed_in("hieutruong.thcs-bacho", Screen::Phone).await;
        takes_it_up(&school).await;
        takes_the_list_along(&office).await;
    }
}
