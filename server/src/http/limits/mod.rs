//! What one request may ask for. A document is measured before it is validated, each fragment once however often it
//! is spread, so that a short text that unfolds into a huge one is refused for the price of reading it.
//!
//! | limit | most |
//! |---|---|
//! | brackets within brackets ([`NESTING`]) | 64 |
//! | operations in a document ([`OPERATIONS`]) | 10 |
//! | fragments in a document ([`FRAGMENTS`]) | 100 |
//! | fields within fields ([`DEPTH`]) | 15 |
//! | aliases, fragments unfolded ([`ALIASES`]) | 30 |
//! | directives, fragments unfolded ([`DIRECTIVES`]) | 20 |
//! | fields, fragments unfolded ([`FIELDS`]) | 2,000 |
//! | cost ([`COST`]) | 10,000 |
//!
//! A field costs 1 and what is inside it; a list's inside counts as often as it has rows: its `first`, or the size
//! of a page where none is given, or [`lists::ROWS`] where it comes whole. The same cost is what a caller's budget pays.

mod lists;
mod nesting;

use std::collections::HashMap;

use async_graphql::parser::types::{
    Directive, ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet,
};
use async_graphql::{Positioned, Value, Variables};

pub use lists::Lists;
pub use nesting::{NESTING, is_nested_too_deep};

use crate::platform::page::{DEFAULT_FIRST, MAX_FIRST};

pub const OPERATIONS: usize = 10;
pub const FRAGMENTS: usize = 100;
pub const DEPTH: u64 = 15;
pub const ALIASES: u64 = 30;
pub const DIRECTIVES: u64 = 20;
pub const FIELDS: u64 = 2_000;
pub const COST: u64 = 10_000;
/// The most records that `nodes` answers at once.
const NODES: u64 = 20;

/// What an operation asks for, fragments unfolded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    pub depth: u64,
    pub aliases: u64,
    pub directives: u64,
    pub fields: u64,
    pub cost: u64,
    /// Selects the rows of a connection.
    rows: bool,
}

/// Which limit a document passes, in words for its author.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Excess {
    #[error("The document nests more than {NESTING} brackets.")]
    Nesting,
    #[error("The document has more than {OPERATIONS} operations.")]
    Operations,
    #[error("The document has more than {FRAGMENTS} fragments.")]
    Fragments,
    #[error("A fragment contains itself.")]
    Cycle,
    #[error("The operation is {0} fields deep; the most is {DEPTH}.")]
    Depth(u64),
    #[error("The operation has {0} aliases; the most is {ALIASES}.")]
    Aliases(u64),
    #[error("The operation has {0} directives; the most is {DIRECTIVES}.")]
    Directives(u64),
    #[error("The operation has {0} fields; the most is {FIELDS}.")]
    Fields(u64),
    #[error("The operation costs {0}; the most is {COST}. Ask for fewer rows or fields at once.")]
    Cost(u64),
}

/// The size of `chosen`, unless it, or another operation beside it, passes a limit.
pub fn measure(
    document: &ExecutableDocument,
    chosen: &OperationDefinition,
    variables: &Variables,
    lists: &Lists,
) -> Result<Size, Excess> {
    if document.operations.iter().count() > OPERATIONS {
        return Err(Excess::Operations);
    }
    if document.fragments.len() > FRAGMENTS {
        return Err(Excess::Fragments);
    }
    let mut size = Size::default();
    for (_, operation) in document.operations.iter() {
        let mut walk = Walk {
            document,
            operation: &operation.node,
            variables,
            lists,
            fragments: HashMap::new(),
        };
        let found = walk.operation()?;
        found.check()?;
        if std::ptr::eq(&raw const operation.node, chosen) {
            size = found;
        }
    }
    Ok(size)
}

impl Size {
    fn check(&self) -> Result<(), Excess> {
        match *self {
            Self { depth, .. } if depth > DEPTH => Err(Excess::Depth(depth)),
            Self { aliases, .. } if aliases > ALIASES => Err(Excess::Aliases(aliases)),
            Self { directives, .. } if directives > DIRECTIVES => {
                Err(Excess::Directives(directives))
            }
            Self { fields, .. } if fields > FIELDS => Err(Excess::Fields(fields)),
            Self { cost, .. } if cost > COST => Err(Excess::Cost(cost)),
            _ => Ok(()),
        }
    }

