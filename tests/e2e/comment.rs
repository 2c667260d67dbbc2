//! Two people discuss a clause, and settle it.

use thirtyfour::{Key, TypingData};

use crate::browser::{Screen, Window};
use crate::journey;
use crate::plan::imports_the_plan;

/// The first clause with a line in the outline.
async fn opens_a_clause(window: &Window, plan: &str) {
    window.open(plan).await;
    let first = window.sees_selector("#plan-outline a[href*=clause]").await;
    first.click().await.expect("the clause opens");
    window.sees("panel").await;
    window.sees("comment-form").await;
}

async fn types(window: &Window, text: impl Into<TypingData>) {
    let field = window.sees("comment-text").await;
    field.send_keys(text).await.expect("words");
}

journey! {
    /// The office asks the head by name; the head answers; the office settles it and takes its own word back.
    async fn two_people_discuss_a_clause_and_settle_it(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        let plan = imports_the_plan(&office).await;
        opens_a_clause(&office, &plan).await;
        office.sees("no-comments").await;
        office.is_accessible().await;
        let head = world.signed_in("truongphong", Screen::Desktop).await;
        opens_a_clause(&head, &plan).await;
        let me = head.sees_selector("[data-testid=me] > span:last-of-type").await;
        let name = me.text().await.expect("the head's name");
        let given = name.split(' ').next_back().unwrap_or_default();

        // Typed and left: it is still there.
        types(&office, format!("Nhờ @{given}")).await;
        let offered = office.sees_selector("[data-testid=comment-form] [role=option]").await;
        offered.scroll_into_view().await.expect("the list");
        office.is_accessible().await;
        types(&office, Key::Enter).await;
        types(&office, "xem lại thời hạn.").await;
        let clause = office.path().await;
        office.open(&clause).await;
        assert!(office.value("comment-text").await.ends_with("xem lại thời hạn."));
        types(&office, Key::Control + Key::Enter).await;
        office.reads("comments", "xem lại thời hạn.").await;
        let named = office.sees_selector(".comment__name").await.text().await.expect("a name");
        assert!(named.starts_with('@') && named.ends_with(given), "{named}");
        office.sees("open-comments").await;

        // The other sees it come, is told, and answers.
        head.reads("comments", "xem lại thời hạn.").await;
        head.sees("open-comments").await;
        head.open("/notifications").await;
        head.reads("notifications", "trong ý kiến về").await;
        let told = head.sees_selector("[data-testid=notifications] li:first-child a").await;
        told.click().await.expect("the clause");
        head.sees("comment-form").await;
        types(&head, "Lùi đến 15/11 là phù hợp.").await;
        head.click("comment-say").await;

        office.reads("comments", "Lùi đến 15/11").await;
        office.is_accessible().await;
        office.click("comment-edit-open").await;
        let field = office.sees("comment-edit-text").await;
        field.send_keys(" Cảm ơn.").await.expect("more words");
        office.click("comment-save").await;
        office.reads("comments", "Cảm ơn.").await;
        office.reads("comments", "đã sửa").await;

        // Settled, each with one press; then nothing is open, and one is opened again.
        office.click("comment-resolve").await;
        office.reads("toast", "giải quyết xong").await;
        office.sees_selector("[data-testid=comment].comment--settled").await;
        office.click("comment-resolve").await;
        office.loses("comment-resolve").await;
        office.loses("open-comments").await;
        head.loses("open-comments").await;
        head.click("comment-reopen").await;
        office.sees("open-comments").await;
        office.is_accessible().await;
    }
}
