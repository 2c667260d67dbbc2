//! A position goes from one to another: what goes with it, who confirms, and what stays.

use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use server::verify::verify;

use crate::account::world::{Outcome, World, code};

const SHOWN: &str = "id version state giverName receiverName positionTitle takesEffectOn notes returnReason \
    givenByName standInReason contentHash mineToGive availableActions \
    items { kind title about dueOn fate }";

/// Who there is in the office, and what they hold.
pub struct Desk {
    pub world: World,
    people: Value,
}

impl Desk {
    pub async fn open() -> Outcome<Self> {
        let world = World::demo().await?;
        let query = "{ people(first: 100) { nodes { id name username appointments { id position { title } \
            organization { id } } } } organizations(first: 100) { nodes { id shortName } } }";
        let people = world.ask_as("admin", query, json!({})).await?;
        Ok(Self { world, people })
    }

    fn found(&self, username: &str) -> &Value {
        let nodes = self.people["data"]["people"]["nodes"].as_array();
        let mut nodes = nodes.into_iter().flatten();
        nodes
            .find(|person| person["username"] == username)
            .unwrap_or(&Value::Null)
    }

    pub fn person(&self, username: &str) -> Value {
        self.found(username)["id"].clone()
    }

    pub fn held(&self, username: &str) -> Value {
        self.found(username)["appointments"][0]["id"].clone()
    }

    pub fn place(&self, username: &str) -> Value {
        self.found(username)["appointments"][0]["organization"]["id"].clone()
    }

    /// A mutation's payload.
    pub async fn act(&self, who: &str, verb: &str, input: Value) -> Outcome<Value> {
        let kind = format!("{}{}Input", verb[..1].to_uppercase(), &verb[1..]);
        let kind = match verb {
            "handoverTake" | "handoverWithdraw" => "HandoverActInput".to_owned(),
            _ => kind,
        };
        let answered = match verb {
            "handoverWithdraw" | "personDisable" | "focalPointName" => "",
            "taskAssign" => "task { id }",
            _ if verb.starts_with("task") => "task { id state person { name } }",
            _ => "handover { SHOWN }",
        };
        let document = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ {answered} userErrors {{ path code }} }} }}"
        )
        .replace("SHOWN", SHOWN);
        let document = match verb {
            "personDisable" => document.replace("PersonDisableInput", "PersonRef"),
            _ => document,
        };
        let answer = self
            .world
            .ask_as(who, &document, json!({ "input": input }))
            .await?;
        if answer["errors"].is_array() {
            return Ok(answer);
        }
        Ok(answer["data"][verb].clone())
    }

    pub async fn opened(&self, from: &str, to: &str, day: &str) -> Outcome<Value> {
        let input = json!({ "appointment": self.held(from), "to": self.person(to), "takesEffectOn": day,
            "decisionNumber": "45/QĐ-PGDĐT" });
        self.act("admin", "handoverOpen", input).await
    }

    async fn given_task(&self, to: &str) -> Outcome<Value> {
        let input = json!({ "organization": self.place("truongphong"), "title": "Tổng hợp tin, bài quý III",
            "dueOn": "2020-10-20", "to": { "person": self.person(to) } });
        let given = self.act("truongphong", "taskAssign", input).await?;
        Ok(given["task"]["id"].clone())
    }
}

fn codes(payload: &Value) -> Vec<&str> {
    let errors = payload["userErrors"].as_array().into_iter().flatten();
    errors.filter_map(|error| error["code"].as_str()).collect()
}

