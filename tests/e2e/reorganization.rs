//! Two schools become one in the middle of the year: foreseen, confirmed, and what was open goes on elsewhere.

use crate::browser::{Screen, Window};
use crate::journey;
use crate::plan::issued_plan;

/// Finds one by typing, and takes the first.
async fn chooses(window: &Window, field: &str, text: &str) {
    window.fill(field, text).await;
    let found = window
        .sees_selector(&format!("#{field}-list [role=option]"))
        .await;
    found.click().await.expect("one is chosen");
}

async fn presses(window: &Window, selector: &str) {
    let found = window.sees_selector(selector).await;
    found.scroll_into_view().await.expect("it is there");
    found.click().await.expect("it is there");
}

/// Opens the three steps for a school.
async fn reorganizes(admin: &Window, name: &str) {
    admin.open(&format!("/organizations?search={name}")).await;
    presses(admin, "[data-testid=organization-list] .rowlink").await;
    admin.click("organization-reorganize").await;
    admin.sees("reorganization-form").await;
}

journey! {
    /// The office has given a school a task; the school becomes part of another, which has the task from then on; the board
    /// counts one school less.
    async fn two_schools_become_one_in_the_middle_of_the_year(world) {
        issued_plan(&world).await;
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/tasks/new").await;
        office.fill("title", "Viết bài về ngày khai giảng").await;
        office.fill("due-on", "30/11/2020").await;
        presses(&office, "#to-CHOSEN").await;
        chooses(&office, "to-school", "TH An Bình").await;
        office.click("task-assign").await;
        office.reads("toast", "Đã giao 1 nhiệm vụ").await;

        let admin = world.signed_in("admin", Screen::Desktop).await;
        reorganizes(&admin, "TH+An+Bình").await;
        admin.is_accessible().await;
        presses(&admin, "#reorganization-kind-MERGE").await;
        chooses(&admin, "target", "tieu hoc an hoa").await;
        admin.fill("decision-number", "101/QĐ-UBND").await;
        admin.is_accessible().await;
        admin.click("foresee").await;
        admin.reads("effects", "1 nhiệm vụ đang dở chuyển sang đơn vị nhận").await;
        admin.reads("effects", "2 chức vụ kết thúc").await;
        admin.is_accessible().await;
        admin.click("reorganize").await;
        admin.click("dialog-confirm").await;
        admin.reads("decided", "Sáp nhập Trường Tiểu học An Bình vào Trường Tiểu học An Hòa").await;
        admin.reads("decided", "Đã thực hiện").await;
        admin.is_accessible().await;

        // Whoever led the school that is no more is out; the other school has the task.
        let school = world.signed_in("hieutruong.th-anhoa", Screen::Phone).await;
        let task = school.sees_selector("[data-testid^=\"do-TaskDo\"]").await;
        task.scroll_into_view().await.expect("the row");
        task.click().await.expect("the task opens");
        school.reads("task-charged", "TH An Hòa").await;
        office.open("/reports").await;
        office.click("open-board").await;
        office.reads("figure-complete", "59").await;
    }
}

journey! {
    /// A school is renamed from a day to come: it waits, and may be given up; renamed today, its old name is told with its days.
    async fn a_school_is_renamed_by_a_decision(world) {
        let admin = world.signed_in("admin", Screen::Desktop).await;
        reorganizes(&admin, "TH+An+Lạc").await;
        presses(&admin, "#reorganization-kind").await;
        admin.fill("name", "Trường Tiểu học Sen Vàng Mới").await;
        admin.fill("takes-effect-on", "01/11/2020").await;
        admin.fill("decision-number", "7/QĐ-UBND").await;
        admin.click("foresee").await;
        admin.reads("effects", "Trường Tiểu học Sen Vàng Mới").await;
        admin.click("reorganize").await;
        admin.click("dialog-confirm").await;
        admin.reads("decided", "Chờ đến ngày").await;
        admin.is_accessible().await;
        admin.click("give-up").await;
        admin.sees("reorganization-form").await;
        presses(&admin, "#reorganization-kind").await;
        admin.fill("name", "Trường Tiểu học Sen Vàng Mới").await;
        admin.fill("takes-effect-on", "20/10/2020").await;
        admin.fill("decision-number", "8/QĐ-UBND").await;
        admin.click("foresee").await;
        admin.click("reorganize").await;
        admin.click("dialog-confirm").await;
        admin.reads("decided", "Đã thực hiện").await;
        admin.open("/organizations?search=sen+vang+moi").await;
        presses(&admin, "[data-testid=organization-list] .rowlink").await;
        admin.reads("names-before", "Trường Tiểu học An Lạc (đến 19/10/2020)").await;
        admin.is_accessible().await;
    }
}
