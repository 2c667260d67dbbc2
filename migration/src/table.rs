//! How a table of ours is made, on either engine. Used by released migrations: what it makes must not change.
//!
//! | here | PostgreSQL | SQLite |
//! |---|---|---|
//! | uuid | `uuid` | 16-byte blob |
//! | bytes | `bytea` | blob |
//! | json | `jsonb` | text |
//! | instant | `timestamptz` | RFC 3339 text in UTC, which sorts by time |
//! | date | `date` | ISO 8601 text |
//! | closed set of codes | `text` with a check | same |

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, timestamp_with_time_zone as instant, uuid, uuid_null};
use sea_orm_migration::sea_orm::DbBackend;

/// A table in the making. References carry the tenant, so the database itself refuses a row that points into another
/// tenant; what is referred to must be made a [`parent`](Self::parent).
pub struct NewTable<'m> {
    manager: &'m SchemaManager<'m>,
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
    tenanted: bool,
    /// Whether some mandatory reference already ties each row to its tenant.
    tied: bool,
}

impl<'m> NewTable<'m> {
    /// A table whose rows belong to a tenant.
    pub fn of_tenant(manager: &'m SchemaManager<'m>, name: &'static str) -> Self {
        let mut new = Self::of_installation(manager, name);
        new.table.col(uuid("tenant_id"));
        new.tenanted = true;
        new
    }

    /// A table that all tenants of the installation share.
    pub fn of_installation(manager: &'m SchemaManager<'m>, name: &'static str) -> Self {
        let mut table = Table::create();
        table
            .table(name)
            .col(uuid("id").primary_key())
            .col(integer("version").default(1))
            .col(instant("created_at"))
            .col(instant("updated_at"));
        Self {
            manager,
            name,
            table,
            indexes: Vec::new(),
            tenanted: false,
            tied: false,
        }
    }

    pub fn col(mut self, column: impl IntoColumnDef) -> Self {
        self.table.col(column);
        self
    }

    pub fn cols<C: IntoColumnDef>(mut self, columns: impl IntoIterator<Item = C>) -> Self {
        for column in columns {
            self.table.col(column);
        }
        self
    }

    /// Text that is compared byte by byte: a prefix of it is a range of its index, whatever the database's locale.
    pub fn exact_text(mut self, name: &'static str) -> Self {
        let mut column = ColumnDef::new(name);
        column.text().not_null();
        if self.manager.get_database_backend() == DbBackend::Postgres {
            column.extra("COLLATE \"C\"");
        }
        self.table.col(column);
        self
    }

