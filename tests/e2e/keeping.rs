//! What an administrator keeps: the calendar, whom organizations follow, and the record of it all.

use crate::browser::Screen;
use crate::journey;

/// The name of the school year after the first of these.
fn after(years: &str) -> String {
    let first = years.get(..4).and_then(|year| year.parse::<u32>().ok());
    let next = first.expect("a school year comes first") + 1;
    format!("{next}-{}", next + 1)
}

journey! {
    /// The next school year comes with its holidays, one more is written in, a school follows the commune's committee; the
    /// record tells each, and leads to where it was done.
    async fn the_calendar_and_whom_a_school_follows_are_kept_and_told(world) {
        let admin = world.signed_in("admin", Screen::Desktop).await;
        admin.open("/calendar").await;
        let years = admin.sees("years").await.text().await.expect("the years");
        admin.is_accessible().await;
        admin.click("add-year").await;
        admin.sees("year-form").await;
        admin.is_accessible().await;
        admin.click("save-year").await;
        admin.reads("years", &after(&years)).await;
        admin.reads("days-off", "Tết").await;
        admin.click("add-day").await;
        admin.fill("day", "20/11/2020").await;
        admin.fill("day-name", "Nghỉ bù ngày Nhà giáo").await;
        admin.click("save-day").await;
        admin.reads("days-off", "Nghỉ bù ngày Nhà giáo").await;
        admin.is_accessible().await;

        admin.open("/organizations?search=TH+An+Lạc").await;
        admin.sees_selector("[data-testid=organization-list] .rowlink").await.click().await.expect("a row");
        admin.reads("organization-links", "Theo đơn vị cấp trên trong mọi việc").await;
        admin.click("organization-link").await;
        admin.sees("link-form").await;
        admin.is_accessible().await;
        admin.click("link-save").await;
        admin.reads("link-form", "Hãy chọn loại quan hệ.").await;
        admin.sees_selector("#kind-REPORTING").await.click().await.expect("a choice");
        admin.fill("target", "so giao duc").await;
        admin.sees_selector("#target-list [role=option]").await.click().await.expect("one is chosen");
        admin.fill("decision-number", "12/QĐ-UBND").await;
        admin.click("link-save").await;
        admin.reads("organization-links", "12/QĐ-UBND").await;
        admin.is_accessible().await;

        admin.open("/record").await;
        admin.reads("record", "Ghi đơn vị mà đơn vị theo").await;
        admin.reads("record", "Sửa lịch năm học").await;
        admin.is_accessible().await;
        let phone = world.signed_in("admin", Screen::Phone).await;
        phone.open("/record").await;
        phone.sees("record").await;
        phone.is_accessible().await;
    }
}
