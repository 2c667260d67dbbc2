//! Which school year is looked at.

use crate::browser::Screen;
use crate::journey;
use crate::plan::issued_plan;

journey! {
    /// The chosen school year stands in the address, goes along from page to page and stays after a reload; a plan's page
    /// says the plan's own.
    async fn the_school_year_goes_along(world) {
        let plan = issued_plan(&world).await;
        for screen in [Screen::Desktop, Screen::Phone] {
            let office = world.signed_in("vanphong", screen).await;
            office.reads("school-year", "2020-2021").await;
            office.click("school-year").await;
            office.click("year-all").await;
            office.reads("school-year", "Mọi năm học").await;
            assert_eq!(office.path().await, "/?year=all");

            let link = office.sees_selector("nav a[href='/plans']").await;
            link.click().await.expect("the plans");
            office.sees("import-plan").await;
            assert_eq!(office.path().await, "/plans?year=all");
            office.driver.refresh().await.expect("a reload");
            office.reads("school-year", "Mọi năm học").await;
            assert_eq!(office.path().await, "/plans?year=all");

            office.driver.back().await.expect("the page before");
            office.sees("period-summary").await;
            assert_eq!(office.path().await, "/?year=all");

            office.open(&plan).await;
            office.reads("page-year", "2020-2021").await;
        }
    }
}
