//! The phone book: whom to call at an organization, as far as the viewer sees people; and cards that programs read.

use std::sync::Arc;

use calcard::vcard::{VCard, VCardProperty};
use calcard::{Entry, Parser};
use entity::position::Role;
use entity::{organization_level, user};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::Value;
use server::platform::{Actor, text};

use crate::report::world::{Done, Failure, World, id};

async fn book(world: &World, actor: &Arc<Actor>, arguments: &str) -> Result<Value, Failure> {
    let query = format!(
        "{{ phonebook(first: 100{arguments}) {{ totalCount nodes {{ id organization {{ name phone email }}
            leader {{ position {{ title }} person {{ name phone email }} }}
            focalPoint {{ person {{ name phone email }} }} cards }} }} }}"
    );
    let answer = world.ask(actor, &query).await?;
    let found = answer.pointer("/data/phonebook");
    found.cloned().ok_or_else(|| answer.to_string().into())
}

fn names(book: &Value) -> Vec<&str> {
    let nodes = book["nodes"].as_array().into_iter().flatten();
    nodes
        .filter_map(|node| node.pointer("/organization/name")?.as_str())
        .collect()
}

async fn focal(world: &World, at: usize) -> Done {
    let school = world.school(at)?;
    let (organization, person) = (
        id("org", school.organization),
        id("person", world.person(Role::FocalPoint, school)?),
    );
    let actor = world.actor(Role::Principal, school)?;
    let name = format!(
        r#"focalPointName(input: {{ organization: "{organization}", person: "{person}" }}) {{ userErrors {{ code }} }}"#
    );
    world.act(&actor, &name).await?;
    Ok(())
}

#[tokio::test]
async fn it_tells_of_people_what_the_viewer_may_see_of_them() -> Done {
    let world = World::with_schools(3).await?;
    focal(&world, 0).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let seen = book(&world, &office, "").await?;
    assert_eq!(
        names(&seen),
        [
            "Phòng GDĐT Sen Hồng",
            "Sở GDĐT",
            "TH Hoa Sen 0000",
            "TH Hoa Sen 0001",
            "TH Hoa Sen 0002"
        ]
    );
    assert_eq!(seen["totalCount"], 5);
    let school = &seen["nodes"][2];
    assert_eq!(
        school.pointer("/leader/position/title"),
        Some(&"Principal".into())
    );
    let speaker = school
        .pointer("/focalPoint/person/name")
        .and_then(Value::as_str);
    assert!(
        speaker.is_some_and(|name| name.starts_with("Người FocalPoint")),
        "{school}"
    );
    // A school sees its own people; of the office above it, the office's telephone alone.
    let principal = world.actor(Role::Principal, world.school(0)?)?;
    let own = book(&world, &principal, "").await?;
    assert_eq!(
        names(&own),
        ["Phòng GDĐT Sen Hồng", "Sở GDĐT", "TH Hoa Sen 0000"]
    );
    assert_eq!(own["nodes"][0]["leader"], Value::Null);
    assert!(own["nodes"][2]["leader"].is_object());
    let cards = own["nodes"][0]["cards"].as_str().unwrap_or_default();
    assert_eq!(cards.matches("BEGIN:VCARD").count(), 1, "{cards}");
    Ok(())
}

