//! Coming in, and being kept out.

use crate::browser::Screen;
use crate::journey;

journey! {
    /// A wrong password is told kindly; the right one opens on what there is to do.
    async fn an_officer_signs_in(world) {
        let office = world.window(Screen::Desktop).await;
        office.open("/").await;
        office.is_accessible().await;
        office.sign_in("vanphong", "not the password at all").await;
        office.sees("error-summary").await;
        office.sign_in("vanphong", crate::server::PASSWORD).await;
        office.sees("work-list").await;
        office.is_accessible().await;
    }
}
