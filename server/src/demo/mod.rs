//! A made-up office to try everything with: a department over an education office, its three divisions, 60 schools in
//! five clusters, and people by position. The tenant is marked, its screens say so, and a database in use refuses it.
//!
//! All accounts share one password and its one hash: quick to make, and nothing that a real office would do.

mod names;
mod papers;
mod people;

use chrono::NaiveDate;
use entity::organization::Kind;
use entity::{cluster, cluster_member, organization, organization_level};
use sea_orm::Set;
use uuid::Uuid;

use crate::features::account::{Founded, begin_tenant, first_tenant, found, open_tenant};
use crate::features::calendar::YearDays;
use crate::features::organization::{NewOrganization, cluster_row};
use crate::platform::id::fresh;
use crate::platform::text::fold;
use crate::platform::{Db, Error, Writer};
use people::People;

/// The office's name, and the installation's.
pub const NAME: &str = "Phòng Giáo dục và Đào tạo thành phố Sen Hồng";
const CLUSTERS: usize = 5;

/// What was made, for whoever prints it.
#[derive(Debug)]
pub struct Seeded {
    pub password: String,
    /// Usernames with whose they are.
    pub accounts: Vec<(String, String)>,
}

#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(
        "This database already holds the demonstration. Start the server with it, or name an empty database to make another."
    )]
    AlreadyThere,
    #[error(
        "This database is in use, so no demonstration is put into it. Name an empty one, as in SEN_DATA_DIR=demo."
    )]
    InUse,
    #[error(
        "SEN_DEMO_PASSWORD has fewer than 12 characters. Give more, or leave it unset to have one made."
    )]
    PasswordTooShort,
    #[error("the demonstration could not be made, and nothing is left of it: {0}")]
    Failed(Error),
}

impl From<Error> for DemoError {
    fn from(cause: Error) -> Self {
        Self::Failed(cause)
    }
}

/// Makes the demonstration in a database that nobody uses, all of it or nothing.
pub async fn seed(db: &Db, password: Option<String>) -> Result<Seeded, DemoError> {
    let password = match password {
        Some(given) if given.chars().count() < 12 => return Err(DemoError::PasswordTooShort),
        Some(given) => given,
        None => people::password()?,
    };
    let Some(mut writer) = begin_tenant(db).await? else {
        let there = first_tenant(db).await?.is_some_and(|tenant| tenant.demo);
        return Err(if there {
            DemoError::AlreadyThere
        } else {
            DemoError::InUse
        });
    };
    let today = db.clock().today();
    let mut people = People::new(&password).await?;
    let tree = offices(&mut writer).await?;
    let founded = found(&mut writer, tree.office.id, &years(today)?).await?;
    people.of_offices(&founded, tree.department.id, tree.office.id)?;
    let schools = schools(&mut writer, &tree.office, &founded, &mut people).await?;
    clusters(&mut writer, tree.office.id, &schools).await?;
    papers::papers(&mut writer, tree.office.id, today).await?;
    let accounts = people.write(&mut writer).await?;
    open_tenant(&mut writer, NAME, true).await?;
    writer.commit(&()).await?;
    Ok(Seeded { password, accounts })
}

struct Tree {
    department: NewOrganization,
    office: NewOrganization,
}

async fn offices(writer: &mut Writer) -> Result<Tree, Error> {
    let department = NewOrganization::root(
        Kind::Department,
        "Sở Giáo dục và Đào tạo tỉnh Sen",
        "Sở GDĐT tỉnh Sen",
    );
    let office = NewOrganization::below(&department, Kind::Office, NAME, "Phòng GDĐT Sen Hồng");
    let rows = vec![
        organization::ActiveModel {
            symbol: Set(Some("SGDĐT".to_owned())),
            place: Set(Some("Tỉnh Sen".to_owned())),
            ..department.row()
        },
        organization::ActiveModel {
            symbol: Set(Some("PGDĐT".to_owned())),
            place: Set(Some("Sen Hồng".to_owned())),
            phone: Set(Some("0900 000 000".to_owned())),
            email: Set(Some("pgddt@senhong.example.vn".to_owned())),
            address: Set(Some("Số 1 đường Hoa Sen, thành phố Sen Hồng".to_owned())),
            ..office.row()
        },
    ];
    // One after the other: the second stands below the first.
    for row in rows {
        writer.seed::<organization::Entity>(vec![row]).await?;
    }
    Ok(Tree { department, office })
}

/// 2020-2021 on its own days, and the year that has today.
fn years(today: NaiveDate) -> Result<Vec<YearDays>, Error> {
    let missing = || Error::internal("a day that no calendar has");
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or_else(missing);
    let first = YearDays {
        starts_on: day(2020, 9, 7)?,
        ends_on: day(2021, 5, 31)?,
        terms: [
            (day(2020, 9, 7)?, day(2021, 1, 15)?),
            (day(2021, 1, 18)?, day(2021, 5, 25)?),
        ],
    };
    let this = YearDays::around(today).ok_or_else(missing)?;
    Ok(if this.name() == first.name() {
        vec![first]
    } else {
        vec![first, this]
    })
}

struct School {
    id: Uuid,
    level: &'static str,
}

async fn schools(
    writer: &mut Writer,
    office: &NewOrganization,
    founded: &Founded,
    people: &mut People,
) -> Result<Vec<School>, Error> {
    let (mut schools, mut rows, mut levels) = (Vec::new(), Vec::new(), Vec::new());
    for (level, called, letters, names) in names::SCHOOLS {
        let level_id = founded
            .level(level)
            .ok_or_else(|| Error::internal("a level that was not made"))?;
        for name in names {
            let n = schools.len() + 1;
            let slug = format!("{letters}-{}", fold(name).replace(' ', ""));
            let school = NewOrganization::below(
                office,
                Kind::School,
                &format!("{called} {name}"),
                &format!("{level} {name}"),
            );
            rows.push(organization::ActiveModel {
                phone: Set(Some(format!("0900 001 {n:03}"))),
                email: Set(Some(format!("{slug}@senhong.example.vn"))),
                place: Set(Some("Sen Hồng".to_owned())),
                ..school.row()
            });
            levels.push(organization_level::ActiveModel {
                organization_id: Set(school.id),
                level_id: Set(level_id),
                ..Default::default()
            });
            people.of_school(founded, school.id, &slug, &school.name)?;
            schools.push(School {
                id: school.id,
                level,
            });
        }
    }
    writer.seed::<organization::Entity>(rows).await?;
    writer.seed::<organization_level::Entity>(levels).await?;
    Ok(schools)
}

/// Five clusters with schools of every level; a lower secondary school leads each.
async fn clusters(writer: &mut Writer, office: Uuid, schools: &[School]) -> Result<(), Error> {
    let (mut rows, mut members) = (Vec::new(), Vec::new());
    for n in 0..CLUSTERS {
        let mut own = schools.iter().skip(n).step_by(CLUSTERS);
        let id = fresh();
        members.extend(own.clone().map(|school| cluster_member::ActiveModel {
            cluster_id: Set(id),
            organization_id: Set(school.id),
            ..Default::default()
        }));
        let lead = own.find(|school| school.level == "THCS");
        rows.push(cluster::ActiveModel {
            id: Set(id),
            organization_id: Set(office),
            lead_id: Set(lead.map(|school| school.id)),
            ..cluster_row(&format!("Cụm trường số {}", n + 1))
        });
    }
    writer.seed::<cluster::Entity>(rows).await?;
    writer.seed::<cluster_member::Entity>(members).await
}
