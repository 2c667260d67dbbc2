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

#[tokio::test]
async fn lines_of_many_names_and_tables_of_many_columns_are_bounded() -> Result<()> {
    let world = Registers::new().await?;
    let line = |name: String| json!({ "name": name, "purpose": "EXECUTE", "schools": false });
    let names = |from: usize, many: usize| {
        let names = (from..from + many).map(|n| format!("T{n}"));
        names.collect::<Vec<_>>().join(", ")
    };
    let ask = async |fields: Value| {
        let input = json!({ "input": but(world.letter(), fields) });
        world.world.ask(&world.officer, PREVIEW, input).await
    };
    // As many as may be are looked up.
    let many: Vec<_> = (0..10).map(|at| line(names(at * 30, 30))).collect();
    let seen = ask(json!({ "recipients": many })).await;
    assert_eq!(faults(&seen, "documentPreview"), []);
    let more: Vec<_> = (0..50).map(|at| line(names(at * 20, 20))).collect();
    let seen = ask(json!({ "recipients": more })).await;
    let too_many = |path: &str| [(path.to_owned(), "TOO_MANY".to_owned())];
    assert_eq!(faults(&seen, "documentPreview"), too_many("recipients"));

    let wide = format!("{}\n1\t2", "\tx".repeat(1_000));
    let seen = ask(json!({ "appendices": [{ "title": "Biểu", "body": wide }] })).await;
    let told = faults(&seen, "documentPreview");
    assert_eq!(told, too_many("appendices.0.body"));
    Ok(())
}
