//! From the office's paper to an issued plan.

use serde_json::{Value, json};

use crate::browser::{Screen, Window, World};
use crate::journey;
use crate::papers;

/// Takes the office's plan in and leaves its page open, as a draft.
pub async fn imports_the_plan(office: &Window) -> String {
    office.open("/plans/import").await;
    office.paste("plan-text", &papers::office_plan()).await;
    office.click("read-source").await;
    office.sees("lines").await;
    office.click("create-draft-now").await;
    office.reads("plan-state", "Bản nháp").await;
    office.path().await
}

pub async fn submits(office: &Window, plan: &str) {
    office.open(plan).await;
    office.click("plan-submit").await;
    office.reads("plan-state", "Chờ duyệt").await;
}

/// The head's part: approve, then issue.
pub async fn issues(head: &Window, plan: &str) {
    head.open(plan).await;
    head.click("plan-approve").await;
    head.reads("plan-state", "Đã duyệt").await;
    head.click("plan-issue").await;
    head.click("dialog-confirm").await;
    head.reads("plan-state", "Đã ban hành").await;
}

/// What every later journey begins with: the office's plan, read, kept, approved and issued.
pub async fn issued_plan(world: &World) -> String {
    let office = world.server.client("vanphong").await;
    let mut content = office
        .asks(
            "query Read($text: String!) { planReading(source: { text: $text }) { reading {
                title symbol place
                citations { kind number symbol issuedOn issuer subject line inLegalBasis }
                clauses { depth marker kind text division schools assignee line deadlines { kind text date term times } }
                recipients { name purpose purposeText schools }
                signer { authority title name }
            } } }",
            json!({ "text": papers::office_plan() }),
            "/planReading/reading",
        )
        .await;
    let viewer = "{ viewer { organization { id } currentSchoolYear { id } } }";
    let viewer = office.asks(viewer, Value::Null, "/viewer").await;
    if let (Some(content), Some(year)) = (
        content.as_object_mut(),
        viewer.pointer("/currentSchoolYear/id"),
    ) {
        content.insert("schoolYear".to_owned(), year.clone());
    }
    let made = json!({ "organization": viewer.pointer("/organization/id"), "content": content });
    let make =
        "mutation Make($made: PlanCreateInput!) { planCreate(input: $made) { plan { id } } }";
    let id = office
        .asks(make, json!({ "made": made }), "/planCreate/plan/id")
        .await;
    let submit = "mutation Submit($id: ID!) { planSubmit(input: { id: $id }) { plan { id } } }";
    office
        .asks(submit, json!({ "id": id }), "/planSubmit/plan/id")
        .await;
    let head = world.server.client("truongphong").await;
    let issue = "mutation Issue($id: ID!) { planApprove(input: { id: $id }) { plan { id } } planIssue(input: { id: $id }) { plan { id } } }";
    head.asks(issue, json!({ "id": id }), "/planIssue/plan/id")
        .await;
    format!("/plans/{}", id.as_str().expect("the plan's id"))
}

journey! {
    /// The office takes the plan in; the head returns it with a reason, then approves and issues it.
    async fn the_office_imports_and_the_head_issues(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/plans/import").await;
        office.is_accessible().await;
        office.paste("plan-text", &papers::office_plan()).await;
        office.click("read-source").await;
        office.sees("lines").await;
        office.is_accessible().await;
        office.click("create-draft-now").await;
        office.reads("plan-state", "Bản nháp").await;
        office.is_accessible().await;
        let plan = office.path().await;
        submits(&office, &plan).await;

        let head = world.signed_in("truongphong", Screen::Desktop).await;
        head.open(&plan).await;
        head.click("plan-return").await;
        head.click("reason-confirm").await;
        let reason = head.sees_selector("[data-testid=reason-dialog] textarea").await;
        reason.send_keys("Bổ sung thời hạn của mục 1.3.").await.expect("a reason");
        head.click("reason-confirm").await;
        head.reads("plan-state", "Được trả lại").await;

        office.open(&plan).await;
        office.reads("return-reason", "Bổ sung thời hạn của mục 1.3.").await;
        submits(&office, &plan).await;
        issues(&head, &plan).await;
        head.sees("content-hash").await;
        head.is_accessible().await;
        assert!(!head.has("plan-edit").await, "an issued plan is never edited");
    }
}

journey! {
    /// The office has its plan as a Word file: it is sent, read, and every line of it is accounted for.
    async fn the_office_imports_a_word_file(world) {
        let folder = tempfile::tempdir().expect("a folder");
        let paper = papers::office_plan_in_word(folder.path());
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/plans/import").await;
        office.sees("plan-text").await;
        office.attach("plan-file", &paper).await;
        office.sees("lines").await;
        let file = office.sees_selector(".tally__file").await.text().await.expect("its name");
        assert!(file.contains("Kế hoạch truyền thông.docx"), "{file}");
        office.click("next-finding").await;
        office.sees_selector(".imp .now").await;
        office.click("create-draft-now").await;
        office.reads("plan-state", "Bản nháp").await;
        office.reads("page-title", "Kế hoạch").await;

        // What is no such file is told at once, and nothing is sent.
        let picture = folder.path().join("ảnh chụp.pdf");
        std::fs::write(&picture, b"%PDF-1.7").expect("another file");
        office.open("/plans/import").await;
        office.attach("plan-file", &picture).await;
        office.reads("import-error", "PDF").await;
    }
}

journey! {
    /// The Sở sees what is issued, and nothing before.
    async fn an_observer_sees_only_issued_papers(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        let plan = imports_the_plan(&office).await;
        let observer = world.signed_in("so.quansat", Screen::Desktop).await;
        observer.open(&plan).await;
        observer.sees("error-state").await;
        observer.open("/plans").await;
        observer.sees("empty").await;

        submits(&office, &plan).await;
        let head = world.signed_in("truongphong", Screen::Desktop).await;
        issues(&head, &plan).await;
        observer.open(&plan).await;
        observer.reads("plan-state", "Đã ban hành").await;
        assert!(!observer.has("plan-return").await);
    }
}
