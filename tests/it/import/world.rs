//! A workbook, given, looked at, written and taken back as the page does it.

use serde_json::{Value, json};
use sheet::{About, Cell, Column, Kind, Table};

use crate::attachment::world::{Browser, Office, codes};

pub const ADMIN: &str = "admin";

const IMPORT: &str = "id kind fileName state failure created changed unchanged wrong
    rows { line label fate changes { column from to } reasons { column code read wanted } }
    refused { line reasons { column code read wanted } }
    job { id state done total failure } check { file { name url } } availableActions";

/// A workbook of these lines; the first stands where headings do.
pub fn book(lines: &[&[&str]]) -> Vec<u8> {
    let cells = lines.iter().map(|line| {
        let texts = line.iter().map(|text| match *text {
            "" => Cell::Empty,
            text => Cell::Text(text.to_owned()),
        });
        texts.collect()
    });
    cellwise(cells.collect())
}

/// The same of cells of any kind.
pub fn cellwise(mut lines: Vec<Vec<Cell>>) -> Vec<u8> {
    let widest = lines.iter().map(Vec::len).max().unwrap();
    let first = lines.remove(0);
    let title = |at: usize| match first.get(at) {
        Some(Cell::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let columns = (0..widest).map(|at| Column {
        title: title(at),
        kind: Kind::Text,
    });
    let table = Table {
        about: About {
            title: "Danh sách".to_owned(),
            ..About::default()
        },
        columns: columns.collect(),
        rows: lines,
    };
    sheet::xlsx(&table).unwrap()
}

impl Office {
    /// An organization's id, by its name.
    pub async fn named(&self, who: &Browser, name: &str) -> String {
        self.organization(who, name).await["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// An organization that is found by its name; null if none is.
    pub async fn organization(&self, who: &Browser, name: &str) -> Value {
        let query = "query($name: String) { organizations(filter: { search: $name }, first: 5) { nodes {
            id version name shortName kind symbol phone email address place openedOn closedOn levels { code name } clusters { name } parent { name }
        } } }";
        let found = self.ask(who, query, json!({ "name": name })).await;
        let nodes = found["organizations"]["nodes"].as_array().unwrap().clone();
        let mut own = nodes.into_iter().filter(|row| row["name"] == name);
        own.next().unwrap_or_default()
    }

    /// What `importCheck` answers, whole.
    pub async fn give(&self, who: &Browser, kind: &str, place: &str, bytes: &[u8]) -> Value {
        let upload = self.uploaded(who, "danh sách.xlsx", bytes).await;
        let input = json!({
            "kind": kind,
            "upload": upload,
            "organization": place,
            "copyName": "Cần sửa",
            "copyTitle": "Cần sửa",
            "words": [{ "code": "FIXED", "word": "{column}: «{read}» khác với đang có" }, { "code": "NOT_AN_EMAIL", "word": "{column}: «{read}» chưa phải địa chỉ thư" }],
        });
        let mutation = format!(
            "mutation($input: ImportCheckInput!) {{ importCheck(input: $input) {{ import {{ {IMPORT} }} userErrors {{ code }} }} }}"
        );
        self.answer(who, &mutation, json!({ "input": input })).await
    }

    /// A workbook that was looked at.
    pub async fn looked(&self, who: &Browser, kind: &str, place: &str, bytes: &[u8]) -> Value {
        let given = self.give(who, kind, place, bytes).await;
        assert!(given["errors"].is_null(), "{given}");
        let given = &given["data"]["importCheck"];
        assert_eq!(codes(given), Vec::<String>::new());
        self.work().await;
        self.import(who, &given["import"]["id"]).await
    }

    pub async fn import(&self, who: &Browser, id: &Value) -> Value {
        let query = format!("query($id: ID!) {{ import(id: $id) {{ {IMPORT} }} }}");
        self.ask(who, &query, json!({ "id": id })).await["import"].clone()
    }

    /// What `importApply` or `importUndo` answers, before it is done.
    pub async fn order(&self, who: &Browser, verb: &str, import: &Value) -> Value {
        let mutation = format!(
            "mutation($input: ImportActInput!) {{ {verb}(input: $input) {{ import {{ {IMPORT} }} userErrors {{ code }} }} }}"
        );
        let input = json!({ "input": { "id": import["id"] } });
        self.answer(who, &mutation, input).await
    }

    /// Has it written or taken back.
    pub async fn ordered(&self, who: &Browser, verb: &str, import: &Value) -> Value {
        let answer = self.order(who, verb, import).await;
        assert!(answer["errors"].is_null(), "{answer}");
        assert_eq!(codes(&answer["data"][verb]), Vec::<String>::new());
        self.work().await;
        self.import(who, &import["id"]).await
    }

    pub async fn copy(&self, who: &Browser, import: &Value) -> Vec<u8> {
        let url = import["check"]["file"]["url"].as_str().unwrap();
        self.fetch(url, &who.files).await.bytes
    }
}

pub fn counts(import: &Value) -> [i64; 4] {
    ["created", "changed", "unchanged", "wrong"].map(|count| import[count].as_i64().unwrap())
}

/// The codes of what is wrong in a line.
pub fn wrong(import: &Value, line: i64) -> Vec<(String, String)> {
    let rows = import["rows"].as_array().unwrap().iter();
    let mut own = rows.filter(|row| row["line"] == line);
    let reasons = own.next().unwrap()["reasons"].as_array().unwrap().iter();
    let told = |reason: &Value| {
        let text = |key: &str| reason[key].as_str().unwrap_or_default().to_owned();
        (text("column"), text("code"))
    };
    reasons.map(told).collect()
}
