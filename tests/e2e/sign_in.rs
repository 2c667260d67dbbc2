//! Coming in, and being kept out.

use crate::browser::{Screen, World};
use crate::journey;

journey! {
    /// A wrong password is told kindly; the right one opens on what there is to do.
    async fn an_officer_signs_in(world) {
        let office = world.window(Screen::Desktop).await;
        office.open("/").await;
        office.is_accessible().await;
        office.sign_in("vanphong", "not the password at all").await;
        office.sees("sign-in-error").await;
        office.sign_in("vanphong", crate::server::PASSWORD).await;
        office.sees("me").await;
        office.is_accessible().await;
    }
}

journey! {
    /// Ending a session elsewhere ends it: the other window is asked to sign in again.
    async fn a_session_ended_elsewhere_is_over(world) {
        let left_open = world.signed_in("vanphong", Screen::Desktop).await;
        let here = world.signed_in("vanphong", Screen::Phone).await;
        here.open("/me/sessions").await;
        here.sees("sessions").await;
        here.is_accessible().await;
        here.click("end-session").await;
        if here.has("dialog-confirm").await {
            here.click("dialog-confirm").await;
        }
        here.loses("end-session").await;
        left_open.open("/plans").await;
        left_open.sees("sign-in").await;
    }
}

/// A new installation is set up by its one-time link, once.
#[tokio::test]
async fn a_new_installation_is_set_up() {
    let world = World::empty().await;
    let outcome = tokio::spawn({
        let world = world.clone();
        async move {
            let said = world.server.log();
            let link = said
                .split_whitespace()
                .find(|word| word.contains("/set-up?token="))
                .expect("the server prints the link")
                .to_owned();
            let path = link
                .split_once("/set-up")
                .map(|(_, rest)| format!("/set-up{rest}"))
                .expect("a link");
            let first = world.window(Screen::Desktop).await;
            first.open(&path).await;
            first.sees("finish").await;
            first.is_accessible().await;
            first.fill("installation-name", "Phòng GDĐT Thử").await;
            first.fill("name", "Nguyễn Văn Đầu").await;
            first.fill("username", "quantri").await;
            first.fill("password", "thuyền giấy qua cầu tre xanh").await;
            first.click("finish").await;
            first.sees("me").await;

            let second = world.window(Screen::Desktop).await;
            second.open(&path).await;
            second.sees("password").await;
            second.fill("password", "một mật khẩu khác hẳn dài").await;
            second.click("finish").await;
            second.sees("error-summary").await;
        }
    })
    .await;
    world
        .finish("a_new_installation_is_set_up", outcome.is_err())
        .await;
    if let Err(stopped) = outcome {
        std::panic::resume_unwind(stopped.into_panic());
    }
}