    /// A code out of a closed set.
    pub fn code(self, name: &'static str, codes: &[&'static str]) -> Self {
        self.codes(ColumnDef::new(name).not_null(), name, codes)
    }

    pub fn code_null(self, name: &'static str, codes: &[&'static str]) -> Self {
        self.codes(ColumnDef::new(name).null(), name, codes)
    }

    fn codes(mut self, column: &mut ColumnDef, name: &'static str, codes: &[&'static str]) -> Self {
        let known = Expr::col(name).is_in(codes.iter().copied());
        self.table.col(column.text().check(known).take());
        self
    }

    pub fn check(mut self, rule: Expr) -> Self {
        self.table.check(rule);
        self
    }

    /// Lets rows of this table be referred to.
    pub fn parent(mut self) -> Self {
        let mut key = Index::create();
        key.name(format!("{}_tenant_id_id_key", self.name))
            .col("tenant_id")
            .col("id")
            .unique();
        self.table.index(&mut key);
        self
    }

    /// The same, led by the id: where sight is an OR, SQLite would take a key led by the tenant, and read all of it.
    pub fn parent_by_id(mut self) -> Self {
        let mut key = Index::create();
        key.name(format!("{}_id_tenant_id_key", self.name))
            .col("id")
            .col("tenant_id")
            .unique();
        self.table.index(&mut key);
        self
    }

    /// What it refers to cannot be deleted.
    pub fn refers(mut self, column: &'static str, to: &'static str) -> Self {
        self.tied = true;
        self.table.col(uuid(column));
        self.reference(column, to, ForeignKeyAction::Restrict)
    }

    pub fn may_refer(mut self, column: &'static str, to: &'static str) -> Self {
        self.table.col(uuid_null(column));
        self.reference(column, to, ForeignKeyAction::Restrict)
    }

    /// Part of what it refers to, and deleted with it.
    pub fn part_of(mut self, column: &'static str, to: &'static str) -> Self {
        self.tied = true;
        self.table.col(uuid(column));
        self.reference(column, to, ForeignKeyAction::Cascade)
    }

    pub fn may_be_part_of(mut self, column: &'static str, to: &'static str) -> Self {
        self.table.col(uuid_null(column));
        self.reference(column, to, ForeignKeyAction::Cascade)
    }

    /// Refers to another part of the same whole: looked at when the statement ends, so the whole can go at once.
    pub fn may_refer_to_sibling(mut self, column: &'static str) -> Self {
        self.table.col(uuid_null(column));
        let name = self.name;
        self.reference(column, name, ForeignKeyAction::NoAction)
    }

    fn reference(
        mut self,
        column: &'static str,
        to: &'static str,
        on_delete: ForeignKeyAction,
    ) -> Self {
        let mut key = ForeignKey::create();
        key.name(format!("{}_{column}_fkey", self.name))
            .from(self.name, ("tenant_id", column))
            .to(to, ("tenant_id", "id"))
            .on_delete(on_delete);
        self.table.foreign_key(&mut key);
        self
    }

    /// Unique within the tenant.
    pub fn unique(self, columns: &[&'static str]) -> Self {
        self.add_index(columns, true, true, None)
    }

    /// Unique within the tenant among the rows for which `rule` holds.
    pub fn unique_where(self, columns: &[&'static str], rule: Expr) -> Self {
        self.add_index(columns, true, true, Some(rule))
    }

    /// Unique over the whole installation.
    pub fn unique_everywhere(self, columns: &[&'static str]) -> Self {
        self.add_index(columns, true, false, None)
    }

    /// For lists within the tenant.
    pub fn index(self, columns: &[&'static str]) -> Self {
        self.add_index(columns, false, true, None)
    }

    /// For what the server does over all tenants, such as clearing away what has expired.
    pub fn index_everywhere(self, columns: &[&'static str]) -> Self {
        self.add_index(columns, false, false, None)
    }

    pub fn index_everywhere_where(self, columns: &[&'static str], rule: Expr) -> Self {
        self.add_index(columns, false, false, Some(rule))
    }

    fn add_index(
        mut self,
        columns: &[&'static str],
        unique: bool,
        within_tenant: bool,
        rule: Option<Expr>,
    ) -> Self {
        let mut index = Index::create();
        let ending = if unique { "key" } else { "idx" };
        index
            .name(format!("{}_{}_{ending}", self.name, columns.join("_")))
            .table(self.name);
        if within_tenant && self.tenanted {
            index.col("tenant_id");
        }
        for column in columns {
            index.col(*column);
        }
        if unique {
            index.unique();
        }
        if let Some(rule) = rule {
            index.and_where(rule);
        }
        self.indexes.push(index);
        self
    }

    pub async fn create(mut self) -> Result<(), DbErr> {
        // A mandatory reference ties the row to its tenant already; a second key would only make every write of a
        // tenant lock the tenant's one row.
        if self.tenanted && !self.tied {
            let mut key = ForeignKey::create();
            key.name(format!("{}_tenant_id_fkey", self.name))
                .from(self.name, "tenant_id")
                .to("tenant", "id")
                .on_delete(ForeignKeyAction::Restrict);
            self.table.foreign_key(&mut key);
        }
        self.manager.create_table(self.table).await?;
        for index in self.indexes {
            self.manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// `table.from <= table.to`
pub fn in_order(from: &'static str, to: &'static str) -> Expr {
    Expr::col(from).lte(Expr::col(to))
}

pub fn bytes(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().not_null().take()
}

pub fn bytes_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().null().take()
}
