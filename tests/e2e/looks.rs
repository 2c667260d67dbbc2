//! The main pages in English and in the dark, at the desk and on a phone: no barrier, and nothing wider than the screen.

use crate::browser::{Screen, Window};
use crate::journey;
use crate::plan::issued_plan;

const OFFICE: [&str; 13] = [
    "/",
    "/plans",
    "/tasks",
    "/tasks?view=board",
    "/tasks?view=calendar",
    "/tasks/new",
    "/reports",
    "/organizations",
    "/organizations?view=tree",
    "/phonebook",
    "/handovers",
    "/me/sessions",
    "/me/password",
];
const SCHOOL: [&str; 6] = [
    "/",
    "/plans",
    "/tasks",
    "/tasks?view=calendar",
    "/reports",
    "/school",
];

async fn are_accessible(window: &Window, pages: &[&str]) {
    window.prefers("en", "dark").await;
    for page in pages {
        window.open(page).await;
        window.is_accessible().await;
        let root = window.sees_selector("html[lang=en][data-theme=dark]");
        root.await;
    }
}

journey! {
    async fn the_offices_pages_in_english_and_in_the_dark(world) {
        let plan = issued_plan(&world).await;
        for screen in [Screen::Desktop, Screen::Phone] {
            let office = world.signed_in("vanphong", screen).await;
            are_accessible(&office, &OFFICE).await;
            are_accessible(&office, &[&plan, "/plans/import"]).await;
            office.open(&plan).await;
            office.click("plan-recipients").await;
            office.sees("delivery-counts").await;
            office.is_accessible().await;
            office.open("/reports").await;
            office.click("open-board").await;
            office.sees("figure-complete").await;
            office.is_accessible().await;
        }
    }
}

journey! {
    async fn a_schools_pages_in_english_and_in_the_dark(world) {
        issued_plan(&world).await;
        for screen in [Screen::Desktop, Screen::Phone] {
            let school = world.signed_in("daumoi.th-anbinh", screen).await;
            are_accessible(&school, &SCHOOL).await;
            crate::report::opens_the_form(&school).await;
            school.is_accessible().await;
        }
    }
}

journey! {
    async fn an_administrators_pages_in_english_and_in_the_dark(world) {
        for screen in [Screen::Desktop, Screen::Phone] {
            let admin = world.signed_in("admin", screen).await;
            are_accessible(&admin, &["/", "/people", "/people/new", "/organizations/new", "/handovers/new"]).await;
        }
    }
}
