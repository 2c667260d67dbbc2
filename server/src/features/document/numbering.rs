//! Whether registers have every number that they gave, each once: an entry that was removed leaves a gap, also at the end.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use entity::{arrival, document, organization, register};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait as _, FromQueryResult};
use uuid::Uuid;

use super::register::{Series, number_text};
use crate::platform::{Actor, Db, Protected, Reader, Result, Scoped};

/// As many numbers are told of one register.
const TOLD: usize = 5;

/// One organization's register of a year.
type Kept = (Uuid, i32);

/// The numbers that a register gave: those up to `before` on paper.
#[derive(Clone, Copy)]
struct Given {
    before: i32,
    last: i32,
}

/// What the entries of one register come to.
#[derive(FromQueryResult)]
struct Tally {
    organization_id: Uuid,
    year: i32,
    entries: i64,
    numbers: i64,
    first: i32,
    last: i32,
}

impl Tally {
    /// As many as were given here, from the first on, each once.
    fn is_whole(&self, given: Given) -> bool {
        let all = i64::from(given.last - given.before);
        self.first == given.before + 1
            && self.last == given.last
            && self.entries == all
            && self.numbers == all
    }
}

#[derive(FromQueryResult)]
struct Number {
    number: i32,
}

/// How many registers of a tenant's are whole, and what is wrong with which.
pub async fn verify_numbers(db: &Db, tenant: Uuid) -> Result<(u64, Vec<String>)> {
    let reader = db.reader(Arc::new(Actor::system(tenant, db.clock().today())));
    let papers = {
        use document::Column::{Number, OrganizationId, Year};
        [OrganizationId, Year, Number]
    };
    let arrivals = {
        use arrival::Column::{Number, OrganizationId, Year};
        [OrganizationId, Year, Number]
    };
    let issued = || {
        reader
            .find::<document::Entity>()
            .filter(document::Column::CopyOfId.is_null())
    };
    let copied = || {
        reader
            .find::<document::Entity>()
            .filter(document::Column::CopyOfId.is_not_null())
    };
    let arrived = || reader.find::<arrival::Entity>();
    let all = [
        verify(&reader, Series::Issued, issued, papers).await?,
        verify(&reader, Series::Copies, copied, papers).await?,
        verify(&reader, Series::Arrived, arrived, arrivals).await?,
    ];
    let hold = all.iter().map(|(hold, _)| hold).sum();
    Ok((
        hold,
        all.into_iter().flat_map(|(_, broken)| broken).collect(),
    ))
}

async fn verify<E: Protected>(
    reader: &Reader,
    series: Series,
    entries: impl Fn() -> Scoped<E>,
    columns: [E::Column; 3],
) -> Result<(u64, Vec<String>)> {
    let registers = reader
        .find::<register::Entity>()
        .filter(register::Column::Direction.eq(series.direction()))
        .filter(register::Column::OfCopies.eq(series.of_copies()));
    let mut given: BTreeMap<Kept, Given> = BTreeMap::new();
    for row in reader.all(registers).await? {
        let numbers = Given {
            before: row.begun_after,
            last: row.last_number,
        };
        given.insert((row.organization_id, row.year), numbers);
    }
    let found = tallies(reader, entries(), columns).await?;
    // Entries of a register that is not there are too many.
    for kept in found.keys() {
        let none = Given { before: 0, last: 0 };
        given.entry(*kept).or_insert(none);
    }
    let all = given.len();
    given.retain(|kept, given| match found.get(kept) {
        Some(tally) => !tally.is_whole(*given),
        // One that has only gone over from paper.
        None => given.last > given.before,
    });
    let names = given.keys().map(|(organization, _)| *organization);
    let names = reader.by_ids::<organization::Entity>(names).await?;
    let mut broken = Vec::new();
    for ((organization, year), given) in &given {
        let numbers = numbers(reader, entries(), columns, (*organization, *year)).await?;
        let name = names.get(organization).map_or("?", |row| row.name.as_str());
        let what = match series {
            Series::Issued => "issued",
            Series::Copies => "was copied",
            Series::Arrived => "arrived",
        };
        let wrong = wrong(*given, &numbers).join("; ");
        broken.push(format!("{name}, what {what} in {year}: {wrong}"));
    }
    let hold = all - given.len();
    Ok((u64::try_from(hold).unwrap_or_default(), broken))
}

