//! What rows are compared with: the organizations, levels and clusters that are there, and which of them a row names.

use std::collections::{HashMap, HashSet};

use entity::organization::{self, Kind};
use entity::{cluster, education_level};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::commands::OrganizationForm;
use super::super::model::is_closed;
use crate::platform::import::{
    FieldChange, ImportProblem as Problem, Row, choices, same_telephone,
};
use crate::platform::text::fold;

/// What is there already at and below the place.
pub struct World {
    pub(super) place: Uuid,
    pub(super) today: chrono::NaiveDate,
    pub(super) rows: Vec<organization::Model>,
    /// By folded name and by symbol: which of `rows`.
    pub(super) called: HashMap<String, Vec<usize>>,
    pub(super) symbols: HashMap<String, Vec<usize>>,
    /// Those below which others may stand, by folded name and short name.
    pub(super) offices: HashMap<String, Vec<usize>>,
    pub(super) levels: Vec<education_level::Model>,
    pub(super) clusters: Vec<cluster::Model>,
    pub(super) levels_of: HashMap<Uuid, HashSet<Uuid>>,
    pub(super) clusters_of: HashMap<Uuid, HashSet<Uuid>>,
    /// What a row above was about, and which that was.
    pub(super) seen: HashMap<String, u32>,
}

/// What was there where the row changed something.
#[derive(Serialize, Deserialize, Default)]
pub struct Former {
    pub(super) name: Option<String>,
    pub(super) short_name: Option<String>,
    pub(super) symbol: Option<String>,
    pub(super) place: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) address: Option<String>,
    pub(super) levels: Option<Vec<Uuid>>,
    pub(super) clusters: Option<Vec<Uuid>>,
}

impl World {
    /// Which organization the row is about: the one with its symbol, or the open one of its name.
    pub(super) fn about(
        &self,
        row: &mut Row<'_>,
        name: &str,
        symbol: Option<&str>,
        parent: Option<Uuid>,
    ) -> Option<usize> {
        let open = |at: &&usize| {
            self.rows
                .get(**at)
                .is_some_and(|row| !is_closed(row, self.today))
        };
        let below = |at: &&usize| {
            parent.is_none_or(|parent| {
                self.rows
                    .get(**at)
                    .is_some_and(|row| row.parent_id == Some(parent))
            })
        };
        let named = self.called.get(&fold(name)).into_iter().flatten();
        let named: Vec<usize> = named.filter(open).filter(below).copied().collect();
        let signed = symbol.and_then(|symbol| self.symbols.get(&fold(symbol)));
        let signed: Vec<usize> = signed.into_iter().flatten().filter(open).copied().collect();
        let own = |at: &&usize| {
            self.rows
                .get(**at)
                .is_some_and(|row| row.parent_id == Some(self.place))
        };
        match (named.as_slice(), signed.as_slice()) {
            ([], [one]) | ([one], _) => Some(*one),
            ([], _) => None,
            (several, _) => {
                let both = several.iter().filter(|at| signed.contains(at));
                let mut nearer = both.chain(several.iter().filter(own));
                let nearest = nearer.next().copied();
                if nearest.is_none() {
                    let above = several
                        .iter()
                        .filter_map(|at| self.rows.get(*at)?.parent_id);
                    let above = above.filter_map(|id| self.rows.iter().find(|row| row.id == id));
                    let above: Vec<_> = above.map(|row| row.short_name.as_str()).collect();
                    row.fail("name", Problem::Ambiguous, choices(above));
                }
                nearest
            }
        }
    }

    pub(super) fn parent(&self, row: &mut Row<'_>) -> Option<Uuid> {
        let said = row.text("parent")?;
        match self.offices.get(&fold(&said)).map(Vec::as_slice) {
            Some([at]) => return self.rows.get(*at).map(|one| one.id),
            Some(_) => row.fail("parent", Problem::Ambiguous, ""),
            None => {
                let offices = self.rows.iter().filter(|one| one.kind != Kind::School);
                let names = choices(offices.map(|one| one.name.as_str()));
                row.fail("parent", Problem::Unknown, names);
            }
        }
        None
    }