    fn add(&mut self, other: Self) {
        self.depth = self.depth.max(other.depth);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.fields = self.fields.saturating_add(other.fields);
        self.cost = self.cost.saturating_add(other.cost);
        self.rows |= other.rows;
    }
}

struct Walk<'d> {
    document: &'d ExecutableDocument,
    operation: &'d OperationDefinition,
    variables: &'d Variables,
    lists: &'d Lists,
    /// `None` while it is being measured.
    fragments: HashMap<&'d str, Option<Size>>,
}

impl<'d> Walk<'d> {
    fn operation(&mut self) -> Result<Size, Excess> {
        let mut size = self.set(&self.operation.selection_set.node)?;
        if size.rows {
            // `nodes(ids:)`, the only rows that belong to no list.
            size.cost = size.cost.saturating_mul(NODES);
        }
        size.directives = size.directives.saturating_add(
            count(&self.operation.directives)
                + self
                    .operation
                    .variable_definitions
                    .iter()
                    .map(|definition| count(&definition.node.directives))
                    .sum::<u64>(),
        );
        Ok(size)
    }

    fn set(&mut self, set: &'d SelectionSet) -> Result<Size, Excess> {
        let mut sum = Size::default();
        for selection in &set.items {
            let (size, directives) = match &selection.node {
                Selection::Field(field) => (self.field(&field.node)?, &field.node.directives),
                Selection::InlineFragment(inline) => (
                    self.set(&inline.node.selection_set.node)?,
                    &inline.node.directives,
                ),
                Selection::FragmentSpread(spread) => (
                    self.fragment(spread.node.fragment_name.node.as_str())?,
                    &spread.node.directives,
                ),
            };
            sum.add(size);
            sum.directives = sum.directives.saturating_add(count(directives));
        }
        Ok(sum)
    }

    fn field(&mut self, field: &'d Field) -> Result<Size, Excess> {
        let mut size = self.set(&field.selection_set.node)?;
        let times = match self.first(field) {
            Some(first) => first.min(MAX_FIRST),
            None if size.rows => DEFAULT_FIRST,
            None if self.lists.contains(field.name.node.as_str()) => lists::ROWS,
            None => 1,
        };
        size.cost = size.cost.saturating_mul(times).saturating_add(1);
        size.depth += 1;
        size.fields = size.fields.saturating_add(1);
        size.aliases = size
            .aliases
            .saturating_add(u64::from(field.alias.is_some()));
        size.rows = matches!(field.name.node.as_str(), "nodes" | "edges");
        Ok(size)
    }

    /// How many rows a list is asked for, where it says so. What is no number is refused by validation.
    fn first(&self, field: &'d Field) -> Option<u64> {
        let (_, value) = field
            .arguments
            .iter()
            .find(|(name, _)| matches!(name.node.as_str(), "first" | "last"))?;
        let given = value.node.clone().into_const_with(|name| {
            self.variables
                .get(&name)
                .or_else(|| self.default(name.as_str()))
                .cloned()
                .ok_or(())
        });
        match given {
            Ok(Value::Number(number)) => number.as_u64(),
            _ => None,
        }
    }

    fn default(&self, variable: &str) -> Option<&'d Value> {
        self.operation
            .variable_definitions
            .iter()
            .find(|definition| definition.node.name.node == variable)
            .and_then(|definition| definition.node.default_value.as_ref())
            .map(|value| &value.node)
    }

    /// Unknown fragments are refused by validation. The chain of fragments is no longer than there are fragments, and
    /// each is no deeper than the brackets allow: this cannot exhaust the stack.
    fn fragment(&mut self, name: &'d str) -> Result<Size, Excess> {
        match self.fragments.get(name) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => return Err(Excess::Cycle),
            None => {}
        }
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(Size::default());
        };
        self.fragments.insert(name, None);
        let mut size = self.set(&fragment.node.selection_set.node)?;
        size.directives = size
            .directives
            .saturating_add(count(&fragment.node.directives));
        if size.depth > DEPTH {
            return Err(Excess::Depth(size.depth));
        }
        self.fragments.insert(name, Some(size));
        Ok(size)
    }
}

fn count(directives: &[Positioned<Directive>]) -> u64 {
    directives.len() as u64
}

#[cfg(test)]
mod tests;
