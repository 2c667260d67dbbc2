//! What the words of a clause tell about it, without its place in the tree.

use crate::assign;
use crate::cite;
use crate::fold::{fold, has_phrase, is_capitals, starts_phrase};
use crate::model::{Assignee, Clause, Deadline};
use crate::outline::Node;
use crate::vocabulary::ClauseKind;

/// Cells of columns without a nearer meaning: "Đơn vị phối hợp: Các trường".
pub(super) fn row_notes(node: &Node, deadlines: &[Deadline]) -> Vec<Clause> {
    let Some(row) = &node.row else {
        return Vec::new();
    };
    // A time is kept in its own words too, unless a deadline says them whole.
    let told = |time: &(String, String)| deadlines.iter().any(|deadline| deadline.text == time.1);
    let others = row
        .time_cell
        .iter()
        .filter(|time| !told(time))
        .chain(&row.others);
    let note = |(title, cell): &(String, String)| Clause {
        marker: None,
        kind: ClauseKind::Note,
        text: if title.is_empty() {
            cell.clone()
        } else {
            format!("{title}: {cell}")
        },
        division: None,
        assignees: Vec::new(),
        deadlines: Vec::new(),
        line: node.line,
        last_line: node.last_line,
        children: Vec::new(),
    };
    others.map(note).collect()
}

pub(super) fn stands_out(node: &Node) -> bool {
    node.strong || is_capitals(&node.text)
}

/// "Căn cứ …", or "Thực hiện …" naming a document.
pub(super) fn is_basis(text: &str) -> bool {
    let folded = fold(&text.chars().take(24).collect::<String>());
    if starts_phrase(&folded, "can cu") {
        return true;
    }
    ["thuc hien", "theo", "xet"]
        .iter()
        .any(|lead| starts_phrase(&folded, lead))
        && (starts_phrase(&folded, "xet")
            || !cite::scan(text).is_empty()
            || cite::unnumbered_basis(text).is_some())
}

pub(super) fn names_document(text: &str) -> bool {
    is_basis(text) || !cite::scan(text).is_empty()
}

/// Whether a sentence asks somebody to do what follows, and whom.
pub(super) fn request(text: &str) -> (bool, Vec<Assignee>) {
    let folded = fold(text);
    let asked = ["de nghi", "yeu cau", "giao"]
        .iter()
        .filter(|word| has_phrase(&folded, word))
        .find_map(|word| folded.rfind(word).map(|at| (at, word.len())));
    let Some((at, length)) = asked else {
        return (false, Vec::new());
    };
    let characters = folded.get(..at).map_or(0, |before| before.chars().count()) + length;
    let after = text.chars().skip(characters).collect::<String>();
    let before = [
        "thuc hien",
        "trien khai",
        "quan tam",
        "tap trung",
        "chi dao",
        "to chuc",
    ];
    let folded_after = fold(&after);
    let stop = before
        .iter()
        .filter_map(|verb| folded_after.find(verb))
        .min()
        .unwrap_or(folded_after.len());
    let stop = folded_after
        .get(..stop)
        .map_or(0, |name| name.chars().count());
    let name: String = after.chars().take(stop).collect();
    (true, assign::in_heading(name.trim()))
}
