//! Without a token nothing answers but what is meant to: every root field of the schema is asked, also those to come.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Request;
use futures_util::StreamExt as _;
use serde_json::Value;
use server::platform::{Actor, Error};

use crate::report::world::{Done, Failure, World};

/// What anybody may ask.
const PUBLIC: [&str; 4] = [
    "installation",
    "setupComplete",
    "linkedDelivery",
    "deliveryConfirm",
];

const INTROSPECTION: &str = "{ __schema {
    queryType { name } mutationType { name } subscriptionType { name }
    types { kind name
        fields { name type { ...Type } args { name type { ...Type } } }
        inputFields { name type { ...Type } }
        enumValues { name } } } }
    fragment Type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

type Types = HashMap<String, Value>;

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Writes made-up arguments. Which kind of id a field wants is told by its refusals, one id after the other.
struct Inventor<'t> {
    types: &'t Types,
    kinds: &'t [String],
    ids: usize,
}

impl Inventor<'_> {
    fn arguments(&mut self, field: &Value) -> String {
        let given = self.given(list(field, "args"));
        if given.is_empty() {
            given
        } else {
            format!("({given})")
        }
    }

    /// What must be given.
    fn given(&mut self, inputs: &[Value]) -> String {
        let required: Vec<_> = inputs
            .iter()
            .filter(|input| text(input, "/type/kind") == "NON_NULL")
            .map(|input| {
                let value = self.value(input.get("type").unwrap_or(&Value::Null));
                format!("{}: {value}", text(input, "/name"))
            })
            .collect();
        required.join(", ")
    }

    fn value(&mut self, kind: &Value) -> String {
        let name = text(kind, "/name");
        match text(kind, "/kind") {
            "NON_NULL" => self.value(kind.get("ofType").unwrap_or(&Value::Null)),
            "LIST" => "[]".to_owned(),
            "ENUM" => self
                .types
                .get(name)
                .and_then(|found| list(found, "enumValues").first())
                .map_or_else(String::new, |value| text(value, "/name").to_owned()),
            "INPUT_OBJECT" => {
                let fields = self
                    .types
                    .get(name)
                    .map_or(&[][..], |found| list(found, "inputFields"));
                // Of a choice, the first.
                let mut given = self.given(fields);
                if let (true, Some(one)) = (given.is_empty(), fields.first()) {
                    let value = self.value(one.get("type").unwrap_or(&Value::Null));
                    given = format!("{}: {value}", text(one, "/name"));
                }
                format!("{{ {given} }}")
            }
            _ => match name {
                "Int" => "1".to_owned(),
                "Float" => "1.0".to_owned(),
                "Boolean" => "true".to_owned(),
                "Date" => "\"2021-01-15\"".to_owned(),
                "DateTime" => "\"2021-01-15T00:00:00Z\"".to_owned(),
                "ID" => {
                    let kind = self.kinds.get(self.ids).map_or("unknown", String::as_str);
                    self.ids += 1;
                    format!("\"{kind}_{:032x}\"", 7)
                }
                _ => "\"x\"".to_owned(),
            },
        }
    }
}

/// The code and the message of the first error, if there is one.
async fn answer(world: &World, document: &str) -> Option<(String, String)> {
    let nobody = Arc::new(Actor::anonymous(world.db.clock().today()));
    let request = Request::new(document);
    let mut answers = Box::pin(world.schema.execute_stream(world.call(nobody), request));
    let response = answers.next().await?;
    let error = response.errors.first()?;
    let code = error.source::<Error>().map_or("GRAPHQL", Error::code);
    Some((code.to_owned(), error.message.clone()))
}

#[tokio::test]
async fn nobody_in_particular_is_answered_nothing() -> Done {
    let world = World::with_schools(1).await?;
    let nobody = Arc::new(Actor::anonymous(world.db.clock().today()));
    let schema = world.ask(&nobody, INTROSPECTION).await?;
    let schema = schema
        .pointer("/data/__schema")
        .ok_or_else(|| Failure::from(schema.to_string()))?;
    let types: Types = list(schema, "types")
        .iter()
        .map(|found| (text(found, "/name").to_owned(), found.clone()))
        .collect();
    let mut asked = 0;
    for (operation, root) in [
        ("query", "/queryType/name"),
        ("mutation", "/mutationType/name"),
        ("subscription", "/subscriptionType/name"),
    ] {
        let root = types.get(text(schema, root)).ok_or("no such root")?;
        for field in list(root, "fields") {
            let name = text(field, "/name");
            let mut result = field.get("type").unwrap_or(&Value::Null);
            while let Some(inner) = result.get("ofType").filter(|inner| !inner.is_null()) {
                result = inner;
            }
            let inside = match text(result, "/kind") {
                "SCALAR" | "ENUM" => "",
                _ => "{ __typename }",
            };
            let mut kinds = Vec::new();
            let found = loop {
                let mut inventor = Inventor {
                    types: &types,
                    kinds: &kinds,
                    ids: 0,
                };
                let arguments = inventor.arguments(field);
                let document = format!("{operation} {{ {name}{arguments} {inside} }}");
                let found = answer(&world, &document).await;
                let wanted = found.as_ref().and_then(|(_, message)| {
                    let (_, rest) = message.split_once("not the id of a ")?;
                    rest.split_whitespace().next().map(str::to_owned)
                });
                match wanted {
                    Some(kind) if kinds.len() < 8 => kinds.push(kind),
                    _ => break (document, found),
                }
            };
            asked += 1;
            let refused = found
                .1
                .as_ref()
                .is_some_and(|(code, _)| code == "UNAUTHENTICATED");
            assert_eq!(refused, !PUBLIC.contains(&name), "{found:?}");
        }
    }
    assert!(asked > 50, "{asked}");
    Ok(())
}
