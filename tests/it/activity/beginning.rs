//! A school's plan begins from the office's.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{School, org, text};

fn all<'v>(plan: &'v Value, name: &str) -> Vec<&'v Value> {
    plan[name].as_array().into_iter().flatten().collect()
}

#[tokio::test]
async fn a_schools_plan_says_what_the_offices_asks_of_it_and_where_it_comes_from() -> Result<()> {
    let school = School::new().await?;
    let answer = school
        .begin_as(&school.focal, &school.given.world.school)
        .await;
    assert_eq!(answer.faults("planCreate"), Vec::<&str>::new());
    let plan = answer.at("/planCreate/plan");
    assert_eq!(
        plan["title"],
        "Truyền thông năm học của Trường THCS Hùng Vương"
    );
    assert_eq!(plan["state"], "DRAFT");
    assert_eq!(
        plan["citations"],
        json!([{ "number": "01", "symbol": "KH-PGDĐT", "issuer": "Phòng Giáo dục và Đào tạo thành phố Sa Đéc" }])
    );
    assert_eq!(
        plan["signer"],
        json!({ "title": "HIỆU TRƯỞNG", "name": "Bùi Thị Sáu" })
    );
    let lines: Vec<_> = all(plan, "clauses")
        .into_iter()
        .map(|clause| {
            let marker = clause["marker"].as_str().unwrap_or_default();
            (marker, text(&clause["text"]), !clause["source"].is_null())
        })
        .collect();
    let line = |marker, words: &str, taken| (marker, words.to_owned(), taken);
    assert_eq!(
        lines,
        [
            line("I.", "CĂN CỨ XÂY DỰNG KẾ HOẠCH", false),
            line(
                "",
                "Căn cứ Kế hoạch số 01/KH-PGDĐT ngày 20 tháng 10 năm 2020 của Phòng Giáo dục và Đào tạo thành phố Sa Đéc Truyền thông năm học;",
                false
            ),
            line(
                "",
                "Trường THCS Hùng Vương xây dựng Kế hoạch Truyền thông năm học như sau:",
                false
            ),
            line("II.", "TỔ CHỨC THỰC HIỆN", true),
            line(
                "1.",
                "Phân công 01 lãnh đạo đơn vị làm đầu mối truyền thông.",
                true
            ),
            line("2.", "Báo cáo tình hình thực hiện 02 lần/ năm học.", true),
        ]
    );
    let sources: Vec<String> = all(plan, "clauses")
        .into_iter()
        .filter_map(|clause| clause["source"]["id"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(sources.get(1..), Some(school.duties.as_slice()));
    assert!(all(plan, "clauses").iter().all(|it| it["schools"] == false));
    Ok(())
}

#[tokio::test]
async fn who_begins_again_is_led_to_the_plan_that_is_there() -> Result<()> {
    let school = School::new().await?;
    let first = school.begun().await;
    let principal = &school.given.principal;
    let again = school.begin_as(principal, &school.given.world.school).await;
    assert_eq!(text(again.at("/planCreate/plan/id")), first);
    school.issue(&first).await;
    assert_eq!(school.begun().await, first);
    let content = school.given.world.content("Một kế hoạch khác");
    let mut input =
        json!({ "organization": org(&school.given.world.school), "parent": school.above });
    input["content"] = content;
    let other = school.begin_with(&school.focal, input).await;
    assert_eq!(other.faults("planCreate"), ["ALREADY_BEGUN"]);
    Ok(())
}

#[tokio::test]
async fn without_a_plan_above_there_is_nothing_to_begin_from() -> Result<()> {
    let school = School::new().await?;
    let alone = json!({ "organization": org(&school.given.world.school) });
    let answer = school.begin_with(&school.focal, alone).await;
    assert_eq!(answer.faults("planCreate"), ["REQUIRED"]);
    let other = school
        .begin_as(&school.focal, &school.given.world.other_school)
        .await;
    assert_eq!(other.codes, ["NOT_FOUND"]);
    Ok(())
}

#[tokio::test]
async fn a_clause_keeps_its_source_while_its_words_change() -> Result<()> {
    let school = School::new().await?;
    let draft = school.begun().await;
    let plan = school.plan(&school.focal, &draft).await;
    let clauses: Vec<Value> = all(&plan, "clauses")
        .into_iter()
        .map(|clause| {
            json!({ "id": clause["id"], "depth": 0, "kind": clause["kind"], "text": format!("{} Mới.", text(&clause["text"])),
                "schools": false, "deadlines": [] })
        })
        .collect();
    let edit =
        "mutation($input: PlanEditInput!) { planEdit(input: $input) { userErrors { code } } }";
    let edits = json!({ "changed": clauses });
    let input = json!({ "id": draft, "expectedVersion": plan["version"], "edits": edits });
    let answer = school
        .ask(&school.focal, edit, json!({ "input": input }))
        .await;
    assert_eq!(answer.faults("planEdit"), Vec::<&str>::new());
    let after = school.plan(&school.focal, &draft).await;
    let sources = |plan: &Value| -> Vec<Value> {
        let clauses = all(plan, "clauses").into_iter();
        clauses.map(|clause| clause["source"].clone()).collect()
    };
    assert_eq!(sources(&after), sources(&plan));
    Ok(())
}
