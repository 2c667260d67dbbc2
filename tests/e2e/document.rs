//! Văn thư's day: a paper that came is entered and found again without diacritics; a letter is issued, seen as it will be
//! printed, kept as it was signed, checked by whoever holds it, and taken up by a school; the list is taken along, a way of
//! seeing it is kept, and a plan names what it shows.

use crate::browser::{Screen, Window};
use crate::journey;

const SIGNED: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
const CHANGED: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n";
const BETTER: &[u8] = b"%PDF-1.7\n2 0 obj\n<<>>\nendobj\n%%EOF\n";

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
    office.fill("valid-until", "31/12/2020").await;
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

/// The list as it is narrowed is kept by a name, and is back with one click.
async fn keeps_a_view(office: &Window) {
    office.open("/documents?search=duoi+nuoc").await;
    office.click("saved-views").await;
    office.sees("no-views").await;
    office.click("view-save").await;
    office.sees_selector("#view-name-error").await;
    office.is_accessible().await;
    office.fill("view-name", "Đuối nước").await;
    office.click("view-save").await;
    office.reads("view-see", "Đuối nước").await;
    office.is_accessible().await;
    office.open("/documents").await;
    office.click("saved-views").await;
    office.click("view-see").await;
    office.reads("arrival-list", "Đang hiện 1 trên 1").await;
    assert_eq!(office.value("search").await, "duoi nuoc");
    office.click("saved-views").await;
    office.click("view-remove").await;
    office.click("view-remove-confirm").await;
    office.sees("no-views").await;
}

/// What stands in the register is found and named; that it ends within the school year is said, and is in nobody's way.
async fn names_it_in_a_plan(office: &Window) {
    office.open("/plans/new").await;
    office.fill("cite-paper", "duoi nuoc").await;
    let found = office.sees_selector("#cite-paper-list [role=option]").await;
    found.click().await.expect("an option that can be chosen");
    office.sees("citation-1-number").await;
    assert_eq!(office.value("citation-1-number").await, "77");
    office
        .reads("cited", "hết hiệu lực sau ngày 31/12/2020")
        .await;
    office.is_accessible().await;
}

/// A letter to all schools, as it will be printed.
async fn issues_a_letter(office: &Window) {
    office.open("/documents/issue").await;
    office
        .fill("subject", "Tăng cường truyền thông về an toàn")
        .await;
    let body = "Kính gửi: Các trường MN, TH, THCS\n1. Đăng tin về an toàn trường học.\n2. Báo cáo trước cuối tháng.";
    office.fill("body", body).await;
    // A paper of the register is cited in full, behind whom the letter is to; what is known against it is told.
    office.fill("cite-paper", "duoi nuoc").await;
    let found = office.sees_selector("#cite-paper-list [role=option]").await;
    found.click().await.expect("an option that can be chosen");
    office
        .reads("cited", "hết hiệu lực sau ngày 31/12/2020")
        .await;
    let cited = office.value("body").await;
    let second = cited.lines().nth(1).unwrap_or_default();
    assert!(
        second.starts_with("Căn cứ ")
            && second.contains("số 77/KH-UBND ngày 01 tháng 10 năm 2020 của UBND phường Đông Hải"),
        "{cited}"
    );
    office.is_accessible().await;
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
        .reads("paper-sheet", "V/v tăng cường truyền thông về an toàn")
        .await;
    office.reads("paper-sheet", "Kính gửi").await;
    office.reads("paper-sheet", "Trần Thị Sen").await;
    office.is_accessible().await;
}

/// What was sent waits to be entered: it is read, and entered where it is read. The list stays as it was narrowed.
async fn takes_it_up(school: &Window) {
    school.open("/documents/arrivals?urgency=NORMAL").await;
    school
        .reads("waiting", "Tăng cường truyền thông về an toàn")
        .await;
    school.is_accessible().await;
    school.click("waiting-open").await;
    school.reads("document-body", "Đăng tin về an toàn").await;
    school.is_accessible().await;
    school.click("arrival-take-read").await;
    school
        .reads("arrival-subject", "Tăng cường truyền thông về an toàn")
        .await;
    school.reads("document-body", "Đăng tin về an toàn").await;
    school.sees("paper-menu").await;
    school.is_accessible().await;
    school.loses("waiting").await;
    assert!(school.path().await.ends_with("?urgency=NORMAL"));
    school
        .reads("arrival-list", "Tăng cường truyền thông về an toàn")
        .await;
}

