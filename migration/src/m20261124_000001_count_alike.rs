//! Schools that count alike form a cohort, so that a country's board adds up some hundred cohorts and looks up no
//! school: `organization.cohort`, and on each report a copy that the database itself keeps.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;
use sea_orm_migration::sea_orm::DbBackend;

/// A school that is not told yet what it has in common with others is a cohort of its own.
const ALONE_SQLITE: &str = "UPDATE organization SET cohort = random();
    UPDATE report SET cohort = (SELECT cohort FROM organization WHERE organization.id = report.organization_id);
    CREATE TRIGGER organization_alone AFTER INSERT ON organization WHEN NEW.cohort IS NULL BEGIN
        UPDATE organization SET cohort = random() WHERE id = NEW.id;
    END;
    CREATE TRIGGER report_cohort AFTER INSERT ON report BEGIN
        UPDATE report SET cohort = (SELECT cohort FROM organization WHERE id = NEW.organization_id) WHERE id = NEW.id;
    END;
    CREATE TRIGGER organization_cohort AFTER UPDATE OF cohort ON organization WHEN NEW.cohort IS NOT OLD.cohort BEGIN
        UPDATE report SET cohort = NEW.cohort WHERE organization_id = NEW.id;
    END";

const ALONE_POSTGRES: &str =
    "CREATE FUNCTION alone() RETURNS bigint LANGUAGE sql AS $$ SELECT hashtextextended(gen_random_uuid()::text, 0) $$;
    UPDATE organization SET cohort = alone();
    UPDATE report SET cohort = (SELECT cohort FROM organization WHERE organization.id = report.organization_id);
    ALTER TABLE organization ALTER COLUMN cohort SET DEFAULT alone();
    CREATE FUNCTION report_cohort() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.cohort := (SELECT cohort FROM organization WHERE id = NEW.organization_id);
        RETURN NEW;
    END $$;
    CREATE TRIGGER report_cohort BEFORE INSERT ON report FOR EACH ROW EXECUTE FUNCTION report_cohort();
    CREATE FUNCTION organization_cohort() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE report SET cohort = NEW.cohort WHERE organization_id = NEW.id;
        RETURN NULL;
    END $$;
    CREATE TRIGGER organization_cohort AFTER UPDATE OF cohort ON organization FOR EACH ROW
        WHEN (NEW.cohort IS DISTINCT FROM OLD.cohort) EXECUTE FUNCTION organization_cohort()";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["organization", "report"] {
            let mut change = Table::alter();
            change.table(table).add_column(big_integer_null("cohort"));
            manager.alter_table(change).await?;
        }
        let kept = match manager.get_database_backend() {
            DbBackend::Postgres => ALONE_POSTGRES,
            _ => ALONE_SQLITE,
        };
        manager.get_connection().execute_unprepared(kept).await?;
        let mut by_path = Index::drop();
        by_path.name("organization_board_idx").table("organization");
        manager.drop_index(by_path).await?;
        for (name, table, columns) in [
            (
                "organization_board_idx",
                "organization",
                [
                    "tenant_id",
                    "kind",
                    "cohort",
                    "path",
                    "opened_on",
                    "closed_on",
                    "id",
                ]
                .as_slice(),
            ),
            (
                "report_cohort_idx",
                "report",
                &[
                    "tenant_id",
                    "period_id",
                    "cohort",
                    "state",
                    "due_on",
                    "first_submitted_on",
                ],
            ),
        ] {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
