//! A draft and those who write it: it saves itself, takes back, meets another's text, and remembers what it said.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Screen, Window};
use crate::journey;
use crate::plan::{imports_the_plan, issued_plan};

/// Opens a plan's editor and waits for its fields.
async fn edits(person: &Window, plan: &str) {
    person.open(&format!("{plan}/edit")).await;
    person.sees("plan-symbol").await;
}

/// Opens the clause of a place in the outline, and tells the test id of its words.
async fn opens_clause(person: &Window, place: usize) -> String {
    let selector = format!(".edl > li:nth-child({place}) .edl__open");
    let row = person.sees_selector(&selector).await;
    let _in_view = row.scroll_into_view().await;
    row.click().await.expect("the clause opens");
    let id = row.id().await.expect("an id").unwrap_or_default();
    format!("{id}-text")
}

async fn presses(person: &Window, test_id: &str, keys: impl Into<TypingData>) {
    let field = person.sees(test_id).await;
    field
        .send_keys(keys.into())
        .await
        .expect("keys are pressed");
}

async fn marker(person: &Window, place: usize) -> String {
    let selector = format!(".edl > li:nth-child({place}) .edl__open b");
    person
        .sees_selector(&selector)
        .await
        .text()
        .await
        .unwrap_or_default()
}

journey! {
    /// Two people change the same words; the second chooses side by side, and of the rest nothing is lost.
    async fn two_people_edit_one_draft(world) {
        let deputy = world.signed_in("daumoi.th-anbinh", Screen::Desktop).await;
        let plan = imports_the_plan(&deputy).await;
        let principal = world.signed_in("hieutruong.th-anbinh", Screen::Desktop).await;
        for person in [&deputy, &principal] {
            edits(person, &plan).await;
        }
        // What only one changed is taken, and said.
        deputy.fill("plan-place", "An Bình").await;
        deputy.reads("save-mark", "Đã lưu").await;
        principal.reads("taken", "đã thay đổi kế hoạch này").await;
        assert_eq!(principal.value("plan-place").await, "An Bình");

        // Both write the same clause, one of them with the line cut.
        let theirs = opens_clause(&deputy, 2).await;
        let mine = opens_clause(&principal, 2).await;
        principal.goes(crate::browser::Line::Cut).await;
        principal.fill(&mine, "Lời của hiệu trưởng").await;
        deputy.fill(&theirs, "Lời của phó hiệu trưởng").await;
        deputy.fill("plan-symbol", "KH-THAB").await;
        deputy.reads("save-mark", "Đã lưu").await;
        principal.reads("save-mark", "CHƯA GỬI").await;
        principal.goes(crate::browser::Line::Back).await;

        principal.reads("clash", "Lời của phó hiệu trưởng").await;
        assert_eq!(principal.value("plan-symbol").await, "KH-THAB");
        principal.is_accessible().await;
        // Even a window that is closed now loses nothing.
        edits(&principal, &plan).await;
        principal.sees("restored").await;
        principal.reads("clash", "Lời của hiệu trưởng").await;
        principal.click("clash-0-both").await;
        principal.fill("clash-0-words", "Lời của cả hai").await;
        principal.click("clash-save").await;
        principal.reads("save-mark", "Đã lưu").await;
        principal.loses("clash").await;
        edits(&deputy, &plan).await;
        let words = opens_clause(&deputy, 2).await;
        assert_eq!(deputy.value(&words).await, "Lời của cả hai");
    }
}

journey! {
    /// A clause is added with the keyboard, numbers itself, is moved, and all of it is taken back and done again.
    async fn an_outline_is_written_with_the_keyboard_and_taken_back(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/plans/new").await;
        office.fill("plan-title", "Truyền thông năm học 2020 - 2021").await;
        office.click("create-draft").await;
        office.reads("plan-state", "Bản nháp").await;
        let plan = office.path().await;
        edits(&office, &plan).await;
        office.click("add-clause").await;
        office.sees("clause-1-text").await;
        assert_eq!(marker(&office, 1).await, "I.");
        presses(&office, "clause-1-text", "MỤC ĐÍCH" + Key::Enter).await;
        presses(&office, "clause-2-text", Key::Tab + "Nâng cao nhận thức" + Key::Enter).await;
        presses(&office, "clause-3-text", "Kịp thời thông tin").await;
        assert_eq!([marker(&office, 2).await, marker(&office, 3).await], ["1.", "2."]);
        office.reads("save-mark", "Đã lưu").await;
        presses(&office, "clause-3-text", Key::Alt + Key::Right).await;
        assert_eq!(marker(&office, 3).await, "a)");
        office.click("undo").await;
        assert_eq!(marker(&office, 3).await, "2.");
        office.click("redo").await;
        assert_eq!(marker(&office, 3).await, "a)");
        office.click("undo").await;
        office.is_accessible().await;
        office.reads("save-mark", "Đã lưu").await;

        // By its handle: the second point before the first.
        let handle = |place: usize| format!(".edl > li:nth-child({place}) .edl__grip");
        let (from, to) = (office.sees_selector(&handle(3)).await, office.sees_selector(&handle(2)).await);
        let row = office.sees_selector("#clause-3").await;
        let _in_view = row.scroll_into_view().await;
        row.click().await.expect("the clause closes");
        let drag = office.driver.action_chain().move_to_element_center(&from).click_and_hold();
        let drag = drag.move_to_element_with_offset(&to, 0, -8).release();
        drag.perform().await.expect("the clause is dragged");
        let second = office.sees_selector(".edl > li:nth-child(2)").await;
        assert!(second.text().await.unwrap_or_default().contains("Kịp thời"));
        assert_eq!([marker(&office, 2).await, marker(&office, 3).await], ["1.", "2."]);
        office.click("save-plan").await;
        office.reads("plan-state", "Bản nháp").await;
    }
}

