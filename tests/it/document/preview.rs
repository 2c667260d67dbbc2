//! A paper before it is issued: what will be of it, and nothing taken for it.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{Registers, but, faults, text};

const PREVIEW: &str = "query($input: DocumentIssueInput!) { documentPreview(input: $input) { \
    preview { number symbol organizations others html } userErrors { code path message } } }";

#[tokio::test]
async fn a_preview_tells_number_and_recipients_and_takes_no_number() -> Result<()> {
    let world = Registers::new().await?;
    let outside =
        json!({ "name": "Đài Truyền thanh phường", "purpose": "COORDINATE", "schools": false });
    let mut letter = world.letter();
    if let Some(lines) = letter["recipients"].as_array_mut() {
        lines.push(outside);
    }
    for _ in 0..2 {
        let seen = world
            .world
            .ask(&world.officer, PREVIEW, json!({ "input": letter }))
            .await;
        assert_eq!(faults(&seen, "documentPreview"), []);
        let seen = seen.at("/documentPreview/preview");
        assert_eq!(
            (&seen["number"], &seen["symbol"]),
            (&json!("01"), &json!("PGDĐT"))
        );
        assert_eq!(
            (&seen["organizations"], &seen["others"]),
            (&json!(2), &json!(1))
        );
        let html = text(&seen["html"]);
        assert!(
            html.contains("Số: …/PGDĐT"),
            "it has no number before it is issued: {html}"
        );
        assert!(html.contains("đề nghị các trường thực hiện./."), "{html}");
    }
    let issued = world.issue(&world.officer, letter.clone()).await;
    let issued = issued.at("/documentIssue/document");
    assert_eq!(
        (&issued["number"], &issued["deliveryCounts"]["total"]),
        (&json!("01"), &json!(3))
    );
    let seen = world
        .world
        .ask(&world.officer, PREVIEW, json!({ "input": letter }))
        .await;
    assert_eq!(seen.at("/documentPreview/preview/number"), "02");
    Ok(())
}

#[tokio::test]
async fn a_preview_tells_what_to_mend_and_is_for_keepers_alone() -> Result<()> {
    let world = Registers::new().await?;
    let untitled = json!([{ "title": " ", "body": "Danh sách" }]);
    let wrong = but(
        world.letter(),
        json!({ "subject": "", "appendices": untitled }),
    );
    let seen = world
        .world
        .ask(&world.officer, PREVIEW, json!({ "input": wrong }))
        .await;
    let told = faults(&seen, "documentPreview");
    let paths: Vec<_> = told.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["subject", "appendices.0.title"]);
    assert_eq!(seen.at("/documentPreview/preview"), &Value::Null);
    let input = json!({ "input": world.letter() });
    let refused = world.world.ask(&world.principal, PREVIEW, input).await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    Ok(())
}
