//! Who asks: an [`Actor`] with the [`Grant`]s that his appointments give him today, each at a [`Place`] of the tree, and
//! the conditions that say how far they reach.

use chrono::NaiveDate;
use entity::organization;
use entity::position::Role;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, Iterable};
use uuid::Uuid;

use super::error::Error;
use super::sight::Sight;

/// Where an organization stands in the tree. Its path holds the ids from the root down to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub organization: Uuid,
    pub path: String,
}

impl Place {
    /// The lowest place that has both below it.
    #[must_use]
    pub fn above_both(&self, other: &Self) -> Option<Self> {
        let shared: Vec<Uuid> = ancestors(&self.path)
            .zip(ancestors(&other.path))
            .take_while(|(one, two)| one == two)
            .map(|(one, _)| one)
            .collect();
        let steps: String = shared
            .iter()
            .map(|id| format!("{}/", id.simple()))
            .collect();
        Some(Self {
            organization: *shared.last()?,
            path: format!("/{steps}"),
        })
    }
}

/// What one appointment gives, today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub at: Place,
    /// The organization has none below it, so its subtree is itself.
    pub leaf: bool,
}

/// A position that somebody holds today, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    pub position: Uuid,
    pub organization: Uuid,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Person {
        user: Uuid,
        session: Uuid,
    },
    /// The system at work within one tenant: a job, the demonstration's seed.
    System,
    /// Nobody in particular: sees nothing.
    Anonymous,
}

/// Who asks. Built in one place from a verified token and the appointments as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    tenant: Uuid,
    name: String,
    kind: Kind,
    grants: Vec<Grant>,
    posts: Vec<Post>,
    today: NaiveDate,
}

impl Actor {
    pub fn person(
        tenant: Uuid,
        user: Uuid,
        session: Uuid,
        name: String,
        grants: Vec<Grant>,
        today: NaiveDate,
    ) -> Self {
        Self {
            tenant,
            name,
            kind: Kind::Person { user, session },
            grants,
            posts: Vec::new(),
            today,
        }
    }

    pub fn system(tenant: Uuid, today: NaiveDate) -> Self {
        Self {
            tenant,
            name: "Sen".to_owned(),
            kind: Kind::System,
            grants: Vec::new(),
            posts: Vec::new(),
            today,
        }
    }

    pub fn anonymous(today: NaiveDate) -> Self {
        Self {
            tenant: Uuid::nil(),
            name: String::new(),
            kind: Kind::Anonymous,
            grants: Vec::new(),
            posts: Vec::new(),
            today,
        }
    }

