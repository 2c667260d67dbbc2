//! The doors without GraphQL, each asked by everybody: a file's link, and a calendar's address.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::world::{Browser, OFFICE, OTHER_SCHOOL, Office, PDF, SCHOOL, address};

/// Everybody of the demonstration who may meet a school's work, or must not.
const EVERYBODY: [&str; 11] = [
    OFFICE,
    "truongphong",
    "phophong",
    "thidua",
    "kiemtra",
    "admin",
    "so.quansat",
    SCHOOL,
    "daumoi.thcs-bacho",
    OTHER_SCHOOL,
    "daumoi.th-anbinh",
];

/// Whether the person, one of the office or of one of the two schools, meets the work of this school.
fn meets(username: &str, school: &str) -> bool {
    let office = [OFFICE, "truongphong", "phophong", "thidua", "kiemtra"];
    let (_, at) = school.split_once('.').unwrap();
    office.contains(&username) || username.split_once('.').is_some_and(|(_, own)| own == at)
}

/// One task for each school, with a file; what everybody is shown of them.
async fn shown(place: &Office, everybody: &[(&str, Browser)]) -> Vec<(String, String, String)> {
    let of = |username: &str| {
        &everybody
            .iter()
            .find(|(own, _)| *own == username)
            .unwrap()
            .1
    };
    for school in [SCHOOL, OTHER_SCHOOL] {
        let task = place.task(of(OFFICE), of(school)).await;
        let name = format!("{school}.pdf");
        place.attached(of(school), &task, &name, PDF).await;
    }
    let mut links = Vec::new();
    for (username, browser) in everybody {
        let query = "{ tasks(first: 100) { nodes { files { name url } } } }";
        let tasks = place.ask(browser, query, json!({})).await;
        let tasks = tasks["tasks"]["nodes"].as_array().unwrap().clone();
        for file in tasks
            .iter()
            .flat_map(|task| task["files"].as_array().unwrap())
        {
            let name = file["name"]
                .as_str()
                .unwrap()
                .trim_end_matches(".pdf")
                .to_owned();
            links.push(((*username).to_owned(), name, address(file).to_owned()));
        }
    }
    links
}

async fn signed_in(place: &Office) -> Vec<(&'static str, Browser)> {
    let mut everybody = Vec::new();
    for username in EVERYBODY {
        everybody.push((username, place.sign_in(username).await));
    }
    everybody
}

#[tokio::test]
async fn a_files_link_opens_to_nobody_but_whom_it_was_made_for() {
    let place = Office::new().await;
    let everybody = signed_in(&place).await;
    let links = shown(&place, &everybody).await;
    for (username, _) in &everybody {
        for school in [SCHOOL, OTHER_SCHOOL] {
            let has = links
                .iter()
                .any(|(whose, name, _)| whose == username && name == school);
            assert_eq!(
                has,
                meets(username, school),
                "{username} and the file of {school}"
            );
        }
    }
    let mut opened = 0;
    for (whose, name, link) in &links {
        for (username, browser) in &everybody {
            let got = place.fetch(link, &browser.files).await;
            let own = whose == username;
            let expected = if own {
                StatusCode::OK
            } else {
                StatusCode::NOT_FOUND
            };
            assert_eq!(
                got.status, expected,
                "{username} by the link of {whose} to the file of {name}"
            );
            assert_eq!(got.bytes == PDF, own, "{username} by the link of {whose}");
            opened += usize::from(own);
        }
    }
    assert_eq!(
        opened, 14,
        "five of the office and two of the school, each both or one's own"
    );
}

/// The titles that a calendar tells.
fn titles(calendar: &str) -> Vec<String> {
    let lines = calendar
        .lines()
        .filter_map(|line| line.strip_prefix("SUMMARY:"));
    let mut titles: Vec<String> = lines.map(str::to_owned).collect();
    titles.sort();
    titles
}

#[tokio::test]
async fn a_calendar_tells_everybody_what_is_his_to_do_and_nothing_else() {
    let place = Office::new().await;
    let everybody = signed_in(&place).await;
    for (username, browser) in &everybody {
        let own = "{ viewer { person { id } appointments { organization { id } } } }";
        let own = place.ask(browser, own, json!({})).await;
        let input = json!({
            "organization": own["viewer"]["appointments"][0]["organization"]["id"],
            "title": format!("Riêng của {username}"),
            "dueOn": "2020-10-30",
            "to": { "person": own["viewer"]["person"]["id"] },
        });
        let give = "mutation($input: TaskAssignInput!) { taskAssign(input: $input) { userErrors { code } } }";
        // Who gives no tasks has none of his own here.
        let given = place.answer(browser, give, json!({ "input": input })).await;
        let gives =
            given["errors"].is_null() && given["data"]["taskAssign"]["userErrors"] == json!([]);
        let open = "mutation { calendarOpen(input: {}) { path userErrors { code } } }";
        let opened = place.ask(browser, open, json!({})).await;
        let path = opened["calendarOpen"]["path"].as_str().unwrap().to_owned();
        let told = place.fetch(&path, "").await;
        assert_eq!(told.status, StatusCode::OK, "{username}");
        let told = titles(&String::from_utf8(told.bytes).unwrap());
        let own: Vec<String> = gives
            .then(|| format!("Riêng của {username}"))
            .into_iter()
            .collect();
        assert_eq!(told, own, "{username}");
        // The address is the whole of it: one letter less is nobody's.
        let mut cut = path.replace(".ics", "");
        cut.pop();
        let none = place.fetch(&format!("{cut}.ics"), &browser.files).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND, "{username}");
        assert_eq!(none.json(), Value::Null);
    }
}
