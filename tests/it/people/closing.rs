//! An organization is no more: who is in office there, who administers, and what it takes part in.

use entity::appointment;
use entity::position::Role;
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use serde_json::json;
use server::features::account::held_on;
use uuid::Uuid;

use super::reorganization::{administrator, all, into, plan, preview, what};
use crate::report::world::{Done, Failure, World, codes, day, id};

#[tokio::test]
async fn nobody_is_in_office_at_a_school_that_is_no_more() -> Done {
    for (kind, more) in [("CLOSE", false), ("MERGE", true)] {
        let mut world = World::with_schools(2).await?;
        let admin = administrator(&mut world).await?;
        let (gone, stays) = (world.school(0)?.clone(), world.school(1)?.clone());
        let teacher = world.person(Role::Staff, &gone)?;
        let position = world.position(Role::Emulation)?;
        let other = world.position(Role::Observer)?;
        for starts_on in ["2021-01-11", "2021-01-12", "2021-02-01"] {
            world
                .seed::<appointment::Entity>(vec![appointment::ActiveModel {
                    user_id: Set(teacher),
                    position_id: Set(position),
                    organization_id: Set(gone.organization),
                    starts_on: Set(day(starts_on)),
                    ..Default::default()
                }])
                .await?;
        }
        let more = match more {
            true => into(stays.organization),
            false => String::new(),
        };
        let asked = what(kind, gone.organization, "2021-01-12", &more);
        let done = world.act(&admin, &plan(&asked)).await?;
        assert_eq!(codes(&done), [""; 0], "{done}");
        let reader = all(&world);
        for on in ["2021-01-12", "2021-02-01", "2022-01-01"] {
            let held = reader
                .find::<appointment::Entity>()
                .filter(appointment::Column::OrganizationId.eq(gone.organization))
                .filter(held_on(day(on)));
            assert_eq!(reader.count(held).await?, 0, "{kind}: {on}");
        }
        // Nor does anybody come into office there by another door.
        let post = |more: &str| {
            format!(
                r#"appointmentMake(input: {{ person: "{}", organization: "{}", position: "{}", startsOn: "2020-10-01" {more} }}) {{
                    appointment {{ id }} userErrors {{ code }} }}"#,
                id("person", teacher),
                id("org", gone.organization),
                id("position", other),
            )
        };
        let told = world.act(&admin, &post("")).await?;
        assert_eq!(codes(&told), ["POSITION_NOT_FOR_ORGANIZATION"], "{told}");
        let told = world
            .act(&admin, &post(r#", endsOn: "2020-12-31""#))
            .await?;
        assert_eq!(codes(&told), [""; 0], "{told}");
        let end = format!(
            r#"appointmentEnd(input: {{ id: {}, endsOn: "2021-06-01" }}) {{ userErrors {{ code }} }}"#,
            told["appointment"]["id"],
        );
        assert_eq!(codes(&world.act(&admin, &end).await?), ["WRONG_STATE"]);
    }
    Ok(())
}

#[tokio::test]
async fn who_alone_administers_does_not_go_with_the_organization() -> Done {
    let mut world = World::with_schools(1).await?;
    let office = world.other_office.clone();
    world.appoint(Role::Admin, office.organization).await?;
    let own = world.actor(Role::Admin, &office)?;
    let school = plan(&what(
        "CLOSE",
        world.stranger.organization,
        "2021-01-12",
        "",
    ));
    assert_eq!(codes(&world.act(&own, &school).await?), [""; 0]);
    let close = what("CLOSE", office.organization, "2021-01-12", "");
    let told = preview(&world, &own, &close).await?;
    assert_eq!(codes(&told), ["WRONG_STATE"]);
    assert_eq!(
        codes(&world.act(&own, &plan(&close)).await?),
        ["WRONG_STATE"]
    );
    let above = administrator(&mut world).await?;
    assert_eq!(codes(&world.act(&above, &plan(&close)).await?), [""; 0]);
    Ok(())
}

#[tokio::test]
async fn what_is_no_more_gets_no_channel_and_joins_no_cluster() -> Done {
    let mut world = World::with_schools(3).await?;
    let admin = administrator(&mut world).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let school = |at: usize| Ok::<_, Failure>(world.school(at)?.organization);
    let (gone, stays) = (school(0)?, school(1)?);
    let save = |which: &str, members: &[Uuid]| {
        let members: Vec<_> = members.iter().map(|member| id("org", *member)).collect();
        format!(
            r#"clusterSave(input: {{ {which} organization: "{}", name: "Cụm mới", members: {} }}) {{
                cluster {{ id }} userErrors {{ code }} }}"#,
            id("org", world.office.organization),
            json!(members),
        )
    };
    let made = world.act(&office, &save("", &[gone])).await?;
    assert_eq!(codes(&made), [""; 0], "{made}");
    let close = plan(&what("CLOSE", gone, "2021-01-12", ""));
    assert_eq!(codes(&world.act(&admin, &close).await?), [""; 0]);

    let register = format!(
        r#"channelRegister(input: {{ organization: "{}", kind: WEBSITE, name: "Trang", address: "https://hoasen.example.vn" }}) {{
            userErrors {{ code }} }}"#,
        id("org", gone)
    );
    assert_eq!(
        codes(&world.act(&office, &register).await?),
        ["WRONG_STATE"]
    );
    let another = save("", &[gone, stays]).replace("Cụm mới", "Cụm khác");
    assert_eq!(
        codes(&world.act(&office, &another).await?),
        ["TARGET_INVALID"]
    );
    // Where it was while it was, it may stay.
    let same = save(&format!("id: {},", made["cluster"]["id"]), &[gone, stays]);
    assert_eq!(codes(&world.act(&office, &same).await?), [""; 0]);
    Ok(())
}
