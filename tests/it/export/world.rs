//! An export, asked for as the page asks for it, and done as the server does it.

use std::sync::Arc;

use entity::organization;
use sea_orm::{ColumnTrait as _, Set};
use serde_json::{Value, json};
use server::jobs;
use server::platform::{Actor, Intent, text};
use sheet::{Grid, Value as Cell};
use uuid::Uuid;

use crate::attachment::world::{Browser, Fetched, Office};

const JOB: &str = "id title state done total failure file { name size url } availableActions";

/// The question by which the page shows organizations, ten at a time.
pub const ORGANIZATIONS: &str = "query Organizations($filter: OrganizationFilter, $after: String) {
    organizations(filter: $filter, first: 10, after: $after) {
        nodes { id name shortName kind levels { name } phone }
        pageInfo { hasNextPage endCursor }
        totalCount
    }
}";

/// All schools as a workbook.
pub fn schools() -> Value {
    json!({
        "query": ORGANIZATIONS,
        "operationName": "Organizations",
        "variables": json!({ "filter": { "kind": "SCHOOL" } }).to_string(),
        "list": "organizations",
        "format": "XLSX",
        "title": "Đơn vị: trường",
        "columns": [
            { "title": "Tên", "cells": "TEXT", "paths": ["name"] },
            { "title": "Loại", "cells": "TEXT", "paths": ["kind"], "words": [{ "code": "SCHOOL", "word": "Trường" }] },
            { "title": "Cấp học", "cells": "TEXT", "paths": ["levels.name"] },
            { "title": "Điện thoại", "cells": "TEXT", "paths": ["phone"] },
        ],
        "factsTitle": "Bộ lọc",
        "facts": [{ "name": "Loại", "value": "Trường" }],
    })
}

impl Office {
    /// So many schools more below the office.
    pub async fn more_schools(&self, many: usize) {
        let db = &self.app.db;
        let tenant = db.tenants().await.unwrap().remove(0).id;
        let system = Arc::new(Actor::system(tenant, db.clock().today()));
        let reader = db.reader(system.clone());
        let kind = organization::Column::Kind.eq(organization::Kind::School);
        let school = reader.find::<organization::Entity>().filter(kind).limit(1);
        let school = reader.one(school).await.unwrap().unwrap();
        let office = reader.get::<organization::Entity>(school.parent_id.unwrap());
        let office = office.await.unwrap();
        let schools = (0..many).map(|n| {
            let (id, name) = (Uuid::now_v7(), format!("Trường Mầm non Số {n}"));
            organization::ActiveModel {
                id: Set(id),
                parent_id: Set(Some(office.id)),
                kind: Set(organization::Kind::School),
                short_name: Set(name.clone()),
                name_folded: Set(text::fold(&name)),
                name_sort: Set(text::sort_key(&name)),
                name: Set(name),
                path: Set(format!("{}{}/", office.path, id.simple())),
                ..Default::default()
            }
        });
        let mut w = db.writer(system, Intent::once()).await.unwrap();
        w.seed::<organization::Entity>(schools.collect())
            .await
            .unwrap();
        w.commit(&()).await.unwrap();
    }

    /// What `exportRequest` answers.
    pub async fn export(&self, who: &Browser, input: Value) -> Value {
        let request = format!(
            "mutation($input: ExportRequestInput!) {{ exportRequest(input: $input) {{ job {{ {JOB} }} userErrors {{ code }} }} }}"
        );
        let asked = self.ask(who, &request, json!({ "input": input })).await;
        asked["exportRequest"].clone()
    }

    /// A job as it is now.
    pub async fn job(&self, who: &Browser, id: &Value) -> Value {
        let query = format!("query($id: ID!) {{ job(id: $id) {{ {JOB} }} }}");
        self.ask(who, &query, json!({ "id": id })).await["job"].clone()
    }

    /// Does all that waits, as the server does beside its answers.
    pub async fn work(&self) {
        jobs::rest(&self.app, Uuid::now_v7()).await.unwrap();
    }

    /// The job, after it was done.
    pub async fn exported(&self, who: &Browser, input: Value) -> Value {
        let asked = self.export(who, input).await;
        assert_eq!(asked["userErrors"], json!([]));
        self.work().await;
        self.job(who, &asked["job"]["id"]).await
    }

    pub async fn made(&self, who: &Browser, job: &Value) -> Fetched {
        let url = job["file"]["url"].as_str().unwrap();
        self.fetch(url, &who.files).await
    }
}

pub fn rows(grid: &Grid) -> Vec<Vec<String>> {
    let words = |cells: &Vec<Cell>| cells.iter().map(Cell::words).collect();
    grid.lines.iter().map(|line| words(&line.cells)).collect()
}