/// A file on this machine.
fn file(desk: &tempfile::TempDir, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = desk.path().join(name);
    std::fs::write(&path, bytes).expect("a file is written");
    path
}

/// Where the element leads.
async fn address(window: &Window, test_id: &str) -> String {
    let link = window.sees(test_id).await.attr("href").await;
    link.expect("a link").expect("an address")
}

/// The letter that is open comes back signed and stamped. Tells where anybody checks it.
async fn keeps_the_signed_copy(office: &Window, desk: &tempfile::TempDir) -> String {
    let shown = office.path().await;
    let (_, id) = shown.rsplit_once('/').expect("the letter's id");
    office.open(&format!("/documents/issued/{id}")).await;
    office.reads("signed-none", "Chưa có bản đã ký").await;
    office
        .attach("sign-file", &file(desk, "ky.txt", b"signed"))
        .await;
    office.reads("sign-refusal", "PDF").await;
    office
        .attach("sign-file", &file(desk, "Ký.pdf", SIGNED))
        .await;
    office.reads("signed-about", "1 KB").await;
    office.is_accessible().await;
    let kept = address(office, "signed-file").await;
    assert_eq!(office.fetches(&kept).await, 200);
    office.click("check-open").await;
    office
        .attach("check-file", &desk.path().join("Ký.pdf"))
        .await;
    office.reads("verdict", "Đúng là bản đã ký").await;
    office.is_accessible().await;
    address(office, "verification").await
}

/// Whoever holds the paper, on a phone and without an account.
async fn checks_what_he_holds(phone: &Window, place: &str, desk: &tempfile::TempDir) {
    phone.open(place).await;
    phone
        .reads("verified", "Tăng cường truyền thông về an toàn")
        .await;
    phone.reads("verified-standing", "Còn hiệu lực").await;
    phone.reads("fingerprint", "…").await;
    phone
        .attach("check-file", &desk.path().join("Ký.pdf"))
        .await;
    phone.reads("verdict", "Đúng là bản đã ký").await;
    phone.is_accessible().await;
    phone
        .attach("check-file", &file(desk, "sua.pdf", CHANGED))
        .await;
    phone.reads("verdict", "khác bản đã ký").await;
    phone.is_accessible().await;
    phone
        .attach("check-file", &desk.path().join("ky.txt"))
        .await;
    phone.reads("verdict", "không phải PDF").await;
    phone.open("/verify/0123456789abcdef01234567").await;
    phone.sees("code-unknown").await;
    phone.is_accessible().await;
}

/// A better scan takes its place; the former is known for what it is.
async fn replaces_it(office: &Window, phone: &Window, place: &str, desk: &tempfile::TempDir) {
    office.click("sign-replace").await;
    let better = file(desk, "Ký lại.pdf", BETTER);
    office.attach("sign-file", &better).await;
    office.sees_selector("#sign-reason-error").await;
    office.is_accessible().await;
    office.fill("sign-reason", "Quét lại cho rõ dấu").await;
    office.attach("sign-file", &better).await;
    office.reads("signed-former", "1").await;
    office.is_accessible().await;
    phone.open(place).await;
    phone
        .attach("check-file", &desk.path().join("Ký.pdf"))
        .await;
    phone.reads("verdict", "trước đó, đã được thay").await;
    office.open("/documents/check").await;
    office.attach("check-file", &better).await;
    office.reads("verdict", "Đúng là bản đã ký").await;
    office.sees("found").await;
    office.is_accessible().await;
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
        keeps_a_view(&office).await;
        names_it_in_a_plan(&office).await;
        issues_a_letter(&office).await;
        let desk = tempfile::tempdir().expect("a folder");
        let place = keeps_the_signed_copy(&office, &desk).await;
        let phone = world.window(Screen::Phone).await;
        checks_what_he_holds(&phone, &place, &desk).await;
        replaces_it(&office, &phone, &place, &desk).await;
        let school = world.signed_in("hieutruong.thcs-bacho", Screen::Phone).await;
        takes_it_up(&school).await;
        takes_the_list_along(&office).await;
    }
}
