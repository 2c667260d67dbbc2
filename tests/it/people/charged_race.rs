//! What a school is given at the very moment at which it becomes part of another one is that one's to do.

use std::sync::Arc;

use entity::position::Role;
use entity::task;
use sea_orm::ColumnTrait as _;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::reorganization::{administrator, all, into, plan, what};
use crate::report::world::{Done, World, code, id};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_given_while_a_school_becomes_part_of_another_is_not_left_behind() -> Done {
    for _ in 0..3 {
        let mut world = World::with_schools(2).await?;
        let admin = administrator(&mut world).await?;
        let officer = world.actor(Role::Office, &world.office)?;
        let (gone, stays) = (world.school(0)?.organization, world.school(1)?.organization);
        let merge = plan(&what("MERGE", gone, "2021-01-12", &into(stays)));
        let (office, to) = (id("org", world.office.organization), id("org", gone));
        let give = format!(
            r#"mutation {{ taskAssign(input: {{ organization: "{office}", title: "Viết bài", dueOn: "2021-01-30",
               to: {{ organizations: ["{to}"] }} }}) {{ count userErrors {{ code }} }} }}"#
        );
        let world = Arc::new(world);
        let mut racing = JoinSet::new();
        let gives = (0..4).map(|_| (officer.clone(), give.clone()));
        for (actor, document) in gives.chain([(admin, format!("mutation {{ {merge} }}"))]) {
            let world = world.clone();
            racing.spawn(async move {
                let answer = world.ask(&actor, &document).await;
                answer.map_err(|error| error.to_string())
            });
        }
        let mut given = 0;
        while let Some(answer) = racing.join_next().await {
            let answer = answer??;
            assert_ne!(code(&answer), Some("INTERNAL"), "{answer}");
            given += answer["data"]["taskAssign"]["count"]
                .as_u64()
                .unwrap_or_default();
        }
        let reader = all(&world);
        let charged = async |at: Uuid| {
            let tasks = reader.find::<task::Entity>();
            reader
                .count(tasks.filter(task::Column::AssigneeId.eq(at)))
                .await
        };
        assert_eq!(charged(gone).await?, 0, "it is no more");
        assert_eq!(charged(stays).await?, given);
    }
    Ok(())
}
