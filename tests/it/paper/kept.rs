//! What was issued is drawn as it was issued, whatever is changed afterwards; and what is altered behind the server's back is
//! found.

use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection};
use serde_json::{Value, json};
use server::verify::verify;

use super::document::{copied, internal, issued as issue_document};
use super::{begun, office, words};
use crate::attachment::world::{Browser, OFFICE, Office, SCHOOL};

const FOCAL: &str = "daumoi.thcs-bacho";

async fn add(place: &Office, who: &Browser, plan: &Value, title: &str, person: &Value) -> Value {
    let activity = json!({
        "title": title, "person": person, "startsOn": "2020-11-01", "endsOn": "2020-11-20",
        "place": "Sân trường", "output": "Một bài đăng,\n\tcó ảnh", "clauses": [], "channels": [],
    });
    let mutation = "mutation($input: ActivityAddInput!) { activityAdd(input: $input) { activity { id } userErrors { code path } } }";
    let input = json!({ "input": { "plan": plan["id"], "activities": [activity] } });
    let added = place.ask(who, mutation, input).await;
    assert_eq!(added["activityAdd"]["userErrors"], json!([]), "{added}");
    added["activityAdd"]["activity"]["id"].clone()
}

async fn person(place: &Office, who: &Browser) -> Value {
    let me = place.ask(who, "{ viewer { person { id } } }", json!({}));
    me.await["viewer"]["person"]["id"].clone()
}

/// The page and both files of a record's paper.
async fn drawn(place: &Office, who: &Browser, kind: &str, of: &Value) -> [Vec<u8>; 3] {
    let query =
        format!("query($id: ID!) {{ {kind}(id: $id) {{ paper {{ html docxUrl pdfUrl }} }} }}");
    let found = place.ask(who, &query, json!({ "id": of["id"] })).await;
    let paper = &found[kind]["paper"];
    let mut files = [words(&paper["html"]).into(), Vec::new(), Vec::new()];
    for (file, url) in [(1, "docxUrl"), (2, "pdfUrl")] {
        let fetched = place.fetch(words(&paper[url]), &who.files).await;
        assert!(fetched.status.is_success(), "{url}: {paper}");
        files[file] = fetched.bytes;
    }
    files
}

async fn hand(place: &Office) -> DatabaseConnection {
    let url = &place.app.config.database_url;
    Database::connect(url).await.unwrap()
}

async fn broken(place: &Office) -> usize {
    let found = verify(&place.app.db, &place.app.blobs).await.unwrap();
    let lines = found.lines.iter();
    lines.filter(|line| line.contains("BROKEN")).count()
}

#[tokio::test]
async fn nothing_that_is_changed_after_the_issue_is_on_the_paper() {
    let place = office().await;
    let (office, principal) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let focal = place.sign_in(FOCAL).await;
    let plan = begun(&place, &focal).await;
    let doer = person(&place, &focal).await;
    let activity = add(&place, &focal, &plan, "Viết bài về Nhà giáo", &doer).await;
    let [draft, ..] = drawn(&place, &focal, "plan", &plan).await;
    let draft = String::from_utf8(draft).unwrap();
    // A draft shows what stands now, each activity in its row.
    assert!(draft.contains("Viết bài về Nhà giáo"), "{draft}");
    assert!(draft.contains("Một bài đăng, có ảnh"), "{draft}");
    for (who, act) in [
        (&focal, "planSubmit"),
        (&principal, "planApprove"),
        (&principal, "planIssue"),
    ] {
        let act = format!(
            "mutation($input: PlanActInput!) {{ {act}(input: $input) {{ userErrors {{ code path }} }} }}"
        );
        let done = place.ask(who, &act, json!({ "input": { "id": plan["id"] } }));
        let done = done.await;
        assert!(!done.to_string().contains("code"), "{done}");
    }
    let query = "query($id: ID!) { plan(id: $id) { document { id } } }";
    let paper = place
        .ask(&principal, query, json!({ "id": plan["id"] }))
        .await;
    let copy = copied(&place, &principal, &paper["plan"]["document"], json!({})).await;
    let notice = issue_document(&place, &office, internal()).await;
    let part = json!({ "form": "TRS", "excerpt": "2. Báo cáo trước 15/01/2021." });
    let excerpt = copied(&place, &office, &notice, part).await;

    let all = [
        (&principal, "plan", &plan),
        (&principal, "document", &copy),
        (&office, "document", &notice),
        (&office, "document", &excerpt),
    ];
    let mut before = Vec::new();
    for (who, kind, of) in all {
        before.push(drawn(&place, who, kind, of).await);
    }
    let [html, ..] = &before[0];
    let html = String::from_utf8(html.clone()).unwrap();
    assert!(html.contains("Viết bài về Nhà giáo"), "{html}");

    add(&place, &focal, &plan, "Sân khấu hóa", &doer).await;
    let update = "mutation($input: ActivityUpdateInput!) { activityUpdate(input: $input) { userErrors { code path } } }";
    let changed = json!({
        "title": "Việc khác", "doer": "Tổ Văn", "startsOn": "2020-12-01", "endsOn": "2020-12-02",
        "clauses": [], "channels": [],
    });
    let changed = json!({ "input": { "id": activity, "activity": changed } });
    let changed = place.ask(&focal, update, changed).await;
    assert_eq!(changed["activityUpdate"]["userErrors"], json!([]));
    let hand = hand(&place).await;
    for change in [
        "UPDATE organization SET place = 'Nơi khác', name = 'Tên khác'",
        "UPDATE \"user\" SET name = 'Người khác'",
    ] {
        hand.execute_unprepared(change).await.unwrap();
    }
    for ((who, kind, of), before) in all.into_iter().zip(&before) {
        let after = drawn(&place, who, kind, of).await;
        for (what, (before, after)) in ["html", "docx", "pdf"]
            .into_iter()
            .zip(before.iter().zip(&after))
        {
            assert!(before == after, "{kind} {of}: the {what} is another");
        }
    }
}

#[tokio::test]
async fn what_a_paper_kept_of_its_day_is_covered_by_its_hash() {
    let place = office().await;
    let office = place.sign_in(OFFICE).await;
    issue_document(&place, &office, internal()).await;
    assert_eq!(broken(&place).await, 0);
    let hand = hand(&place).await;
    for (n, change) in [
        "UPDATE document SET place = 'Nơi khác' WHERE subject = 'Kết luận cuộc họp giao ban'",
        "UPDATE document SET appendices = '[{\"title\":\"Thêm\",\"body\":\"1. Thêm\"}]' WHERE kind = 'KH' AND subject LIKE 'Truyền thông về giáo dục năm học%'",
    ]
    .into_iter()
    .enumerate()
    {
        let done = hand.execute_unprepared(change).await.unwrap();
        assert_eq!(done.rows_affected(), 1, "{change}");
        assert_eq!(broken(&place).await, n + 1, "{change}");
    }
}
