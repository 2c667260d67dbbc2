//! Schools that count alike form a cohort, so that a country's board adds up some two thousand of them and looks up no
//! school: `organization.cohort`, and on each report a copy. The database itself keeps the copy, and makes a school a
//! cohort of its own, a negative number, whenever what it has in common with others may have changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;
use sea_orm_migration::sea_orm::DbBackend;

const SQLITE: &str = "UPDATE organization SET cohort = -1 - abs(random() / 2);
    UPDATE report SET cohort = (SELECT cohort FROM organization WHERE organization.id = report.organization_id);
    CREATE TRIGGER organization_cohort AFTER UPDATE OF cohort ON organization WHEN NEW.cohort IS NOT OLD.cohort BEGIN
        UPDATE report SET cohort = NEW.cohort WHERE tenant_id = NEW.tenant_id AND organization_id = NEW.id;
    END;
    CREATE TRIGGER report_cohort AFTER INSERT ON report BEGIN
        UPDATE report SET cohort = (SELECT cohort FROM organization WHERE id = NEW.organization_id) WHERE id = NEW.id;
    END;
    CREATE TRIGGER organization_made AFTER INSERT ON organization WHEN NEW.cohort IS NULL BEGIN
        UPDATE organization SET cohort = -1 - abs(random() / 2) WHERE id = NEW.id;
    END;
    CREATE TRIGGER organization_moved AFTER UPDATE OF parent_id, opened_on, closed_on ON organization
        WHEN NEW.parent_id IS NOT OLD.parent_id OR NEW.opened_on IS NOT OLD.opened_on OR NEW.closed_on IS NOT OLD.closed_on
    BEGIN
        UPDATE organization SET cohort = -1 - abs(random() / 2) WHERE id = NEW.id;
    END";

/// For each event on the tables that say what a school has in common with others.
const SQLITE_PART: &str = "CREATE TRIGGER {table}_{event} AFTER {event} ON {table} BEGIN
        UPDATE organization SET cohort = -1 - abs(random() / 2) WHERE id = {row}.organization_id;
    END";

const POSTGRES: &str =
    "CREATE FUNCTION alone() RETURNS bigint LANGUAGE sql AS
        $$ SELECT -1 - abs(hashtextextended(gen_random_uuid()::text, 0) / 2) $$;
    UPDATE organization SET cohort = alone();
    UPDATE report SET cohort = (SELECT cohort FROM organization WHERE organization.id = report.organization_id);
    ALTER TABLE organization ALTER COLUMN cohort SET DEFAULT alone();
    CREATE FUNCTION organization_cohort() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE report SET cohort = NEW.cohort WHERE tenant_id = NEW.tenant_id AND organization_id = NEW.id;
        RETURN NULL;
    END $$;
    CREATE TRIGGER organization_cohort AFTER UPDATE OF cohort, parent_id, opened_on, closed_on ON organization FOR EACH ROW
        WHEN (NEW.cohort IS DISTINCT FROM OLD.cohort) EXECUTE FUNCTION organization_cohort();
    CREATE FUNCTION report_cohort() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.cohort := (SELECT cohort FROM organization WHERE id = NEW.organization_id);
        RETURN NEW;
    END $$;
    CREATE TRIGGER report_cohort BEFORE INSERT ON report FOR EACH ROW EXECUTE FUNCTION report_cohort();
    CREATE FUNCTION organization_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.cohort := alone();
        RETURN NEW;
    END $$;
    CREATE TRIGGER organization_moved BEFORE UPDATE OF parent_id, opened_on, closed_on ON organization FOR EACH ROW
        WHEN ((NEW.parent_id, NEW.opened_on, NEW.closed_on) IS DISTINCT FROM (OLD.parent_id, OLD.opened_on, OLD.closed_on))
        EXECUTE FUNCTION organization_moved();
    CREATE FUNCTION organization_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE organization SET cohort = alone()
            WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.organization_id ELSE NEW.organization_id END;
        RETURN NULL;
    END $$;
    CREATE TRIGGER organization_level_part AFTER INSERT OR UPDATE OR DELETE ON organization_level FOR EACH ROW
        EXECUTE FUNCTION organization_part();
    CREATE TRIGGER cluster_member_part AFTER INSERT OR UPDATE OR DELETE ON cluster_member FOR EACH ROW
        EXECUTE FUNCTION organization_part()";

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
        let connection = manager.get_connection();
        match manager.get_database_backend() {
            DbBackend::Postgres => {
                connection.execute_unprepared(POSTGRES).await?;
            }
            _ => {
                connection.execute_unprepared(SQLITE).await?;
                for table in ["organization_level", "cluster_member"] {
                    for (event, row) in [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
                        let part = SQLITE_PART
                            .replace("{table}", table)
                            .replace("{event}", event)
                            .replace("{row}", row);
                        connection.execute_unprepared(&part).await?;
                    }
                }
            }
        }
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
