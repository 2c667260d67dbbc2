//! The public holidays of Bộ luật Lao động 2019, Điều 112, as a new tenant gets them. Which days are moved to make a bridge the
//! government says each year: that is data to be kept, not known here.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use entity::day_off;
use sea_orm::Set;

type MonthAndDay = (u32, u32);

/// Mùng 1 Tết and Giỗ Tổ Hùng Vương (mùng 10 tháng 3), which the lunar calendar moves.
const LUNAR: [(i32, MonthAndDay, MonthAndDay); 11] = [
    (2020, (1, 25), (4, 2)),
    (2021, (2, 12), (4, 21)),
    (2022, (2, 1), (4, 10)),
    (2023, (1, 22), (4, 29)),
    (2024, (2, 10), (4, 18)),
    (2025, (1, 29), (4, 7)),
    (2026, (2, 17), (4, 26)),
    (2027, (2, 6), (4, 16)),
    (2028, (1, 26), (4, 4)),
    (2029, (2, 13), (4, 23)),
    (2030, (2, 2), (4, 12)),
];

/// Whether it is known when Tết of this year is.
pub fn knows_tet(year: i32) -> bool {
    LUNAR.iter().any(|(known, ..)| *known == year)
}

fn is_weekend(day: NaiveDate) -> bool {
    day.weekday().number_from_monday() > 5
}

/// Those of the years from and to which days are known, one row a day; and the working days off that follow where one falls on
/// a weekend (Điều 111, khoản 3).
pub fn public_holidays(years: impl IntoIterator<Item = i32>) -> Vec<day_off::ActiveModel> {
    let mut days: BTreeMap<NaiveDate, String> = BTreeMap::new();
    for year in years {
        let mut add = |(month, day), name: &str, before, after| {
            let Some(day) = NaiveDate::from_ymd_opt(year, month, day) else {
                return;
            };
            let first = day - Days::new(before);
            let all = first
                .iter_days()
                .take_while(|other| *other <= day + Days::new(after));
            days.extend(all.map(|day| (day, name.to_owned())));
        };
        add((1, 1), "Tết Dương lịch", 0, 0);
        add((4, 30), "Ngày Chiến thắng", 0, 0);
        add((5, 1), "Ngày Quốc tế lao động", 0, 0);
        add((9, 2), "Quốc khánh", 1, 0);
        if let Some((_, tet, kings)) = LUNAR.iter().find(|(known, ..)| *known == year) {
            add(*tet, "Tết Nguyên đán", 1, 3);
            add(*kings, "Giỗ Tổ Hùng Vương", 0, 0);
        }
    }
    let rested: Vec<_> = days.clone().into_iter().collect();
    for (day, name) in rested.into_iter().filter(|(day, _)| is_weekend(*day)) {
        let mut after = day.iter_days().skip(1);
        if let Some(next) = after.find(|day| !is_weekend(*day) && !days.contains_key(day)) {
            days.insert(next, format!("Nghỉ bù {name}"));
        }
    }
    let row = |(day, name): (NaiveDate, String)| day_off::ActiveModel {
        day: Set(day),
        name: Set(name),
        works: Set(false),
        ..Default::default()
    };
    days.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::lunar;
    use super::*;

    fn days_of(year: i32) -> Vec<String> {
        let days = public_holidays([year]).into_iter();
        days.filter_map(|mut row| row.day.take())
            .map(|day| day.format("%d/%m").to_string())
            .collect()
    }

    #[test]
    fn tet_and_the_kings_day_are_when_the_moon_says() {
        for (year, tet, kings) in LUNAR {
            let day = |(month, day)| NaiveDate::from_ymd_opt(year, month, day);
            assert_eq!(day(tet), lunar::day(year, 1, 1), "Tết {year}");
            assert_eq!(day(kings), lunar::day(year, 3, 10), "Giỗ Tổ {year}");
        }
    }

    #[test]
    fn the_days_of_2020_and_2021_are_these() {
        assert_eq!(
            days_of(2020),
            [
                "01/01", "24/01", "25/01", "26/01", "27/01",
                "28/01", // Mùng 1 and mùng 2 are a weekend.
                "29/01", "30/01", "02/04", "30/04", "01/05", "01/09", "02/09",
            ]
        );
        assert_eq!(
            days_of(2021),
            [
                "01/01", "11/02", "12/02", "13/02", "14/02",
                "15/02", // Mùng 2 and mùng 3 are a weekend.
                "16/02", "17/02", "21/04", "30/04", "01/05", // A Saturday.
                "03/05", "01/09", "02/09",
            ]
        );
    }

    #[test]
    fn a_day_off_on_a_weekend_is_made_up_for_on_the_next_working_day() {
        // Giỗ Tổ, Saturday 29/4/2023, and 30/4 meet 1/5: Tuesday and Wednesday are off for them.
        let mut spring = days_of(2023);
        spring.retain(|day| day.ends_with("/04") || day.ends_with("/05"));
        assert_eq!(spring, ["29/04", "30/04", "01/05", "02/05", "03/05"]);
        for (year, ..) in LUNAR {
            let rows = public_holidays([year]);
            let all: BTreeSet<_> = rows
                .iter()
                .filter_map(|row| row.day.clone().take())
                .collect();
            let worked: Vec<_> = all.iter().filter(|day| !is_weekend(**day)).collect();
            // Eleven days that would be worked on, unless two of them are the same.
            assert_eq!((rows.len(), worked.len()), (all.len(), 11), "{year}");
        }
        // A year of which the moon is not known has those of the sun, two of which are made up for.
        assert_eq!(days_of(2051).len(), 8);
    }
}
