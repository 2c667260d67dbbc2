//! Who is told, and that the bell rings by itself.

use crate::browser::Screen;
use crate::journey;
use crate::plan::issued_plan;
use crate::report::opens_the_form;

journey! {
    /// A principal reads that the plan was issued; the office hears of his report without touching anything.
    async fn people_are_told_what_concerns_them(world) {
        issued_plan(&world).await;
        let school = world.signed_in("hieutruong.th-anbinh", Screen::Phone).await;
        school.sees("bell-count").await;
        school.click("bell").await;
        school.sees("notifications").await;
        school.sees("new").await;
        school.loses("bell-count").await;
        school.is_accessible().await;

        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/notifications").await;
        office.sees("notifications").await;
        office.loses("bell-count").await;
        office.is_accessible().await;
        office.open("/plans").await;
        office.sees("import-plan").await;

        opens_the_form(&school).await;
        school.click("nothing-to-report").await;
        school.click("dialog-confirm").await;
        school.reads("report-state", "Đã nộp").await;

        office.reads("bell-count", "1").await;
        office.click("bell").await;
        let first = office.sees_selector("[data-testid=notifications] li:first-child a").await;
        let words = first.text().await.expect("words");
        assert_eq!(words, "TH An Bình nộp báo cáo học kỳ I");
        first.click().await.expect("the board");
        office.sees("panel").await;
    }
}
