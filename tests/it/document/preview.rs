//! A paper before it is issued: what will be of it, and nothing taken for it.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{Registers, but, faults, text};

const PREVIEW: &str = "query($input: DocumentIssueInput!) { documentPreview(input: $input) { \
    preview { number symbol organizations others otherNames former formerNames html form { code excerpt } } \
    userErrors { code path message } } }";

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

/// What is looked at before is refused for whatever issuing would refuse.
#[tokio::test]
async fn a_preview_refuses_what_issuing_would() -> Result<()> {
    let world = Registers::new().await?;
    let letter = world.issued(&world.officer, world.letter()).await;
    let ask = async |fields: Value| {
        let input = but(world.letter(), fields);
        let seen = json!({ "input": input });
        let seen = world.world.ask(&world.officer, PREVIEW, seen).await;
        let issued = world.issue(&world.officer, input).await;
        (
            faults(&seen, "documentPreview"),
            faults(&issued, "documentIssue"),
        )
    };
    let follows = |kind: &str| json!({ "document": letter, "kind": kind });
    for (fields, wrong) in [
        (
            json!({ "issuedOn": "2020-10-19" }),
            [("issuedOn", "DATE_ORDER")].as_slice(),
        ),
        (
            json!({ "issuedOn": "2020-10-21" }),
            &[("issuedOn", "DATE_IN_FUTURE")],
        ),
        (
            json!({ "issuedOn": "1920-10-19", "subject": "", "follows": follows("RECALLS") }),
            // The same day is told once, however many orders it is out of.
            &[("issuedOn", "DATE_ORDER"), ("subject", "REQUIRED")],
        ),
    ] {
        let (seen, issued) = ask(fields).await;
        let wrong: Vec<_> = wrong
            .iter()
            .map(|(path, code)| ((*path).to_owned(), (*code).to_owned()))
            .collect();
        assert_eq!((&seen, &issued), (&wrong, &wrong));
    }
    let (seen, issued) = ask(json!({ "follows": follows("RECALLS") })).await;
    assert_eq!((seen, issued), (vec![], vec![]));
    let ended = vec![("follows".to_owned(), "WRONG_STATE".to_owned())];
    let (seen, issued) = ask(json!({ "follows": follows("REPLACES") })).await;
    assert_eq!((&seen, &issued), (&ended, &ended));
    let elsewhere = json!({ "input": but(world.letter(), json!({ "follows": {
        "document": letter.replace(char::is_numeric, "0"), "kind": "CORRECTS",
    } })) });
    let unseen = world.world.ask(&world.officer, PREVIEW, elsewhere).await;
    assert_eq!(unseen.codes, ["NOT_FOUND"]);
    Ok(())
}

#[tokio::test]
async fn a_preview_names_who_is_unknown_and_who_had_what_is_replaced() -> Result<()> {
    let world = Registers::new().await?;
    let outside = |name: &str| json!([{ "name": name, "purpose": "INFORM", "schools": false }]);
    let two = json!([
        { "name": "Trường THCS Hùng Vương", "purpose": "EXECUTE", "schools": false },
        { "name": "Công an phường Đông Hải", "purpose": "INFORM", "schools": false },
    ]);
    let letter = but(world.letter(), json!({ "recipients": two }));
    let letter = world.issued(&world.officer, letter).await;
    let replaces = json!({
        "follows": { "document": letter, "kind": "REPLACES" },
        "recipients": outside("Đài Truyền thanh phường"),
    });
    let replaces = but(world.letter(), replaces);
    let seen = json!({ "input": replaces });
    let seen = world.world.ask(&world.officer, PREVIEW, seen).await;
    let seen = seen.at("/documentPreview/preview").clone();
    assert_eq!(
        (&seen["organizations"], &seen["others"], &seen["former"]),
        (&json!(0), &json!(1), &json!(2))
    );
    assert_eq!(seen["otherNames"], json!(["Đài Truyền thanh phường"]));
    assert_eq!(
        seen["formerNames"],
        json!(["Trường THCS Hùng Vương", "Công an phường Đông Hải"])
    );
    let issued = world.issue(&world.officer, replaces).await;
    let total = issued.at("/documentIssue/document/deliveryCounts/total");
    assert_eq!(total, &json!(3), "as many as were told before");
    Ok(())
}

/// Its own number stands open above its appendix as it does at its head.
#[tokio::test]
async fn what_is_appended_bears_no_number_yet() -> Result<()> {
    let world = Registers::new().await?;
    let appended = json!({ "appendices": [{ "title": "Danh sách", "body": "1. TH Đầm Sen." }] });
    let input = json!({ "input": but(world.letter(), appended) });
    let seen = world.world.ask(&world.officer, PREVIEW, input).await;
    let seen = seen.at("/documentPreview/preview");
    assert!(text(&seen["html"]).contains("(Kèm theo Công văn số …/PGDĐT"));
    let form = seen["form"].to_string();
    assert!(!form.contains("BLANK_NUMBER"), "{form}");
    Ok(())
}
