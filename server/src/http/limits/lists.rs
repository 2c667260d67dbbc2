//! Which fields of the schema are lists that come whole. A document is measured before its types are known, so they go
//! by name: one that is a list anywhere counts as one everywhere.

use std::collections::HashSet;

use async_graphql::SDLExportOptions;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, Type, TypeKind, TypeSystemDefinition};

use crate::schema::Schema;

/// How many rows such a list is taken to have: few have more, and most have fewer.
pub const ROWS: u64 = 10;

/// The names of fields that answer a list of objects without being asked for a page.
#[derive(Default)]
pub struct Lists(HashSet<String>);

impl Lists {
    pub fn of(schema: &Schema) -> Self {
        let Ok(document) = parse_schema(schema.sdl(SDLExportOptions::new())) else {
            return Self::default();
        };
        let types: Vec<_> = document
            .definitions
            .iter()
            .filter_map(|definition| match definition {
                TypeSystemDefinition::Type(described) => Some(&described.node),
                _ => None,
            })
            .collect();
        let composite: HashSet<&str> = types
            .iter()
            .filter(|described| {
                matches!(
                    described.kind,
                    TypeKind::Object(_) | TypeKind::Interface(_) | TypeKind::Union(_)
                )
            })
            .map(|described| described.name.node.as_str())
            .collect();
        let fields = types.iter().filter_map(|described| match &described.kind {
            TypeKind::Object(object) => Some(&object.fields),
            _ => None,
        });
        Self(
            fields
                .flatten()
                .filter(|field| item(&field.node.ty.node).is_some_and(|of| composite.contains(of)))
                .map(|field| field.node.name.node.to_string())
                // The rows of a page count as the page says.
                .filter(|name| !matches!(name.as_str(), "nodes" | "edges"))
                .collect(),
        )
    }

    pub fn contains(&self, field: &str) -> bool {
        self.0.contains(field)
    }
}

/// What a list is of.
fn item(of: &Type) -> Option<&str> {
    match &of.base {
        BaseType::Named(_) => None,
        BaseType::List(inner) => match &inner.base {
            BaseType::Named(name) => Some(name.as_str()),
            BaseType::List(_) => item(inner),
        },
    }
}