async fn tallies<E: Protected>(
    reader: &Reader,
    entries: Scoped<E>,
    [organization, year, number]: [E::Column; 3],
) -> Result<HashMap<Kept, Tally>> {
    let column = |column: E::Column| Expr::col((E::default(), column));
    let counted = entries.shape(|select| {
        select
            .clear_selects()
            .expr_as(column(organization), "organization_id")
            .expr_as(column(year), "year")
            .expr_as(Func::count(column(number)), "entries")
            .expr_as(Func::count_distinct(column(number)), "numbers")
            .expr_as(Func::min(column(number)), "first")
            .expr_as(Func::max(column(number)), "last")
            .add_group_by([column(organization), column(year)]);
    });
    let rows: Vec<Tally> = reader.rows(counted).await?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|row| ((row.organization_id, row.year), row))
        .collect())
}

async fn numbers<E: Protected>(
    reader: &Reader,
    entries: Scoped<E>,
    [organization, year, number]: [E::Column; 3],
    (of, in_year): Kept,
) -> Result<Vec<i32>> {
    let entries = entries.filter(organization.eq(of)).filter(year.eq(in_year));
    let entries = entries.shape(|select| {
        let number = Expr::col((E::default(), number));
        select.clear_selects().expr_as(number, "number");
    });
    let rows: Vec<Number> = reader.rows(entries).await?;
    Ok(rows.into_iter().map(|row| row.number).collect())
}

/// What is wrong with these numbers, where the register gave those.
fn wrong(given: Given, numbers: &[i32]) -> Vec<String> {
    let mut times: BTreeMap<i32, usize> = BTreeMap::new();
    for number in numbers {
        *times.entry(*number).or_default() += 1;
    }
    let given = given.before + 1..=given.last;
    let missing: BTreeSet<i32> = given
        .clone()
        .filter(|number| !times.contains_key(number))
        .collect();
    let of = |is: &dyn Fn(i32, usize) -> bool| -> BTreeSet<i32> {
        let found = times.iter().filter(|(number, times)| is(**number, **times));
        found.map(|(number, _)| *number).collect()
    };
    [
        (missing, "missing"),
        (of(&|_, times| times > 1), "more than once"),
        (
            of(&|number, _| !given.contains(&number)),
            "never given by the register",
        ),
    ]
    .into_iter()
    .filter(|(numbers, _)| !numbers.is_empty())
    .map(|(numbers, what)| format!("{} {what}", some(&numbers)))
    .collect()
}

fn some(numbers: &BTreeSet<i32>) -> String {
    let told = numbers.iter().take(TOLD).map(|number| number_text(*number));
    let told = told.collect::<Vec<_>>().join(", ");
    let more = if numbers.len() > TOLD { " …" } else { "" };
    format!("{told}{more}")
}

#[cfg(test)]
mod tests {
    use super::Given;

    fn wrong(last: i32, numbers: &[i32]) -> Vec<String> {
        super::wrong(Given { before: 0, last }, numbers)
    }

    #[test]
    fn what_is_wrong_with_numbers_is_told_briefly() {
        assert!(wrong(3, &[1, 2, 3]).is_empty());
        let gaps = wrong(4, &[1, 3, 3]);
        assert_eq!(gaps, ["02, 04 missing", "03 more than once"]);
        let more = wrong(1, &[1, 7]);
        assert_eq!(more, ["07 never given by the register"]);
        assert_eq!(wrong(9, &[9]), ["01, 02, 03, 04, 05 … missing"]);
        let from_paper = Given {
            before: 40,
            last: 43,
        };
        assert!(super::wrong(from_paper, &[41, 42, 43]).is_empty());
        assert_eq!(
            super::wrong(from_paper, &[1, 41, 43]),
            ["42 missing", "01 never given by the register"]
        );
    }
}
