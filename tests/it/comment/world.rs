//! An office with an issued plan and its school with one in the making, and people who speak of them.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::plan::world::Answer;
use crate::task::world::{Given, text};

pub const COMMENT: &str = "id version text authorName author { name } quote clause { id } plan { title } task { title } \
    mentions { name person { name } } editedAt resolvedAt resolvedByName availableActions";

pub struct Spoken {
    pub given: Given,
    pub focal: Arc<Actor>,
    /// The school's draft, and its first duty.
    pub plan: String,
    pub clause: String,
}

impl Spoken {
    pub async fn new() -> Result<Self> {
        let given = Given::new().await?;
        let focal = given
            .somebody("Phạm Văn Tư", Role::FocalPoint, &given.world.school)
            .await?;
        let world = &given.world;
        let plan = world.draft(&focal, &world.school, "Kế hoạch trường").await;
        let query = "query($id: ID!) { plan(id: $id) { clauses { id } } }";
        let found = world.ask(&focal, query, json!({ "id": plan })).await;
        let clause = text(found.at("/plan/clauses/1/id"));
        Ok(Self {
            focal,
            plan,
            clause,
            given,
        })
    }

    pub async fn ask(&self, who: &Arc<Actor>, query: &str, variables: Value) -> Answer {
        self.given.world.ask(who, query, variables).await
    }

    pub async fn say(&self, who: &Arc<Actor>, about: Value, words: &str) -> Answer {
        self.say_to(who, about, words, &[]).await
    }

    pub async fn say_to(
        &self,
        who: &Arc<Actor>,
        about: Value,
        words: &str,
        mentions: &[String],
    ) -> Answer {
        let mutation = format!(
            "mutation($input: CommentAddInput!) {{ commentAdd(input: $input) {{ \
             comment {{ {COMMENT} }} userErrors {{ path code }} }} }}"
        );
        let input = json!({ "about": about, "text": words, "mentions": mentions });
        self.ask(who, &mutation, json!({ "input": input })).await
    }

    /// Says it, and tells its id.
    pub async fn said(&self, who: &Arc<Actor>, about: Value, words: &str) -> String {
        let answer = self.say(who, about, words).await;
        assert_eq!(answer.faults("commentAdd"), Vec::<&str>::new());
        text(answer.at("/commentAdd/comment/id"))
    }

    pub async fn act(&self, who: &Arc<Actor>, verb: &str, input: Value) -> Answer {
        let kind = match verb {
            "commentEdit" => "CommentEditInput",
            _ => "CommentActInput",
        };
        let comment = match verb {
            "commentRemove" => String::new(),
            _ => format!("comment {{ {COMMENT} }}"),
        };
        let mutation = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ {comment} userErrors {{ path code }} }} }}"
        );
        self.ask(who, &mutation, json!({ "input": input })).await
    }

    /// What somebody reads of a matter, or how he is refused.
    pub async fn read(
        &self,
        who: &Arc<Actor>,
        about: Value,
    ) -> std::result::Result<Vec<String>, String> {
        let query = "query($about: CommentSubjectInput!) { comments(about: $about) { totalCount nodes { text } } }";
        let answer = self.ask(who, query, json!({ "about": about })).await;
        if let Some(code) = answer.codes.first() {
            return Err((*code).to_owned());
        }
        let nodes = answer
            .at("/comments/nodes")
            .as_array()
            .into_iter()
            .flatten();
        let read: Vec<String> = nodes.map(|node| text(&node["text"])).collect();
        assert_eq!(answer.at("/comments/totalCount"), read.len());
        Ok(read)
    }

    /// The kinds of what somebody is told of comments, the newest first.
    pub async fn told(&self, who: &Arc<Actor>) -> Vec<String> {
        let query = "{ viewer { notifications { nodes { kind comment { text } } } } }";
        let answer = self.ask(who, query, json!({})).await;
        let told = answer.at("/viewer/notifications/nodes").as_array();
        let told = told.into_iter().flatten();
        told.filter(|one| one["comment"].is_object())
            .map(|one| text(&one["kind"]))
            .collect()
    }
}