    pub fn tenant(&self) -> Uuid {
        self.tenant
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn today(&self) -> NaiveDate {
        self.today
    }

    pub fn user(&self) -> Option<Uuid> {
        match self.kind {
            Kind::Person { user, .. } => Some(user),
            Kind::System | Kind::Anonymous => None,
        }
    }

    /// Whether one of them is himself; nobody is nobody.
    pub fn is_among(&self, people: &[Option<Uuid>]) -> bool {
        self.user().is_some() && people.contains(&self.user())
    }

    /// Whether it is himself, and he is appointed at the organization.
    pub fn is_at(&self, person: Option<Uuid>, organization: Uuid) -> bool {
        let mut grants = self.grants.iter();
        self.is_among(&[person]) && grants.any(|grant| grant.at.organization == organization)
    }

    pub fn session(&self) -> Option<Uuid> {
        match self.kind {
            Kind::Person { session, .. } => Some(session),
            Kind::System | Kind::Anonymous => None,
        }
    }

    /// The signed-in person's id, or `UNAUTHENTICATED`.
    pub fn require_user(&self) -> Result<Uuid, Error> {
        self.user().ok_or(Error::Unauthenticated)
    }

    pub fn is_system(&self) -> bool {
        self.kind == Kind::System
    }

    pub fn is_anonymous(&self) -> bool {
        self.kind == Kind::Anonymous
    }

    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// With the positions that he holds today.
    #[must_use]
    pub fn holding(mut self, posts: Vec<Post>) -> Self {
        self.posts = posts;
        self
    }

    pub fn posts(&self) -> &[Post] {
        &self.posts
    }

    /// Whether one of the roles reaches `place`.
    pub fn holds(&self, roles: &[Role], place: &Place) -> bool {
        self.is_system()
            || self
                .with(roles)
                .any(|grant| place.path.starts_with(&grant.at.path))
    }

    /// Whether one of the roles is held anywhere.
    pub fn holds_any(&self, roles: &[Role]) -> bool {
        self.is_system() || self.with(roles).next().is_some()
    }

    /// Whether he is appointed at this very organization, in one of the roles.
    pub fn serves(&self, roles: &[Role], organization: Uuid) -> bool {
        self.with(roles)
            .any(|grant| grant.at.organization == organization)
    }

    /// The grants that have one of the roles.
    pub fn with(&self, roles: &[Role]) -> impl Iterator<Item = &Grant> {
        self.grants
            .iter()
            .filter(move |grant| roles.contains(&grant.role))
    }

    /// Rows whose `column` names an organization that one of the roles reaches.
    pub fn reach<C: ColumnTrait>(&self, roles: &[Role], column: C) -> Sight {
        let mut wide = Condition::any();
        let mut leaves = Vec::new();
        for grant in self.with(roles) {
            if grant.leaf {
                leaves.push(grant.at.organization);
            } else if is_root(&grant.at.path) {
                return Sight::of(Condition::all());
            } else {
                let path = Expr::col((REACHED, organization::Column::Path));
                wide = wide.add(range(path, &grant.at.path));
            }
        }
        let leaves = Sight::among(column, leaves);
        if wide.is_empty() {
            return leaves;
        }
        // Looked up row by row, from an index: a list of all that is reached would be made anew by every statement, and
        // in a province it is long.
        let mut inside = Query::select();
        inside
            .expr(Expr::val(1))
            .from_as(organization::Entity, REACHED)
            .and_where(Expr::col((REACHED, organization::Column::Id)).eq(column.into_expr()))
            .cond_where(wide);
        leaves.or(Sight::of(Expr::exists(inside)))
    }

    /// Organizations that one of the roles reaches, by their own path: no subquery, as [`Actor::reach`] needs.
    pub fn reach_organizations(&self, roles: &[Role]) -> Sight {
        let mut paths: Vec<&str> = self
            .with(roles)
            .map(|grant| grant.at.path.as_str())
            .collect();
        paths.sort_unstable();
        paths.dedup();
        if paths.iter().any(|path| is_root(path)) {
            return Sight::of(Condition::all());
        }
        paths
            .into_iter()
            .map(|path| Sight::of(below(path)))
            .fold(Sight::default(), Sight::or)
    }

    /// Rows whose `column` names an organization at or above one that he is appointed to.
    pub fn upward<C: ColumnTrait>(&self, column: C) -> Sight {
        let above = self
            .grants
            .iter()
            .flat_map(|grant| ancestors(&grant.at.path))
            .collect();
        Sight::among(column, above)
    }

    /// Rows whose `column` names an organization at, below or above one that he is appointed to.
    pub fn around<C: ColumnTrait>(&self, column: C) -> Sight {
        let every: Vec<Role> = Role::iter().collect();
        self.reach(&every, column).or(self.upward(column))
    }
}

/// Every id on a path, from the root down.
pub fn ancestors(path: &str) -> impl Iterator<Item = Uuid> {
    path.split('/')
        .filter_map(|step| Uuid::try_parse(step).ok())
}

/// The tenant's topmost organization: everything is below it.
fn is_root(path: &str) -> bool {
    ancestors(path).count() == 1
}

/// Organizations at or below a path, as a range that an index serves.
pub fn below(path: &str) -> Condition {
    range(organization::Column::Path.into_expr(), path)
}

fn range(column: Expr, path: &str) -> Condition {
    // '0' is the character after '/', with which every path ends.
    let end = format!("{}0", path.trim_end_matches('/'));
    Condition::all()
        .add(column.clone().gte(path))
        .add(column.lt(end))
}

/// The organization that a row belongs to, beside whatever the statement is about.
const REACHED: &str = "reached";

/// A condition that no row meets.
pub fn nothing() -> Condition {
    Condition::all().add(Expr::val(1).eq(0))
}
