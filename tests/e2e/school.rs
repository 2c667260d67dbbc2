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
        school.sees("focal-point").await;
        school.is_accessible().await;
        school.fill("channel-name", "Trang của trường").await;
        school.fill("channel-address", "https://th-anbinh.example.vn").await;
        school.click("register-channel").await;
        school.sees_selector("[data-testid=\"channel-Trang của trường\"]").await;
    }
}
