//! Lists cost the same however long they are.

use serde_json::json;
use server::platform::Result;

use super::world::{ACTIVITY, School, text};

#[tokio::test]
async fn thirty_activities_cost_what_three_cost() -> Result<()> {
    let school = School::new().await?;
    let draft = school.begun().await;
    let mut rows = Vec::new();
    for n in 0..30 {
        let mut content = school.content(&format!("Hoạt động {n}"));
        content["clauses"] = json!([school.duties[n % 2]]);
        rows.push(content);
    }
    let answer = school.add_as(&school.focal, &draft, rows).await;
    assert_eq!(answer.faults("activityAdd"), Vec::<&str>::new());
    school.issue(&draft).await;
    let query = format!(
        "query($first: Int) {{ activities(first: $first) {{ totalCount nodes {{ {ACTIVITY} plan {{ title }} organization {{ name }} }} }} }}"
    );
    let world = &school.given.world;
    let three = world
        .cost(&school.given.head, &query, json!({ "first": 3 }))
        .await;
    let thirty = world
        .cost(&school.given.head, &query, json!({ "first": 30 }))
        .await;
    assert_eq!(three, thirty);
    Ok(())
}

#[tokio::test]
async fn they_are_found_by_month_state_words_and_whose_they_are() -> Result<()> {
    let school = School::new().await?;
    let draft = school.begun().await;
    let mut march = school.content("Ngày hội đọc sách");
    march["startsOn"] = json!("2021-03-01");
    march["endsOn"] = json!("2021-03-05");
    march["clauses"] = json!([school.duties[0]]);
    school
        .add_as(
            &school.focal,
            &draft,
            vec![march, school.content("Nhà giáo")],
        )
        .await;
    let query = "query($filter: ActivityFilter) { activities(filter: $filter) { totalCount nodes { title } } }";
    for (filter, expected) in [
        (json!({}), vec!["Nhà giáo", "Ngày hội đọc sách"]),
        (json!({ "search": "doc sach" }), vec!["Ngày hội đọc sách"]),
        (
            json!({ "from": "2021-03-03", "until": "2021-03-31" }),
            vec!["Ngày hội đọc sách"],
        ),
        (
            json!({ "from": "2020-11-05", "until": "2020-11-06" }),
            vec!["Nhà giáo"],
        ),
        (json!({ "states": ["DONE"] }), vec![]),
        (
            json!({ "clause": school.duties[0] }),
            vec!["Ngày hội đọc sách"],
        ),
        (
            json!({ "mine": true }),
            vec!["Nhà giáo", "Ngày hội đọc sách"],
        ),
        (json!({ "overdue": true }), vec![]),
    ] {
        let answer = school
            .ask(&school.focal, query, json!({ "filter": filter }))
            .await;
        let nodes = answer.at("/activities/nodes").as_array().cloned();
        let titles: Vec<String> = nodes
            .unwrap_or_default()
            .iter()
            .map(|node| text(&node["title"]))
            .collect();
        assert_eq!(titles, expected, "{filter}");
    }
    Ok(())
}
