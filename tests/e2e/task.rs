//! A clause becomes a task: given, begun, done, sent back, done again, confirmed.

use crate::browser::{Screen, Window};
use crate::journey;
use crate::plan::issued_plan;

const ARTICLE: &str = "https://th-anbinh.example.vn/tin/truyen-thong";

/// The office gives the first duty that nobody has yet to one school; its words come from the plan.
pub async fn gives_a_clause(office: &Window, plan: &str) {
    office.open(plan).await;
    office.click("not-given").await;
    office.click("give-clause").await;
    office.sees("of-clause").await;
    let what = office.value("title").await;
    assert!(!what.is_empty(), "the clause's words are there");
    office.is_accessible().await;
    office.fill("due-on", "30/10/2020").await;
    let chosen = office.sees_selector("#to-CHOSEN").await;
    chosen.click().await.expect("chosen schools");
    office.fill("to-school", "TH An Bình").await;
    let found = office.sees_selector("[role=option]").await;
    found.click().await.expect("the school is chosen");
    office.reads("chosen-schools", "TH An Bình").await;
    office.click("task-assign").await;
    office.reads("toast", "Đã giao 1 nhiệm vụ").await;
}

/// Says what came of it, with a page that shows it.
async fn reports_done(school: &Window, result: &str) {
    school.click("task-finish").await;
    school.sees("task-sheet").await;
    school.fill("result", result).await;
    school.fill("link-url-0", ARTICLE).await;
    school.is_accessible().await;
    school.click("sheet-save").await;
    school.reads("task-state", "Đã xong, chờ xác nhận").await;
}

journey! {
    /// The office gives a clause to a school; its principal does it on a phone; the office sends it back once, then confirms.
    async fn a_clause_is_given_done_and_confirmed(world) {
        let plan = issued_plan(&world).await;
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open(&plan).await;
        let not_given = office.count("not-given").await;
        gives_a_clause(&office, &plan).await;
        office.sees("table").await;
        office.is_accessible().await;
        for view in ["board", "calendar"] {
            office.click(&format!("view-{view}")).await;
            office.is_accessible().await;
        }

        let school = world.signed_in("hieutruong.th-anbinh", Screen::Phone).await;
        let task = school.sees_selector("[data-testid^=\"do-TaskDo\"]").await;
        school.is_accessible().await;
        task.scroll_into_view().await.expect("the row");
        task.click().await.expect("the task opens");
        school.reads("task-state", "Đã giao").await;
        school.is_accessible().await;
        let task = school.path().await;
        school.click("task-start").await;
        school.reads("task-state", "Đang thực hiện").await;
        reports_done(&school, "Đã đăng một tin trên trang của trường.").await;
        school.is_accessible().await;
        assert!(!school.has("task-confirm").await, "who does it does not confirm it");

        office.open(&task).await;
        office.reads("task-result", "Đã đăng một tin").await;
        office.sees_selector(&format!("[data-testid=task-links] a[href=\"{ARTICLE}\"][target=_blank]")).await;
        office.is_accessible().await;
        office.click("task-return").await;
        let reason = office.sees_selector("[data-testid=reason-dialog] textarea").await;
        reason.send_keys("Bổ sung số người xem.").await.expect("a reason");
        office.click("reason-confirm").await;
        office.reads("task-state", "Được trả lại").await;

        school.open("/").await;
        let again = school.sees_selector("[data-testid^=\"do-TaskFixReturned\"]").await;
        again.scroll_into_view().await.expect("the row");
        again.click().await.expect("the task opens");
        school.reads("return-reason", "Bổ sung số người xem.").await;
        school.click("task-finish").await;
        assert_eq!(school.value("link-url-0").await, ARTICLE, "what was said before is still there");
        school.click("sheet-cancel").await;
        reports_done(&school, "Đã đăng một tin, 250 người xem.").await;

        office.open("/").await;
        let confirm = office.sees_selector("[data-testid^=\"do-TaskConfirm\"]").await;
        confirm.click().await.expect("the task opens");
        office.reads("task-result", "250 người xem").await;
        office.click("task-confirm").await;
        office.reads("task-state", "Đã xác nhận").await;
        office.is_accessible().await;
        school.open(&task).await;
        school.reads("task-state", "Đã xác nhận").await;
        school.open("/tasks?state=CONFIRMED").await;
        school.sees("table").await;
        school.is_accessible().await;
        for view in ["board", "calendar"] {
            school.click(&format!("view-{view}")).await;
            school.is_accessible().await;
        }

        office.open(&plan).await;
        assert_eq!(office.count("not-given").await, not_given - 1, "one clause is given");
        office.open("/notifications").await;
        office.reads("notifications", "TH An Bình báo đã xong").await;
    }
}
