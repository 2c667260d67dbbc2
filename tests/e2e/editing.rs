//! Two people at one draft.

use crate::browser::Screen;
use crate::journey;
use crate::plan::imports_the_plan;

journey! {
    /// The second to save is told who was first; what he typed stays, and he decides.
    async fn two_people_edit_one_draft(world) {
        let deputy = world.signed_in("daumoi.th-anbinh", Screen::Desktop).await;
        let plan = imports_the_plan(&deputy).await;
        let principal = world.signed_in("hieutruong.th-anbinh", Screen::Desktop).await;
        for person in [&deputy, &principal] {
            person.open(&format!("{plan}/edit")).await;
            person.sees("plan-symbol").await;
        }
        deputy.fill("plan-symbol", "KH-THAB").await;
        deputy.click("save-plan").await;
        deputy.sees("plan-state").await;

        principal.fill("plan-place", "Phường An Bình").await;
        principal.click("save-plan").await;
        principal.reads("conflict", "đã thay đổi kế hoạch này").await;
        assert_eq!(principal.value("plan-place").await, "Phường An Bình");
        principal.is_accessible().await;

        // Even a window that is closed now loses nothing.
        principal.open(&format!("{plan}/edit")).await;
        principal.sees("restored").await;
        assert_eq!(principal.value("plan-place").await, "Phường An Bình");
        principal.click("save-plan").await;
        principal.click("conflict-overwrite").await;
        principal.sees("plan-state").await;
        principal.open(&format!("{plan}/edit")).await;
        principal.sees("plan-place").await;
        assert_eq!(principal.value("plan-place").await, "Phường An Bình");
    }
}
