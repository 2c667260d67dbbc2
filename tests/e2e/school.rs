//! A school names who speaks for it, and registers where it speaks.

use crate::browser::Screen;
use crate::journey;
use crate::plan::issued_plan;

journey! {
    /// The principal names the focal point and registers a channel, on a phone.
    async fn a_school_names_its_focal_point(world) {
        issued_plan(&world).await;
        let school = world.signed_in("hieutruong.th-anbinh", Screen::Phone).await;
        school.open("/school").await;
        school.sees("focal-point-form").await;
        school.is_accessible().await;
        school.fill("focal-person", "giang").await;
        let found = school.sees_selector("[role=option]").await;
        found.click().await.expect("a deputy is chosen");
        school.fill("focal-decision", "12/QĐ-THAB").await;
        school.click("name-focal-point").await;
        school.reads("focal-point", "Trần Thị Giang").await;
        let kind = school.sees_selector("[data-testid=channel-kind] option[value]:not([value=''])").await;
        kind.click().await.expect("a kind of channel");
        school.fill("channel-name", "Trang của trường").await;
        school.fill("channel-address", "https://th-anbinh.example.vn").await;
        school.click("register-channel").await;
        school.sees_selector("[data-testid=\"channel-Trang của trường\"]").await;
    }
}