#[tokio::test]
async fn what_is_open_goes_with_the_position_and_the_leaver_is_out_at_once() -> Outcome {
    let desk = Desk::open().await?;
    let task = desk.given_task("vanphong").await?;
    // What he gave himself stays to be confirmed.
    let input = json!({ "organization": desk.place("vanphong"), "title": "Gửi ảnh hoạt động", "dueOn": "2020-10-30",
        "to": { "organizations": [desk.place("hieutruong.th-anbinh")] } });
    let given = desk.act("vanphong", "taskAssign", input).await?;
    assert_eq!(codes(&given), Vec::<&str>::new(), "{given}");
    let (leaver, _) = desk.world.sign_in("vanphong").await?;

    let opened = desk.opened("vanphong", "thidua", "2020-10-05").await?;
    assert_eq!(codes(&opened), Vec::<&str>::new(), "{opened}");
    let id = opened["handover"]["id"].clone();
    assert_eq!(opened["handover"]["state"], "OPEN");
    let seen = json!({ "id": id, "expectedVersion": 1, "notes": "Sổ văn thư, con dấu.\nMật khẩu hộp thư chung." });
    let given = desk.act("vanphong", "handoverGive", seen).await?;
    let shown = &given["handover"];
    assert_eq!(shown["state"], "HANDED_OVER", "{given}");
    let kinds: Vec<_> = shown["items"].as_array().into_iter().flatten().collect();
    let kinds: Vec<_> = kinds
        .iter()
        .map(|item| (item["kind"].as_str(), item["fate"].as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            (Some("TASK_CHARGED"), Some("MOVES")),
            (Some("TASK_GIVEN"), Some("FOLLOWS"))
        ]
    );

    let taken = desk
        .act("thidua", "handoverTake", json!({ "id": id }))
        .await?;
    let minutes = &taken["handover"];
    assert_eq!(minutes["state"], "TAKEN_OVER", "{taken}");
    assert_eq!(minutes["contentHash"].as_str().map(str::len), Some(64));
    assert_eq!(minutes["availableActions"], json!([]));

    // The receiver has the task and the position; who gave a task stays its giver.
    let query = "query($id: ID!) { task(id: $id) { person { name } givenBy { name } availableActions } \
        viewer { appointments { position { title } startsOn decisionNumber } } }";
    let now = desk
        .world
        .ask_as("thidua", query, json!({ "id": task }))
        .await?;
    let named = desk.found("thidua")["name"].clone();
    assert_eq!(now["data"]["task"]["person"]["name"], named, "{now}");
    let held = now["data"]["viewer"]["appointments"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let new = held.iter().find(|held| held["startsOn"] == "2020-10-05");
    assert_eq!(
        new.map(|new| &new["decisionNumber"]),
        Some(&json!("45/QĐ-PGDĐT")),
        "{now}"
    );

    // With the token that he still has, the leaver sees nothing but his own minutes.
    let out = desk
        .world
        .ask(Some(&leaver), query, json!({ "id": task }))
        .await?;
    assert_eq!(code(&out), "NOT_FOUND", "{out}");
    let lists = "{ tasks { totalCount } plans { totalCount } organizations { totalCount } \
        people { totalCount } handovers { totalCount nodes { id state notes } } }";
    let out = desk.world.ask(Some(&leaver), lists, json!({})).await?;
    for list in ["tasks", "plans", "organizations"] {
        assert_eq!(out["data"][list]["totalCount"], 0, "{list}: {out}");
    }
    assert_eq!(out["data"]["handovers"]["totalCount"], 1, "{out}");
    // His work stays under his name.
    let history = "query($id: ID!) { handover(id: $id) { history { action actor } } }";
    let told = desk
        .world
        .ask_as("admin", history, json!({ "id": id }))
        .await?;
    let actions = told["data"]["handover"]["history"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let actions: Vec<_> = actions
        .iter()
        .filter_map(|line| line["action"].as_str())
        .collect();
    assert_eq!(actions, ["handover.take", "handover.give", "handover.open"]);
    Ok(())
}

#[tokio::test]
async fn minutes_that_were_signed_are_not_changed_unnoticed() -> Outcome {
    let desk = Desk::open().await?;
    let opened = desk.opened("vanphong", "thidua", "2020-10-05").await?;
    let id = json!({ "id": opened["handover"]["id"] });
    desk.act(
        "vanphong",
        "handoverGive",
        json!({ "id": id["id"], "notes": "Sổ văn thư" }),
    )
    .await?;
    desk.act("thidua", "handoverTake", id).await?;
    let found = verify(&desk.world.db, &desk.world.blobs).await?;
    assert!(found.whole, "{:?}", found.lines);
    let db = sea_orm::Database::connect(desk.world.database_url()).await?;
    db.execute_unprepared("UPDATE handover SET notes = 'Không có gì'")
        .await?;
    db.close().await?;
    let found = verify(&desk.world.db, &desk.world.blobs).await?;
    assert!(!found.whole, "{:?}", found.lines);
    Ok(())
}

#[tokio::test]
async fn the_giver_confirms_first_and_the_receiver_may_send_it_back() -> Outcome {
    let desk = Desk::open().await?;
    let opened = desk.opened("vanphong", "thidua", "2020-10-05").await?;
    let id = opened["handover"]["id"].clone();
    let taken = desk
        .act("thidua", "handoverTake", json!({ "id": id }))
        .await?;
    assert_eq!(codes(&taken), ["WRONG_STATE"]);
    let given = desk
        .act("thidua", "handoverGive", json!({ "id": id }))
        .await?;
    assert_eq!(code(&given), "FORBIDDEN", "{given}");
    desk.act("vanphong", "handoverGive", json!({ "id": id }))
        .await?;
    let back = |reason: &str| json!({ "id": id, "reason": reason });
    let answer = desk.act("thidua", "handoverSendBack", back(" ")).await?;
    assert_eq!(codes(&answer), ["REASON_REQUIRED"]);
    let answer = desk
        .act(
            "thidua",
            "handoverSendBack",
            back("Thiếu sổ đăng ký văn bản đi"),
        )
        .await?;
    assert_eq!(answer["handover"]["state"], "OPEN");
    assert_eq!(
        answer["handover"]["returnReason"],
        "Thiếu sổ đăng ký văn bản đi"
    );
    let given = desk
        .act(
            "vanphong",
            "handoverGive",
            json!({ "id": id, "notes": "Có cả sổ" }),
        )
        .await?;
    assert_eq!(given["handover"]["returnReason"], Value::Null);
    let stale = desk
        .act(
            "thidua",
            "handoverTake",
            json!({ "id": id, "expectedVersion": 1 }),
        )
        .await?;
    assert_eq!(code(&stale), "CONFLICT", "{stale}");
    let taken = desk
        .act("thidua", "handoverTake", json!({ "id": id }))
        .await?;
    assert_eq!(taken["handover"]["state"], "TAKEN_OVER");
    for verb in ["handoverTake", "handoverGive", "handoverWithdraw"] {
        let who = match verb {
            "handoverTake" => "thidua",
            _ => "admin",
        };
        let answer = desk.act(who, verb, json!({ "id": id })).await?;
        assert_eq!(codes(&answer), ["WRONG_STATE"], "{verb}");
    }
    Ok(())
}

#[tokio::test]
async fn for_a_giver_who_is_gone_a_leader_confirms_with_a_reason() -> Outcome {
    let desk = Desk::open().await?;
    desk.given_task("vanphong").await?;
    let opened = desk.opened("vanphong", "thidua", "2020-10-05").await?;
    let id = opened["handover"]["id"].clone();
    let give = |reason: &str| json!({ "id": id, "reason": reason });
    let answer = desk
        .act("truongphong", "handoverGive", give("Nghỉ việc"))
        .await?;
    assert_eq!(codes(&answer), ["STILL_THERE"]);
    let disable = json!({ "id": desk.person("vanphong") });
    let answer = desk.act("admin", "personDisable", disable).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let answer = desk.act("truongphong", "handoverGive", give(" ")).await?;
    assert_eq!(codes(&answer), ["REASON_REQUIRED"]);
    // The administrator sees no task; the minutes name it all the same.
    let answer = desk
        .act(
            "admin",
            "handoverGive",
            give("Ông đã nghỉ việc từ 01/10/2020"),
        )
        .await?;
    let shown = &answer["handover"];
    assert_eq!(shown["state"], "HANDED_OVER", "{answer}");
    assert_eq!(shown["standInReason"], "Ông đã nghỉ việc từ 01/10/2020");
    assert_eq!(shown["items"][0]["title"], "Tổng hợp tin, bài quý III");
    let taken = desk
        .act("thidua", "handoverTake", json!({ "id": id }))
        .await?;
    assert_eq!(taken["handover"]["state"], "TAKEN_OVER", "{taken}");
    Ok(())
}

#[tokio::test]
async fn it_is_opened_by_whoever_may_appoint_and_taken_from_its_day_on() -> Outcome {
    let desk = Desk::open().await?;
    let input = |from: &str, to: &str, day: &str| json!({ "appointment": desk.held(from), "to": desk.person(to), "takesEffectOn": day });
    for (to, day, expected) in [
        ("vanphong", "2020-10-06", "SAME_PERSON"),
        ("thidua", "2020-08-01", "DATE_ORDER"),
        ("thidua", "2021-12-01", "DATE_ORDER"),
    ] {
        let answer = desk
            .act("admin", "handoverOpen", input("vanphong", to, day))
            .await?;
        assert_eq!(codes(&answer), [expected], "{to} {day}");
    }
    desk.act(
        "admin",
        "personDisable",
        json!({ "id": desk.person("kiemtra") }),
    )
    .await?;
    let answer = desk
        .act(
            "admin",
            "handoverOpen",
            input("vanphong", "kiemtra", "2020-10-06"),
        )
        .await?;
    assert_eq!(codes(&answer), ["PERSON_DISABLED"]);
    // Nobody gives himself, or another, a position that he may not give.
    for (who, from, to) in [
        ("truongphong", "vanphong", "thidua"),
        ("vanphong", "vanphong", "thidua"),
        (
            "hieutruong.th-anbinh",
            "hieutruong.th-anbinh",
            "daumoi.th-anbinh",
        ),
    ] {
        let answer = desk
            .act(who, "handoverOpen", input(from, to, "2020-10-06"))
            .await?;
        assert_eq!(code(&answer), "FORBIDDEN", "{who}: {answer}");
    }
    let own = input("daumoi.th-anbinh", "hieutruong.th-anbinh", "2020-10-06");
    let answer = desk
        .act("hieutruong.th-anbinh", "handoverOpen", own)
        .await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");

    let opened = desk.opened("vanphong", "thidua", "2020-10-07").await?;
    let id = json!({ "id": opened["handover"]["id"] });
    let again = desk.opened("vanphong", "phophong", "2020-10-07").await?;
    assert_eq!(codes(&again), ["ALREADY_OPEN"]);
    desk.act("vanphong", "handoverGive", id.clone()).await?;
    let early = desk.act("thidua", "handoverTake", id.clone()).await?;
    assert_eq!(codes(&early), ["TOO_EARLY"]);
    desk.world.wait(2 * 24 * 60 * 60);
    let taken = desk.act("thidua", "handoverTake", id).await?;
    assert_eq!(taken["handover"]["state"], "TAKEN_OVER", "{taken}");
    Ok(())
}

#[tokio::test]
async fn with_a_deputys_position_goes_that_he_speaks_for_the_school() -> Outcome {
    let desk = Desk::open().await?;
    let school = desk.place("daumoi.th-anbinh");
    let naming = json!({ "organization": school, "person": desk.person("daumoi.th-anbinh"), "since": "2020-09-10" });
    let named = desk
        .act("hieutruong.th-anbinh", "focalPointName", naming)
        .await?;
    assert_eq!(codes(&named), Vec::<&str>::new(), "{named}");
    let opened = desk
        .opened("daumoi.th-anbinh", "daumoi.mn-anhduong", "2020-10-05")
        .await?;
    let id = json!({ "id": opened["handover"]["id"] });
    let given = desk
        .act("daumoi.th-anbinh", "handoverGive", id.clone())
        .await?;
    assert_eq!(
        given["handover"]["items"][0]["kind"], "FOCAL_POINT",
        "{given}"
    );
    desk.act("daumoi.mn-anhduong", "handoverTake", id).await?;
    let query = "query($id: ID!) { organization(id: $id) { focalPoint { person { id } since } \
        focalPoints { name since until endReason } } }";
    let now = desk
        .world
        .ask_as("hieutruong.th-anbinh", query, json!({ "id": school }))
        .await?;
    let organization = &now["data"]["organization"];
    assert_eq!(
        organization["focalPoint"]["person"]["id"],
        desk.person("daumoi.mn-anhduong"),
        "{now}"
    );
    assert_eq!(organization["focalPoints"][1]["until"], "2020-10-05");
    Ok(())
}

#[tokio::test]
async fn of_two_who_take_at_once_one_has_taken_and_all_went_once() -> Outcome {
    let desk = Desk::open().await?;
    let opened = desk.opened("vanphong", "thidua", "2020-10-05").await?;
    let id = json!({ "id": opened["handover"]["id"] });
    desk.act("vanphong", "handoverGive", id.clone()).await?;
    let taking = (0..4).map(|_| desk.act("thidua", "handoverTake", id.clone()));
    let answers = futures_util::future::join_all(taking).await;
    let mut told: Vec<String> = Vec::new();
    for answer in answers {
        told.push(codes(&answer?).join(" "));
    }
    told.sort();
    assert_eq!(told, ["", "WRONG_STATE", "WRONG_STATE", "WRONG_STATE"]);
    Ok(())
}

#[tokio::test]
async fn a_longer_list_of_handovers_costs_no_more_statements() -> Outcome {
    let desk = Desk::open().await?;
    let (token, _) = desk.world.sign_in("admin").await?;
    let list = "{ handovers(first: 100) { totalCount nodes { id state giverName giver { name } receiver { name } \
        organization { name } availableActions items { kind title about dueOn fate } } } }";
    let mut costs = Vec::new();
    let schools = ["anbinh", "anhoa"];
    for school in schools {
        let from = format!("daumoi.th-{school}");
        let opened = desk.opened(&from, "thidua", "2020-10-06").await?;
        assert_eq!(codes(&opened), Vec::<&str>::new(), "{opened}");
        assert!(opened["handover"].is_object(), "{opened}");
        let before = desk.world.db.statements();
        let answer = desk.world.ask(Some(&token), list, json!({})).await?;
        assert!(answer["errors"].is_null(), "{answer}");
        costs.push(desk.world.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1], "{costs:?}");
    Ok(())
}

#[tokio::test]
async fn the_only_administrator_hands_his_position_on() -> Outcome {
    let desk = Desk::open().await?;
    let opened = desk.opened("admin", "vanphong", "2020-10-05").await?;
    let id = json!({ "id": opened["handover"]["id"] });
    desk.act("admin", "handoverGive", id.clone()).await?;
    let taken = desk.act("vanphong", "handoverTake", id).await?;
    assert_eq!(taken["handover"]["state"], "TAKEN_OVER", "{taken}");
    let roles = desk
        .world
        .ask_as("vanphong", "{ viewer { roles } }", json!({}));
    let roles = roles.await?["data"]["viewer"]["roles"].to_string();
    assert!(roles.contains("ADMIN"), "{roles}");
    Ok(())
}
