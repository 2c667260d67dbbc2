//! A school reports; the office returns, accepts, and sees it move.

use crate::browser::{Screen, Window};
use crate::journey;
use crate::plan::issued_plan;

const FIGURES: [&str; 5] = [
    "ARTICLES",
    "TRAININGS",
    "GOOD_EXAMPLES",
    "INQUIRIES_ANSWERED",
    "INQUIRIES_RECEIVED",
];

/// Opens the term's form from the list of periods.
pub async fn opens_the_form(school: &Window) -> String {
    school.open("/reports").await;
    let write = school.sees_selector("[data-testid^=write-]").await;
    write.click().await.expect("the form opens");
    school.sees("difficulties").await;
    school.path().await
}

async fn fills_in(school: &Window) {
    for (number, code) in FIGURES.iter().enumerate() {
        school
            .fill(&format!("figure-{code}"), &(number + 2).to_string())
            .await;
    }
    school.fill("difficulties", "Không.").await;
}

journey! {
    /// A principal on a phone writes and submits; the office returns and accepts; the board moves by itself.
    async fn a_school_reports_and_the_board_moves(world) {
        issued_plan(&world).await;
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/reports").await;
        office.click("open-board").await;
        office.sees("figure-complete").await;
        office.is_accessible().await;
        office.reads("figure-complete-count", "0").await;

        let school = world.signed_in("hieutruong.th-anbinh", Screen::Phone).await;
        school.is_accessible().await;
        let form = opens_the_form(&school).await;
        school.is_accessible().await;
        fills_in(&school).await;
        school.click("submit-report").await;
        school.reads("report-state", "Đã nộp").await;
        school.is_accessible().await;

        // Nobody touched the office's window.
        office.reads("figure-complete-count", "1").await;
        let row = office.sees_selector("[data-testid^=\"board-state-\"]").await;
        row.scroll_into_view().await.expect("the table");

        office.fill("search", "an bình").await;
        office.loses("board-row-MN Ánh Dương").await;
        let found = office.sees_selector("[data-testid=\"board-row-TH An Bình\"]").await;
        found.click().await.expect("the panel opens");
        office.sees("panel").await;
        office.click("return-report").await;
        let reason = office.sees_selector("[data-testid=reason-dialog] textarea").await;
        reason.send_keys("Ghi rõ số buổi tập huấn.").await.expect("a reason");
        office.click("reason-confirm").await;
        office.loses("return-report").await;

        school.open(&form).await;
        school.reads("return-reason", "Ghi rõ số buổi tập huấn.").await;
        school.fill("figure-TRAININGS", "4").await;
        school.click("submit-report").await;
        school.reads("report-state", "Đã nộp").await;

        // The panel stayed open meanwhile.
        office.click("accept-report").await;
        office.loses("accept-report").await;
        school.reads("report-state", "Đã tiếp nhận").await;
    }
}

journey! {
    /// «Không phát sinh» is one click and a confirmation.
    async fn a_school_has_nothing_to_report(world) {
        issued_plan(&world).await;
        let school = world.signed_in("daumoi.mn-anhduong", Screen::Phone).await;
        opens_the_form(&school).await;
        school.click("nothing-to-report").await;
        school.click("dialog-confirm").await;
        school.reads("report-state", "Đã nộp").await;
        school.sees("nothing-reported").await;
    }
}

journey! {
    /// What one school drafts is not there for another.
    async fn a_school_cannot_see_anothers_draft(world) {
        issued_plan(&world).await;
        let one = world.signed_in("hieutruong.th-anbinh", Screen::Desktop).await;
        opens_the_form(&one).await;
        one.fill("difficulties", "Chỉ trường tôi biết điều này.").await;
        one.reads("save-mark", "Đã lưu").await;

        let other = world.signed_in("hieutruong.thcs-bacho", Screen::Desktop).await;
        other.open("/reports").await;
        other.sees("own-periods").await;
        assert!(!other.words().await.contains("Chỉ trường tôi biết"));
        opens_the_form(&other).await;
        assert_eq!(other.sees("difficulties").await.prop("value").await.expect("a field").unwrap_or_default(), "");
    }
}

journey! {
    /// The office asks for one figure more, which the page works out; a school finds it in its form.
    async fn the_office_says_what_schools_are_asked(world) {
        issued_plan(&world).await;
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/reports").await;
        office.click("indicators").await;
        office.sees("indicators").await;
        office.is_accessible().await;
        office.click("add-indicator").await;
        office.sees("indicator-form").await;
        office.is_accessible().await;
        // What is missing is told before anything is sent.
        office.click("save-indicator").await;
        office.sees_selector(".errsum").await;
        office.fill("indicator-name", "Tin, bài mỗi kênh").await;
        office.fill("indicator-unit", "bài").await;
        office.sees_selector("details.more summary").await.click().await.expect("more opens");
        office.fill("indicator-formula", "ARTICLES / ACTIVE_CHANNELS +").await;
        office.click("save-indicator").await;
        office.sees("indicator-formula").await;
        office.fill("indicator-formula", "ARTICLES / ACTIVE_CHANNELS").await;
        office.click("save-indicator").await;
        office.sees("indicators").await;
        assert!(office.words().await.contains("Tin, bài mỗi kênh"));

        let school = world.signed_in("hieutruong.th-anbinh", Screen::Phone).await;
        opens_the_form(&school).await;
        school.fill("figure-ARTICLES", "12").await;
        school.sees("figure-TIN_BAI_MOI_KENH").await;
    }
}