#[tokio::test]
async fn it_finds_organizations_by_their_people_and_by_level_and_cluster() -> Done {
    let world = World::with_schools(3).await?;
    let person = world.person(Role::Principal, world.school(1)?)?;
    rename(&world, person, "Đỗ Thị Ngọc Ánh").await?;
    let office = world.actor(Role::Office, &world.office)?;
    for typed in ["ngoc anh", "ANH DO", "hoa sen 0001"] {
        let found = book(
            &world,
            &office,
            &format!(r#", filter: {{ search: "{typed}" }}"#),
        )
        .await?;
        assert_eq!(names(&found), ["TH Hoa Sen 0001"], "{typed}");
    }
    // By the name of somebody out of sight nothing is found.
    let other = world.actor(Role::Principal, world.school(0)?)?;
    let found = book(&world, &other, r#", filter: { search: "ngoc anh" }"#).await?;
    assert_eq!(names(&found), Vec::<&str>::new());
    let system = Arc::new(Actor::system(world.tenant, world.db.clock().today()));
    let reader = world.db.reader(system);
    let taught = reader
        .all(reader.find::<organization_level::Entity>())
        .await?;
    let level = taught.first().ok_or("no level")?.level_id;
    let all = taught.iter().filter(|row| row.level_id == level).count();
    let of_level = format!(r#", filter: {{ level: "{}" }}"#, id("level", level));
    let found = book(&world, &office, &of_level).await?;
    assert_eq!(names(&found).len(), all);
    let these = id("org", world.school(2)?.organization);
    let found = book(
        &world,
        &office,
        &format!(r#", filter: {{ organizations: ["{these}", "{these}"] }}"#),
    )
    .await?;
    assert_eq!(names(&found), ["TH Hoa Sen 0002"]);
    let cluster = world.clusters.first().ok_or("no cluster")?;
    let of_cluster = format!(r#", filter: {{ cluster: "{}" }}"#, id("cluster", *cluster));
    let found = book(&world, &office, &of_cluster).await?;
    assert!((1..3).contains(&names(&found).len()), "{found}");
    Ok(())
}

async fn rename(world: &World, person: uuid::Uuid, name: &str) -> Done {
    let db = sea_orm::Database::connect(&world.database.url).await?;
    user::Entity::update(user::ActiveModel {
        id: Set(person),
        name: Set(name.to_owned()),
        name_folded: Set(text::fold(name)),
        phone: Set(Some("0912 345 678".to_owned())),
        email: Set(Some("ngocanh@senhong.example.vn".to_owned())),
        ..Default::default()
    })
    .exec(&db)
    .await?;
    Ok(db.close().await?)
}

fn said(card: &VCard, of: &VCardProperty) -> String {
    let values = card.property(of).map(|entry| entry.values.as_slice());
    let values = values.unwrap_or_default().iter();
    values
        .filter_map(|value| value.as_text())
        .collect::<Vec<_>>()
        .join("|")
}

#[tokio::test]
async fn its_cards_are_read_by_a_parser_that_is_not_ours() -> Done {
    let world = World::with_schools(2).await?;
    focal(&world, 0).await?;
    let person = world.person(Role::Principal, world.school(0)?)?;
    // Long enough to be folded in the middle of a letter with its marks, and with all that must be escaped.
    let long = "Nguyễn Thị, Bích; Ngọc \\ Trần Thị Ánh Tuyết Nguyễn Phước Quý Nhân Hậu";
    rename(&world, person, long).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let seen = book(&world, &office, r#", filter: { search: "hoa sen" }"#).await?;
    let nodes = seen["nodes"].as_array().cloned().unwrap_or_default();
    let file: String = nodes
        .iter()
        .filter_map(|node| node["cards"].as_str())
        .collect();
    let mut parser = Parser::new(&file);
    let mut cards = Vec::new();
    loop {
        match parser.entry() {
            Entry::VCard(card) => cards.push(card),
            Entry::Eof => break,
            other => return Err(format!("{other:?}").into()),
        }
    }
    // Both schools with their principals, and the focal point of one.
    assert_eq!(cards.len(), 5, "{file}");
    let card = &cards[1];
    assert_eq!(said(card, &VCardProperty::Version), "4.0");
    assert_eq!(said(card, &VCardProperty::Fn), long);
    assert_eq!(said(card, &VCardProperty::Tel), "0912 345 678");
    assert_eq!(
        said(card, &VCardProperty::Email),
        "ngocanh@senhong.example.vn"
    );
    assert_eq!(said(card, &VCardProperty::Org), "TH Hoa Sen 0000");
    assert_eq!(said(card, &VCardProperty::Title), "Principal");
    assert_eq!(
        said(&cards[2], &VCardProperty::Role),
        "Đầu mối truyền thông"
    );
    assert!(file.lines().all(|line| line.len() <= 75), "{file}");
    Ok(())
}

#[tokio::test]
async fn a_longer_book_costs_no_more_statements() -> Done {
    let mut costs = Vec::new();
    for schools in [3, 30] {
        let world = World::with_schools(schools).await?;
        focal(&world, 0).await?;
        let office = world.actor(Role::Office, &world.office)?;
        let before = world.db.statements();
        let found = book(&world, &office, r#", filter: { search: "hoa" }"#).await?;
        costs.push(world.db.statements() - before);
        assert_eq!(names(&found).len(), schools);
    }
    assert_eq!(costs[0], costs[1], "{costs:?}");
    Ok(())
}
