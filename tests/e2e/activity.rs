//! A school makes its plan from the office's and carries it out; the office receives it, and has it replaced.

use crate::browser::{Screen, Window};
use crate::journey;
use crate::plan::{issued_plan, issues, submits};

const SCHOOL: &str = "TH An Bình";

/// What My work offers, done.
async fn goes_to(window: &Window, kind: &str) {
    window.open("/").await;
    let selector = format!("[data-testid^=\"do-{kind}\"]");
    let button = window.sees_selector(&selector).await;
    button.scroll_into_view().await.expect("the row");
    button.click().await.expect("the work opens");
}

/// Begins the plan, or its replacement, and tells its address.
async fn begins(school: &Window) -> String {
    school.sees("plan-symbol").await;
    let edit = school.path().await;
    let plan = edit.split("/edit").next().expect("the plan's own page");
    plan.to_owned()
}

/// Types an activity for the first duty that has none.
async fn covers_a_duty(school: &Window, plan: &str) {
    school.open(plan).await;
    let activities = school.sees("open-activities").await;
    activities
        .scroll_into_view()
        .await
        .expect("the way to the activities");
    activities.click().await.expect("the activities open");
    school.sees("duties").await;
    school.is_accessible().await;
    school.click("cover-duty").await;
    school.sees("of-duty").await;
    school
        .fill("title-0", "Viết bài về ngày Nhà giáo Việt Nam")
        .await;
    school.fill("startsOn-0", "16/11/2020").await;
    school.fill("endsOn-0", "20/11/2020").await;
    school.is_accessible().await;
    school.click("save-activities").await;
    school
        .reads("activities", "Viết bài về ngày Nhà giáo Việt Nam")
        .await;
    school.reads("activities", "Tháng 11/2020").await;
    school.is_accessible().await;
}

async fn opens_the_activity(window: &Window, plan: &str) {
    window.open(&format!("{plan}/activities")).await;
    let link = window
        .sees_selector("[data-testid=activities] a.rowlink")
        .await;
    link.scroll_into_view().await.expect("the activity");
    link.click().await.expect("the activity opens");
    window.sees("activity-state").await;
}

async fn opens_the_school(office: &Window, above: &str) {
    office
        .open(&format!("{above}/schools?search=an%20binh"))
        .await;
    office.click(&format!("school-{SCHOOL}")).await;
    office.sees("school-plan").await;
}

journey! {
    /// The focal point begins from the office's plan and adds an activity, on a phone; the principal issues; the office
    /// sees what is covered and sends it back; the school replaces it; the office accepts, and the activity is done.
    async fn a_schools_plan_is_made_sent_back_replaced_and_carried_out(world) {
        let above = issued_plan(&world).await;
        let school = world.signed_in("daumoi.th-anbinh", Screen::Phone).await;
        goes_to(&school, "SchoolMakePlan").await;
        let first = begins(&school).await;
        covers_a_duty(&school, &first).await;
        submits(&school, &first).await;
        let principal = world.signed_in("hieutruong.th-anbinh", Screen::Desktop).await;
        issues(&principal, &first).await;
        principal.reads("plan-reception", "Chờ Phòng xem").await;
        principal.is_accessible().await;

        let office = world.signed_in("vanphong", Screen::Desktop).await;
        goes_to(&office, "PlansReceive").await;
        office.sees(&format!("stands-{SCHOOL}")).await;
        office.is_accessible().await;
        opens_the_school(&office, &above).await;
        office.is_accessible().await;
        office.open(&format!("{above}/coverage?search=an%20binh")).await;
        office.reads(&format!("covers-{SCHOOL}"), "Đã có hoạt động (1)").await;
        office.is_accessible().await;
        opens_the_school(&office, &above).await;
        office.click("school-send-back").await;
        let reason = office.sees_selector("[data-testid=reason-dialog] textarea").await;
        reason.send_keys("Ghi rõ người thực hiện.").await.expect("a reason");
        office.click("reason-confirm").await;
        office.reads("school-state", "Đã trả lại").await;
        office.click("make-reminder").await;
        office.sees("reminder").await;

        goes_to(&school, "SchoolReplacePlan").await;
        school.reads("reception", "Ghi rõ người thực hiện.").await;
        school.is_accessible().await;
        school.click("plan-replace").await;
        let second = begins(&school).await;
        assert_ne!(first, second);
        submits(&school, &second).await;
        issues(&principal, &second).await;
        principal.open(&first).await;
        principal.sees("replaced-by").await;

        opens_the_school(&office, &above).await;
        office.reads("school-state", "Đã ban hành, chờ xem").await;
        office.click("school-accept").await;
        office.reads("school-state", "Đã tiếp nhận").await;

        opens_the_activity(&school, &second).await;
        school.is_accessible().await;
        school.click("activity-edit").await;
        school.fill("doer", "Tổ Ngữ văn").await;
        school.is_accessible().await;
        school.click("activity-save").await;
        school.reads("activity", "Tổ Ngữ văn").await;
        school.click("activity-finish").await;
        school.fill("result", "Đã đăng một bài, 250 người xem.").await;
        school.fill("link-url-0", "https://th-anbinh.example.vn/tin/20-11").await;
        school.is_accessible().await;
        school.click("activity-save").await;
        school.reads("activity-state", "Đã xong, chờ xác nhận").await;
        assert!(!school.has("activity-confirm").await, "who does it does not confirm it");
        goes_to(&principal, "ActivitiesConfirm").await;
        principal.reads("activities", "Tổ Ngữ văn").await;
        opens_the_activity(&principal, &second).await;
        principal.reads("activity-result", "250 người xem").await;
        principal.click("activity-confirm").await;
        principal.reads("activity-state", "Đã xác nhận").await;
        office.open(&format!("{above}/coverage?search=an%20binh")).await;
        office.reads(&format!("covers-{SCHOOL}"), "Đã hoàn thành (1)").await;

        // The same in English and in the dark, at the desk and on a phone.
        let pages = ["/coverage", "/schools"].map(|page| format!("{above}{page}"));
        for screen in [Screen::Desktop, Screen::Phone] {
            let window = world.signed_in("truongphong", screen).await;
            window.prefers("en", "dark").await;
            for page in &pages {
                window.open(page).await;
                window.is_accessible().await;
            }
            window.open(&format!("{second}/activities?view=state")).await;
            window.sees("activities").await;
            window.is_accessible().await;
        }
    }
}