journey! {
    /// The office makes a period from the calendar that is closed already, and gives one school more time: the school finds its
    /// form and why, another that it is closed.
    async fn a_school_has_more_time_and_another_finds_the_period_closed(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/reports").await;
        office.click("make-periods").await;
        office.sees("periods-form").await;
        office.is_accessible().await;
        office.click("period-choose-1").await;
        office.fill("period-periods-0-opensOn", "01/10/2020").await;
        office.fill("period-periods-0-dueOn", "19/10/2020").await;
        office.fill("period-periods-0-closesOn", "18/10/2020").await;
        office.fill("period-periods-0-officeDueOn", "26/10/2020").await;
        office.click("create-periods").await;
        // It would be closed before it is due.
        office.sees_selector(".errsum").await;
        office.fill("period-periods-0-closesOn", "19/10/2020").await;
        office.click("create-periods").await;
        office.reads("period-state", "Đã khóa").await;
        office.is_accessible().await;

        office.click("open-board").await;
        office.fill("search", "an bình").await;
        office.loses("board-row-MN Ánh Dương").await;
        office.click("board-row-TH An Bình").await;
        office.reads("school-due", "19/10/2020").await;
        office.click("extend").await;
        office.fill("extend-day", "25/10/2020").await;
        let reason = office.sees_selector("dialog[open] textarea").await;
        reason.send_keys("Trường bị ngập.").await.expect("a reason");
        let confirm = office.sees_selector("dialog[open] [data-testid=reason-confirm]").await;
        confirm.click().await.expect("it is granted");
        office.reads("school-due", "25/10/2020").await;
        office.is_accessible().await;

        let school = world.signed_in("hieutruong.th-anbinh", Screen::Phone).await;
        opens_the_form(&school).await;
        school.reads("own-day", "Được gia hạn đến 25/10/2020: Trường bị ngập.").await;
        let other = world.signed_in("daumoi.mn-anhduong", Screen::Phone).await;
        other.open("/reports").await;
        let view = other.sees_selector("[data-testid^=write-]").await;
        view.click().await.expect("the period opens");
        other.sees("period-closed").await;
        assert!(!other.has("submit-report").await);
        other.is_accessible().await;
    }
}

journey! {
    /// The office goes from one report to the next, sends two fields of one back, and accepts the others at once.
    async fn the_office_reviews_reports_one_by_one_and_many_at_once(world) {
        issued_plan(&world).await;
        for school in ["hieutruong.th-anbinh", "hieutruong.mn-anhduong", "hieutruong.thcs-bacho"] {
            let school = world.signed_in(school, Screen::Desktop).await;
            opens_the_form(&school).await;
            fills_in(&school).await;
            school.click("submit-report").await;
            school.reads("report-state", "Đã nộp").await;
        }
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/reports").await;
        office.click("open-board").await;
        office.click("review-in-turn").await;
        office.reads("waiting", "3 báo cáo chờ tiếp nhận.").await;
        office.sees("review-TRAININGS").await;
        office.is_accessible().await;
        let first = office.path().await;
        office.click("next-report").await;
        office.sees("previous-report").await;
        assert_ne!(office.path().await, first);
        office.click("previous-report").await;
        office.loses("previous-report").await;

        // Only what is ticked is open to the school again.
        office.click("mark-TRAININGS").await;
        office.fill("note-TRAININGS", "Ghi cả buổi trực tuyến.").await;
        office.click("mark-Summary").await;
        office.reads("return-report", "Trả lại 2 mục…").await;
        office.click("return-report").await;
        let reason = office.sees_selector("[data-testid=reason-dialog] textarea").await;
        reason.send_keys("Số buổi chưa đủ.").await.expect("a reason");
        office.click("reason-confirm").await;
        office.reads("waiting", "2 báo cáo chờ tiếp nhận.").await;

        // The first by name is a nursery; what is closed there is read, what is named is typed.
        let school = world.signed_in("hieutruong.mn-anhduong", Screen::Phone).await;
        opens_the_form(&school).await;
        school.reads("to-mend", "Ghi cả buổi trực tuyến.").await;
        school.is_accessible().await;
        school.reads("figure-ARTICLES", "2").await;
        assert_eq!(school.value("figure-TRAININGS").await, "3");
        school.fill("figure-TRAININGS", "5").await;
        school.click("submit-report").await;
        school.reads("report-state", "Đã nộp").await;

        office.open("/reports").await;
        office.click("open-board").await;
        office.click("choose-all").await;
        office.reads("accept-many", "Tiếp nhận 3 báo cáo").await;
        office.click("accept-many").await;
        office.sees("dialog").await;
        office.is_accessible().await;
        office.click("dialog-confirm").await;
        office.loses("accepting").await;
        school.reads("report-state", "Đã tiếp nhận").await;
    }
}
