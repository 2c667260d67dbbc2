//! The schema as it tells itself, and arguments made up for whatever it offers, also for what is to come.

use std::collections::HashMap;

use serde_json::Value;

use crate::report::world::{Failure, World};

const INTROSPECTION: &str = "{ __schema {
    queryType { name } mutationType { name } subscriptionType { name }
    types { kind name isOneOf
        fields { name type { ...Type } args { name type { ...Type } } }
        inputFields { name type { ...Type } }
        enumValues { name } } } }
    fragment Type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

pub type Types = HashMap<String, Value>;

pub fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

pub fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Its types by name, and its roots: what they are called, and the type of each.
pub async fn schema(world: &World) -> Result<(Types, [(&'static str, String); 3]), Failure> {
    let nobody = std::sync::Arc::new(server::platform::Actor::anonymous(world.db.clock().today()));
    let told = world.ask(&nobody, INTROSPECTION).await?;
    let schema = told
        .pointer("/data/__schema")
        .ok_or_else(|| Failure::from(told.to_string()))?;
    let types = list(schema, "types")
        .iter()
        .map(|found| (text(found, "/name").to_owned(), found.clone()))
        .collect();
    let roots = [
        ("query", "/queryType/name"),
        ("mutation", "/mutationType/name"),
        ("subscription", "/subscriptionType/name"),
    ];
    let roots = roots.map(|(operation, name)| (operation, text(schema, name).to_owned()));
    Ok((types, roots))
}

/// What a field gives, without lists and bangs around it.
pub fn inside(field: &Value) -> &Value {
    let mut result = field.get("type").unwrap_or(&Value::Null);
    while let Some(inner) = result.get("ofType").filter(|inner| !inner.is_null()) {
        result = inner;
    }
    result
}

/// What is made up.
pub enum Values<'t> {
    /// What must be given, as one would give it.
    Modest,
    /// Everything that may be given, each time otherwise: these ids of records that are there, texts, numbers and days that
    /// nobody would type.
    Wild {
        turn: usize,
        there: &'t HashMap<String, Vec<String>>,
    },
}

/// Writes made-up arguments. Which kind of id a field wants is told by its refusals, one id after the other.
pub struct Inventor<'t> {
    pub types: &'t Types,
    pub kinds: &'t [String],
    pub ids: usize,
    pub values: Values<'t>,
    made: usize,
}

impl<'t> Inventor<'t> {
    pub fn new(types: &'t Types, kinds: &'t [String], values: Values<'t>) -> Self {
        Self {
            types,
            kinds,
            ids: 0,
            values,
            made: 0,
        }
    }

    pub fn arguments(&mut self, field: &Value) -> String {
        let given = self.given(list(field, "args"));
        if given.is_empty() {
            given
        } else {
            format!("({given})")
        }
    }

    /// What must be given; with wild values, what may be.
    fn given(&mut self, inputs: &[Value]) -> String {
        let modest = matches!(self.values, Values::Modest);
        let wanted: Vec<_> = inputs
            .iter()
            .filter(|input| !modest || text(input, "/type/kind") == "NON_NULL")
            .map(|input| {
                let value = self.value(input.get("type").unwrap_or(&Value::Null));
                format!("{}: {value}", text(input, "/name"))
            })
            .collect();
        wanted.join(", ")
    }

