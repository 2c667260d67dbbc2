//! An issued plan reaches its recipients: one says so in the app, one by his link, one by telephone; the rest are reminded.

use crate::browser::{Screen, Window, World};
use crate::journey;
use crate::plan::issued_plan;

/// The page of who has the plan, from the plan itself.
async fn opens_the_recipients(office: &Window, plan: &str) -> String {
    office.open(plan).await;
    office.reads("plan-recipients", "Nơi nhận: 0/").await;
    office.click("plan-recipients").await;
    office.reads("page-title", "Kế hoạch 01/KH-").await;
    office.path().await
}

/// The panel of the one recipient of that name.
async fn opens(office: &Window, name: &str) {
    let search = office.sees("search").await;
    search.clear().await.expect("the search is empty");
    search.send_keys(name).await.expect("a name");
    office.reads("delivery-list", "Đang hiện 1 trên 1").await;
    let row = office
        .sees_selector("[data-testid=delivery-list] a[data-row]")
        .await;
    row.click().await.expect("the panel opens");
    office.sees("delivery-state").await;
}

/// The link that the office sends to whoever has no account.
async fn link_of(office: &Window, name: &str) -> String {
    opens(office, name).await;
    let link = office.value("delivery-link").await;
    let message = office.value("message").await;
    assert!(
        message.contains(name) && message.contains(&link),
        "{message}"
    );
    let path = link.find("/receipt/").and_then(|start| link.get(start..));
    path.expect("the link's path").to_owned()
}

/// Somebody without an account, on a phone.
async fn confirms_by(world: &World, link: &str) {
    let phone = world.window(Screen::Phone).await;
    phone.open(link).await;
    phone.reads("page-title", "Xác nhận đã nhận văn bản").await;
    phone
        .reads("receipt-recipient", "Trường Tiểu học An Hòa")
        .await;
    phone.is_accessible().await;
    phone.click("confirm").await;
    phone.sees_selector("#name-error").await;
    phone.fill("name", "Đỗ Thị Hạnh, văn thư").await;
    phone.click("confirm").await;
    phone.sees("link-done").await;
    phone.reads("receipt-who", "Đỗ Thị Hạnh, văn thư").await;
    phone.is_accessible().await;
    let kept = phone
        .driver
        .execute("return JSON.stringify(localStorage)", vec![])
        .await;
    let kept = kept.expect("what the browser keeps").json().to_string();
    assert!(!kept.contains("Hạnh"), "nothing of her stays: {kept}");
    phone.open(link).await;
    phone.sees("link-done").await;
    phone.open("/receipt/khong-co-that").await;
    phone.sees("link-unknown").await;
    phone.is_accessible().await;
}

journey! {
    /// Every way of saying that it arrived, and what the office sees of each.
    async fn recipients_say_that_they_have_it_and_the_rest_are_reminded(world) {
        let plan = issued_plan(&world).await;
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        let document = opens_the_recipients(&office, &plan).await;
        office.sees("table").await;
        office.is_accessible().await;

        // A school, from My work, without leaving the page.
        let school = world.signed_in("hieutruong.th-anbinh", Screen::Phone).await;
        let row = school.sees_selector("button[data-testid^=\"do-DocumentAcknowledge\"]").await;
        school.is_accessible().await;
        row.scroll_into_view().await.expect("the row");
        row.click().await.expect("one tap");
        school.reads("toast", "Đã xác nhận nhận được văn bản").await;
        assert_eq!(school.path().await, "/");
        school.open(&plan).await;
        school.reads("acknowledged", "Trường Tiểu học An Bình").await;
        school.is_accessible().await;

        // Another, by the link alone.
        office.open(&document).await;
        office.reads("delivery-counts", "1/").await;
        let link = link_of(&office, "Trường Tiểu học An Hòa").await;
        office.is_accessible().await;
        confirms_by(&world, &link).await;

        // One more is sent it, and says so by telephone.
        office.open(&document).await;
        office.reads("delivery-counts", "2/").await;
        office.click("add-recipient").await;
        office.sees("add-form").await;
        let outside = office.sees_selector("#way-outside").await;
        outside.click().await.expect("outside");
        office.click("add-save").await;
        office.sees("error-summary").await;
        office.is_accessible().await;
        office.fill("name", "Đài Truyền thanh phường Sen").await;
        office.click("add-save").await;
        office.reads("toast", "Đã gửi văn bản").await;
        opens(&office, "Đài Truyền thanh").await;
        office.click("record").await;
        office.fill("name", "Ông Phan Minh Tâm").await;
        office.fill("note", "Báo qua điện thoại").await;
        office.is_accessible().await;
        office.click("record-save").await;
        office.reads("delivery-state", "Đã nhận").await;
        office.reads("delivery-facts", "Ông Phan Minh Tâm").await;

        // A link that went astray is ended.
        office.open(&document).await;
        let astray = link_of(&office, "Trường Tiểu học An Lạc").await;
        office.click("end-link").await;
        office.click("dialog-confirm").await;
        office.sees("no-link").await;
        let stranger = world.window(Screen::Phone).await;
        stranger.open(&astray).await;
        stranger.sees("link-unknown").await;

        // Words for the chat that all share, and a reminder for those who are silent.
        office.open(&document).await;
        office.reads("delivery-counts", "3/").await;
        office.click("show-received").await;
        office.reads("delivery-list", "Đang hiện 3 trên 3").await;
        office.click("copy-all").await;
        office.reads("toast", "Đã chép lời nhắc chung").await;
        office.click("remind").await;
        office.click("dialog-confirm").await;
        office.reads("toast", "Đã nhắc").await;
        office.loses("remind").await;
        let other = world.signed_in("hieutruong.th-anlac", Screen::Desktop).await;
        other.open("/notifications").await;
        other.reads("notifications", "chờ đơn vị xác nhận đã nhận").await;
        other.open(&plan).await;
        other.sees("to-acknowledge").await;
        other.is_accessible().await;
        other.click("acknowledge").await;
        other.sees("acknowledged").await;
    }
}
