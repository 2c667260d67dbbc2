//! Tables of tasks: which column says what, and what a row says.

use crate::fold::{fold, has_phrase, is_capitals};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Mark,
    Content,
    Time,
    Responsible,
    Other,
}

#[derive(Clone, Debug)]
pub(crate) struct Columns {
    kinds: Vec<(Column, String)>,
    /// Where the time comes first, a blank cell means the time above (a calendar with merged cells).
    calendar: bool,
    time_above: String,
}

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    pub mark: Option<String>,
    pub content: String,
    pub time: Option<String>,
    /// The row's own cell for time, with its column's name.
    pub time_cell: Option<(String, String)>,
    pub responsible: Vec<String>,
    /// Cells of other columns, each with its column's name.
    pub others: Vec<(String, String)>,
    /// The rows below belong to it.
    pub is_group: bool,
    /// The table has a column for time or for who does it: its rows are tasks.
    pub is_task: bool,
}

fn column(title: &str) -> Option<Column> {
    let folded = fold(title);
    let folded = folded.trim();
    if matches!(folded, "tt" | "stt" | "so tt" | "so thu tu" | "s tt") {
        return Some(Column::Mark);
    }
    if folded.is_empty() || folded.chars().count() > 60 {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| has_phrase(folded, word));
    if has(&[
        "phoi hop",
        "ghi chu",
        "dia diem",
        "san pham",
        "ket qua",
        "kinh phi",
        "hinh thuc",
        "doi tuong",
        "bien phap",
        "so luong",
    ]) {
        return Some(Column::Other);
    }
    if has(&[
        "thoi gian",
        "thoi han",
        "thoi diem",
        "tien do",
        "han hoan thanh",
        "thang",
        "ngay",
        "tuan",
    ]) {
        return Some(Column::Time);
    }
    if has(&[
        "phu trach",
        "chu tri",
        "thuc hien",
        "bo phan",
        "don vi",
        "nguoi",
        "phan cong",
    ]) && !has(&["noi dung"])
    {
        return Some(Column::Responsible);
    }
    has(&[
        "noi dung",
        "nhiem vu",
        "cong viec",
        "hoat dong",
        "cong tac",
        "chu de",
        "viec",
        "hang muc",
    ])
    .then_some(Column::Content)
}

impl Columns {
    /// A header names the content and at least one thing more.
    pub fn of_header(cells: &[String]) -> Option<Self> {
        let kinds: Vec<(Column, String)> = cells
            .iter()
            .map(|title| (column(title).unwrap_or(Column::Other), title.clone()))
            .collect();
        let known = cells.iter().filter(|title| column(title).is_some()).count();
        let has = |kind| kinds.iter().any(|(column, _)| *column == kind);
        let calendar = kinds
            .iter()
            .find(|(column, _)| *column != Column::Mark)
            .is_some_and(|(column, _)| *column == Column::Time);
        let header = has(Column::Content) && known >= 2 && known + 1 >= cells.len();
        header.then_some(Self {
            kinds,
            calendar,
            time_above: String::new(),
        })
    }

    pub fn width(&self) -> usize {
        self.kinds.len()
    }

    /// None for a row that says nothing under "content".
    pub fn read(&mut self, cells: &[String]) -> Option<Row> {
        let mut row = Row {
            is_task: self
                .kinds
                .iter()
                .any(|(kind, _)| matches!(kind, Column::Time | Column::Responsible)),
            ..Row::default()
        };
        let mut filled = 0;
        let spare = (Column::Other, String::new());
        for (index, cell) in cells
            .iter()
            .map(|cell| cell.trim())
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let (kind, title) = self.kinds.get(index).unwrap_or(&spare);
            filled += usize::from(*kind != Column::Mark);
            match kind {
                Column::Mark if row.mark.is_none() => row.mark = Some(cell.to_owned()),
                Column::Content if row.content.is_empty() => row.content = cell.to_owned(),
                Column::Time if row.time.is_none() => {
                    row.time = Some(cell.to_owned());
                    row.time_cell = Some((title.clone(), cell.to_owned()));
                }
                Column::Responsible => row.responsible.push(cell.to_owned()),
                _ => row.others.push((title.clone(), cell.to_owned())),
            }
        }
        if self.calendar {
            match &row.time {
                Some(time) if !row.content.is_empty() => self.time_above.clone_from(time),
                None if !self.time_above.is_empty() => row.time = Some(self.time_above.clone()),
                _ => {}
            }
        }
        let roman = row.mark.as_deref().is_some_and(|mark| {
            mark.trim_end_matches('.')
                .chars()
                .all(|c| "IVXABCDĐ".contains(c))
        });
        let only = cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1;
        if only
            && filled == 0
            && let Some(mark) = row.mark.take_if(|mark| mark.chars().count() > 6)
        {
            // A title across the whole width stands in the first cell.
            row.content = mark;
            row.is_group = true;
            return Some(row);
        }
        row.is_group = filled == 1
            && !row.content.is_empty()
            && (roman || row.mark.is_none() && is_capitals(&row.content));
        (!row.content.is_empty()).then_some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        text.split('|').map(|cell| cell.trim().to_owned()).collect()
    }

    #[test]
    fn a_table_of_tasks() {
        let Some(mut columns) = Columns::of_header(&cells(
            "TT|Nội dung công việc|Thời gian|Đơn vị chủ trì|Đơn vị phối hợp",
        )) else {
            panic!("the header is known")
        };
        assert!(
            columns
                .read(&cells("I|CÔNG TÁC CHỈ ĐẠO|||"))
                .is_some_and(|row| row.is_group)
        );
        let row = columns
            .read(&cells("1|Ban hành kế hoạch|Tháng 9|Văn phòng|Các trường"))
            .unwrap_or_default();
        assert_eq!(
            (row.mark.as_deref(), row.time.as_deref()),
            (Some("1"), Some("Tháng 9"))
        );
        assert_eq!(row.responsible, ["Văn phòng"]);
        assert_eq!(
            row.others,
            [("Đơn vị phối hợp".to_owned(), "Các trường".to_owned())]
        );
        assert!(
            Columns::of_header(&cells("UBND XÃ A|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).is_none()
        );
    }
}