    /// Another one each turn, and for each value in a turn.
    fn pick<'v, T: ?Sized>(&mut self, values: &[&'v T]) -> Option<&'v T> {
        self.made += 1;
        let turn = match self.values {
            Values::Modest => return values.first().copied(),
            Values::Wild { turn, .. } => turn,
        };
        // Far enough apart that no two values go through the turns side by side.
        let at = (turn + 1) * (self.made * 2 + 1) + self.made / 3;
        values.get(at % values.len()).copied()
    }

    fn value(&mut self, kind: &Value) -> String {
        let name = text(kind, "/name");
        match text(kind, "/kind") {
            "NON_NULL" => self.value(kind.get("ofType").unwrap_or(&Value::Null)),
            "LIST" => self.members(kind.get("ofType").unwrap_or(&Value::Null)),
            "ENUM" => {
                let types = self.types;
                let known = types.get(name).map_or(&[][..], |it| list(it, "enumValues"));
                let known: Vec<_> = known.iter().map(|value| text(value, "/name")).collect();
                self.pick(&known).unwrap_or_default().to_owned()
            }
            "INPUT_OBJECT" => self.object(name),
            _ => self.scalar(name),
        }
    }

    /// None; or the same one twice.
    fn members(&mut self, kind: &Value) -> String {
        if matches!(self.values, Values::Modest) {
            return "[]".to_owned();
        }
        let one = self.value(kind);
        match self.pick(&["none", "one", "twice", "twice"]) {
            Some("none") => "[]".to_owned(),
            Some("one") => format!("[{one}]"),
            _ => format!("[{one}, {one}]"),
        }
    }

    fn object(&mut self, name: &str) -> String {
        let types = self.types;
        let known = types.get(name);
        let fields = known.map_or(&[][..], |it| list(it, "inputFields"));
        let choice = known.and_then(|it| it.get("isOneOf")) == Some(&Value::Bool(true));
        let given = match choice {
            false => self.given(fields),
            true => String::new(),
        };
        let one: Vec<_> = fields.iter().collect();
        match (given.is_empty(), self.pick(&one)) {
            (true, Some(one)) => {
                let value = self.value(one.get("type").unwrap_or(&Value::Null));
                format!("{{ {}: {value} }}", text(one, "/name"))
            }
            _ => format!("{{ {given} }}"),
        }
    }

    fn scalar(&mut self, name: &str) -> String {
        let wild = !matches!(self.values, Values::Modest);
        let long = "ạ".repeat(10_000);
        match name {
            "Int" => self.pick(&["1", "-1", "0", "2147483647", "-2147483648", "60"]),
            "Float" => self.pick(&["1.0", "-1.0", "1.0e308"]),
            "Boolean" => self.pick(&["true", "false"]),
            "Date" => self.pick(&["2021-01-15", "0001-01-01", "9999-12-31", "0000-01-01"]),
            "DateTime" => self.pick(&[
                "2021-01-15T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
            ]),
            "ID" => return self.id(),
            _ => self.pick(&[
                "x",
                "",
                "  ",
                &long,
                "a\u{0}b",
                "\u{0}",
                "%_'\"\\; --",
                "\u{202e}\u{feff}\r\n\t\u{7f}",
                "Nguyễn Thị Hạnh",
                "https://example.vn/a b?<script>",
            ]),
        }
        .map_or_else(String::new, |value| match name {
            "Int" | "Float" | "Boolean" => value.to_owned(),
            // As in JSON.
            _ if wild => Value::from(value).to_string(),
            _ => format!("\"{value}\""),
        })
    }

    fn id(&mut self) -> String {
        let kind = self
            .kinds
            .get(self.ids)
            .cloned()
            .unwrap_or("unknown".to_owned());
        self.ids += 1;
        let unknown = format!("{kind}_{:032x}", 7);
        let Values::Wild { there, .. } = self.values else {
            return format!("\"{unknown}\"");
        };
        let mut known: Vec<&str> = there
            .get(&kind)
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        known.push(&unknown);
        let found = self.pick(&known).unwrap_or_default();
        format!("\"{found}\"")
    }
}

/// Asks until every id is of the kind that the field wants: what was asked at last, and how it was refused.
pub async fn kinds_of<F>(
    mut ask: impl FnMut(Vec<String>) -> F,
) -> (Vec<String>, Option<(String, String)>)
where
    F: Future<Output = Option<(String, String)>>,
{
    let mut kinds = Vec::new();
    loop {
        let found = ask(kinds.clone()).await;
        let wanted = found.as_ref().and_then(|(_, message)| {
            let (_, rest) = message.split_once("not the id of a ")?;
            rest.split_whitespace().next().map(str::to_owned)
        });
        match wanted {
            Some(kind) if kinds.len() < 24 => kinds.push(kind),
            _ => return (kinds, found),
        }
    }
}

/// What to ask of what a field gives.
pub fn selection(field: &Value) -> &'static str {
    match text(inside(field), "/kind") {
        "SCALAR" | "ENUM" => "",
        _ => "{ __typename }",
    }
}
