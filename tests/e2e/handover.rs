//! A position goes from one to another, with what is open, by minutes that both sides confirm.

use crate::browser::{Screen, Window};
use crate::journey;

/// What the demonstration calls those who sign in as `vanphong` and `thidua`.
const GIVER: &str = "Phạm Thu Dung";
const RECEIVER: &str = "hoang ngoc giang";

/// Finds somebody by typing, and takes the first.
async fn chooses(window: &Window, field: &str, text: &str) {
    window.fill(field, text).await;
    let found = window
        .sees_selector(&format!("#{field}-list [role=option]"))
        .await;
    found.click().await.expect("somebody is chosen");
}

/// The head gives one of the office's people something to do.
async fn gives_a_task(head: &Window, person: &str) {
    head.open("/tasks/new").await;
    head.fill("title", "Tổng hợp tin, bài quý III").await;
    head.fill("due-on", "30/10/2020").await;
    let to_person = head.sees_selector("#to-PERSON").await;
    to_person.click().await.expect("a person");
    chooses(head, "to-person", person).await;
    head.click("task-assign").await;
    head.reads("toast", "Đã giao 1 nhiệm vụ").await;
}

journey! {
    /// The administrator opens it; the leaver hands over with notes; the receiver sends it back once and takes it; the
    /// task is his, and the leaver sees nothing any more but his own minutes.
    async fn a_position_is_handed_over(world) {
        let giver = world.signed_in("vanphong", Screen::Desktop).await;
        let receiver = world.signed_in("thidua", Screen::Phone).await;
        let head = world.signed_in("truongphong", Screen::Desktop).await;
        gives_a_task(&head, GIVER).await;

        let admin = world.signed_in("admin", Screen::Desktop).await;
        admin.open("/handovers").await;
        admin.is_accessible().await;
        admin.click("handover-new").await;
        chooses(&admin, "giver", GIVER).await;
        chooses(&admin, "to", RECEIVER).await;
        admin.fill("takes-effect-on", "20/10/2020").await;
        admin.fill("decision-number", "45/QĐ-PGDĐT").await;
        admin.is_accessible().await;
        admin.click("handover-open").await;
        admin.reads("handover-state", "Chờ bên giao").await;
        let minutes = admin.path().await;

        giver.open("/").await;
        let give = giver.sees_selector("[data-testid^=\"do-HandoverGive\"]").await;
        give.click().await.expect("the handover opens");
        giver.reads("minutes-items", "Tổng hợp tin, bài quý III").await;
        giver.is_accessible().await;
        giver.click("handover-give").await;
        giver.fill("notes", "Sổ đăng ký văn bản đi, con dấu.").await;
        giver.is_accessible().await;
        giver.click("give-save").await;
        giver.reads("handover-state", "Chờ bên nhận").await;

        receiver.open("/").await;
        let take = receiver.sees_selector("[data-testid^=\"do-HandoverTake\"]").await;
        take.scroll_into_view().await.expect("the row");
        take.click().await.expect("the handover opens");
        receiver.reads("minutes-notes", "con dấu").await;
        receiver.is_accessible().await;
        receiver.click("handover-send-back").await;
        let reason = receiver.sees_selector("[data-testid=reason-dialog] textarea").await;
        reason.send_keys("Bổ sung sổ văn bản đến.").await.expect("a reason");
        receiver.click("reason-confirm").await;
        receiver.reads("handover-state", "Chờ bên giao").await;
        giver.open(&minutes).await;
        giver.reads("return-reason", "Bổ sung sổ văn bản đến.").await;
        giver.click("handover-give").await;
        giver.fill("notes", "Sổ văn bản đi và đến, con dấu.").await;
        giver.click("give-save").await;
        giver.reads("handover-state", "Chờ bên nhận").await;

        receiver.open(&minutes).await;
        receiver.click("handover-take").await;
        receiver.click("dialog-confirm").await;
        receiver.reads("handover-state", "Đã bàn giao xong").await;
        receiver.sees("content-hash").await;
        receiver.is_accessible().await;
        receiver.open("/tasks").await;
        receiver.reads("table", "Tổng hợp tin, bài quý III").await;

        // At once: with the session that he still has.
        giver.open("/tasks?who=all").await;
        giver.loses("table").await;
        giver.open(&minutes).await;
        giver.reads("handover-state", "Đã bàn giao xong").await;
        assert!(!giver.has("handover-give").await, "nothing is left to do");
    }
}

journey! {
    /// The office looks somebody up without marks, and writes to all that it found; on a phone one taps to call.
    async fn the_phone_book_is_searched_and_taken_along(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/phonebook").await;
        office.reads("phonebook", "Trường Tiểu học An Bình").await;
        office.is_accessible().await;
        office.open("/phonebook?search=an+binh").await;
        office.reads("phonebook", "Trường Tiểu học An Bình").await;
        office.sees("save-all").await;
        office.sees("mail-all").await;
        office.click("save-card").await;
        let phone = world.signed_in("phophong", Screen::Phone).await;
        phone.open("/phonebook?search=an+binh").await;
        phone.sees_selector("[data-testid=phonebook] a[href^=\"tel:\"]").await;
        phone.is_accessible().await;
    }
}
