//! The public holidays of Bộ luật Lao động 2019, Điều 112, as a new tenant gets them. Which days are moved to make a bridge the
//! government says each year: that is data to be kept, not known here.

use chrono::{Days, NaiveDate};
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

/// Those of the years from and to which days are known, one row a day.
pub fn public_holidays(years: impl IntoIterator<Item = i32>) -> Vec<day_off::ActiveModel> {
    let mut days: Vec<(NaiveDate, &str)> = Vec::new();
    for year in years {
        let mut add = |(month, day), name, before, after| {
            let Some(day) = NaiveDate::from_ymd_opt(year, month, day) else {
                return;
            };
            let first = day - Days::new(before);
            let all = first
                .iter_days()
                .take_while(|other| *other <= day + Days::new(after));
            days.extend(all.map(|day| (day, name)));
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
    days.sort_unstable();
    days.dedup_by_key(|(day, _)| *day);
    let row = |(day, name): (NaiveDate, &str)| day_off::ActiveModel {
        day: Set(day),
        name: Set(name.to_owned()),
        works: Set(false),
        ..Default::default()
    };
    days.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_eleven_days_off() {
        assert_eq!(public_holidays([2027]).len(), 11);
        // A year of which the moon is not known has those of the sun.
        assert_eq!(public_holidays([2051]).len(), 5);
    }
}