journey! {
    /// Two versions are compared at an address of their own, and the earlier is taken up again.
    async fn an_earlier_version_is_compared_and_restored(world) {
        let office = world.signed_in("daumoi.th-anbinh", Screen::Phone).await;
        let plan = imports_the_plan(&office).await;
        let principal = world.signed_in("hieutruong.th-anbinh", Screen::Desktop).await;
        edits(&principal, &plan).await;
        principal.fill("plan-place", "An Bình").await;
        principal.reads("save-mark", "Đã lưu").await;

        office.open(&format!("{plan}/versions?from=1&to=2")).await;
        office.reads("differences", "An Bình").await;
        office.is_accessible().await;
        principal.open(&format!("{plan}/versions?from=1&to=2")).await;
        principal.reads("differences", "An Bình").await;
        principal.click("restore").await;
        principal.click("dialog-confirm").await;
        principal.reads("plan-state", "Bản nháp").await;
        edits(&principal, &plan).await;
        assert_ne!(principal.value("plan-place").await, "An Bình");
        principal.open(&format!("{plan}/versions")).await;
        principal.reads("versions", "khôi phục").await;
    }
}

journey! {
    /// The office copies the year's plan into the next: every date is shown before it is taken.
    async fn a_plan_is_copied_into_the_next_school_year(world) {
        let plan = issued_plan(&world).await;
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open(&plan).await;
        office.click("plan-copy").await;
        office.reads("copy-proposals", "2021").await;
        office.sees("copy-citations").await;
        office.is_accessible().await;
        office.click("copy-make").await;
        office.sees("plan-title").await;
        let title = office.value("plan-title").await;
        assert!(title.contains("năm học") && !title.contains("2020"), "{title}");
        assert_eq!(office.value("signer-name").await, "");
    }
}

journey! {
    /// What is told of the form is mended where the plan is written, is saved like what is typed, and undone like it.
    async fn a_slip_of_form_is_mended_in_the_draft(world) {
        let office = world.server.client("vanphong").await;
        let viewer = "{ viewer { organization { id } currentSchoolYear { id } } }";
        let viewer = office.asks(viewer, Value::Null, "/viewer").await;
        let made = json!({ "organization": viewer.pointer("/organization/id"), "content": {
            "title": "Truyền thông về an toàn",
            "schoolYear": viewer.pointer("/currentSchoolYear/id"),
            "citations": [],
            "clauses": [{ "depth": 0, "kind": "DUTY", "schools": false, "deadlines": [],
                "text": "Theo Kế hoạch số 82/KH – SGDĐT, các trường báo cáo." }],
            "recipients": [],
        } });
        let make = "mutation Make($made: PlanCreateInput!) { planCreate(input: $made) { plan { id } } }";
        let plan = office.asks(make, json!({ "made": made }), "/planCreate/plan/id").await;
        let plan = format!("/plans/{}", plan.as_str().expect("the plan's id"));
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open(&plan).await;
        office.click("form-mend").await;
        office.reads("form-notes", "Sửa thành “/KH-SGDĐT”").await;
        office.is_accessible().await;
        let fix = office.sees_selector("[data-testid=form-notes] button").await;
        fix.click().await.expect("the slip is mended");
        office.reads("save-mark", "Đã lưu").await;
        let words = opens_clause(&office, 1).await;
        assert!(office.value(&words).await.contains("số 82/KH-SGDĐT,"));
        office.click("undo").await;
        assert!(office.value(&words).await.contains("số 82/KH – SGDĐT,"));
        office.reads("form-notes", "Sửa thành “/KH-SGDĐT”").await;
    }
}