    pub(super) fn levels(&self, row: &mut Row<'_>) -> Option<Vec<Uuid>> {
        let mut levels = Vec::new();
        for said in row.several("levels") {
            let folded = fold(&said);
            let known = self
                .levels
                .iter()
                .find(|level| fold(&level.name) == folded || fold(&level.code) == folded);
            match known {
                Some(level) => levels.push(level.id),
                None => {
                    let names = choices(self.levels.iter().map(|level| level.name.as_str()));
                    row.fail("levels", Problem::Unknown, names);
                }
            }
        }
        (!levels.is_empty()).then_some(levels)
    }

    pub(super) fn clusters(&self, row: &mut Row<'_>) -> Option<Vec<Uuid>> {
        let mut clusters = Vec::new();
        for said in row.several("clusters") {
            let folded = fold(&said);
            match self.clusters.iter().find(|one| one.name_folded == folded) {
                Some(one) => clusters.push(one.id),
                None => {
                    let names = choices(self.clusters.iter().map(|one| one.name.as_str()));
                    row.fail("clusters", Problem::Unknown, names);
                }
            }
        }
        (!clusters.is_empty()).then_some(clusters)
    }

    pub(super) fn names(&self, ids: &[Uuid]) -> String {
        let levels = self.levels.iter().map(|row| (row.id, row.name.as_str()));
        let all = levels.chain(self.clusters.iter().map(|row| (row.id, row.name.as_str())));
        let named = all.filter(|(id, _)| ids.contains(id)).map(|(_, name)| name);
        named.collect::<Vec<_>>().join(", ")
    }

    /// What the form changes of an organization, the form of only that, and what was there.
    pub(super) fn changes(
        &self,
        row: &Row<'_>,
        before: &organization::Model,
        said: OrganizationForm,
    ) -> (Vec<FieldChange>, OrganizationForm, Former) {
        let (mut changes, mut form, mut former) =
            (Vec::new(), OrganizationForm::default(), Former::default());
        let mut told = |key: &str, from: String, to: String| {
            let column = row.title(key);
            changes.push(FieldChange { column, from, to });
        };
        let lines = [
            (
                "name",
                said.name,
                Some(before.name.clone()),
                &mut form.name,
                &mut former.name,
            ),
            (
                "short",
                said.short_name,
                Some(before.short_name.clone()),
                &mut form.short_name,
                &mut former.short_name,
            ),
            (
                "symbol",
                said.symbol,
                before.symbol.clone(),
                &mut form.symbol,
                &mut former.symbol,
            ),
            (
                "place",
                said.place,
                before.place.clone(),
                &mut form.place,
                &mut former.place,
            ),
            (
                "phone",
                said.phone,
                before.phone.clone(),
                &mut form.phone,
                &mut former.phone,
            ),
            (
                "email",
                said.email,
                before.email.clone(),
                &mut form.email,
                &mut former.email,
            ),
            (
                "address",
                said.address,
                before.address.clone(),
                &mut form.address,
                &mut former.address,
            ),
        ];
        for (key, said, was, form, former) in lines {
            let was = was.unwrap_or_default();
            let Some(said) = said.filter(|said| *said != was) else {
                continue;
            };
            if key == "phone" && same_telephone(&said, &was) {
                continue;
            }
            told(key, was.clone(), said.clone());
            (*form, *former) = (Some(said), Some(was));
        }
        let parts = [
            (
                "levels",
                said.levels,
                &self.levels_of,
                &mut form.levels,
                &mut former.levels,
            ),
            (
                "clusters",
                said.clusters,
                &self.clusters_of,
                &mut form.clusters,
                &mut former.clusters,
            ),
        ];
        for (key, said, known, form, former) in parts {
            let was = known.get(&before.id).cloned().unwrap_or_default();
            let Some(said) =
                said.filter(|said| said.iter().copied().collect::<HashSet<_>>() != was)
            else {
                continue;
            };
            let was: Vec<Uuid> = was.into_iter().collect();
            told(key, self.names(&was), self.names(&said));
            (*form, *former) = (Some(said), Some(was));
        }
        (changes, form, former)
    }
}
