//! A phone without a signal loses nothing.

use crate::browser::{Line, Screen};
use crate::journey;
use crate::plan::issued_plan;
use crate::report::opens_the_form;

journey! {
    /// What is typed without a line stays on the phone, says so, survives the page, and is sent when the line is back.
    async fn a_report_is_written_without_a_line(world) {
        issued_plan(&world).await;
        let school = world.signed_in("daumoi.th-anbinh", Screen::Phone).await;
        let form = opens_the_form(&school).await;
        school.fill("figure-ARTICLES", "4").await;
        school.reads("save-mark", "Đã lưu").await;

        school.goes(Line::Cut).await;
        school.fill("difficulties", "Mất điện hai ngày.").await;
        school.reads("save-mark", "CHƯA GỬI").await;
        school.reads("unsent", "CHƯA GỬI").await;
        school.is_accessible().await;
        school.goes(Line::Back).await;
        school.reads("save-mark", "Đã lưu").await;
        school.open(&form).await;
        school.sees("difficulties").await;
        assert_eq!(school.value("difficulties").await, "Mất điện hai ngày.");

        // The tab is gone before the line is back.
        school.goes(Line::Cut).await;
        school.fill("difficulties", "Mất điện ba ngày.").await;
        school.reads("save-mark", "CHƯA GỬI").await;
        school.is_killed_and_opened_anew().await;
        school.open(&form).await;
        school.sees("difficulties").await;
        school.reads("save-mark", "Đã lưu").await;
        assert_eq!(school.value("difficulties").await, "Mất điện ba ngày.");
    }
}
