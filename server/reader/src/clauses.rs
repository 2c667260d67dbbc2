//! Says what each clause of an outline is for, who is charged with it and by when, and which documents it names.

mod wording;

use crate::assign;
use crate::cite::{self, Mention};
use crate::deadline::{self, Context, Years};
use crate::marker::Class;
use crate::model::{Assignee, Clause, Deadline};
use crate::outline::{Node, Outline};
use crate::section::{self, Label, Purport};
use crate::vocabulary::ClauseKind;
use wording::{is_basis, names_document, request, row_notes, stands_out};

/// A mention, the line it stands on, and whether it belongs to the legal basis.
#[derive(Debug)]
pub(crate) struct Located {
    pub mention: Mention,
    pub line: u32,
    pub in_basis: bool,
    /// The words that name it: "Công văn số 82/KH-SGDĐT".
    pub named: String,
    /// The same with the day behind it.
    pub dated: String,
    /// Its clause is a legal basis and begins with it: "Căn cứ Công văn số …".
    pub leads: bool,
}

pub(crate) struct Builder<'a> {
    pub outline: &'a Outline,
    pub years: Years,
    pub mentions: Vec<Located>,
    /// The kind each source line took, by its index.
    pub kinds: Vec<(usize, ClauseKind)>,
}

/// What a clause inherits from those above it.
#[derive(Clone, Default)]
struct Surroundings {
    purport: Option<Purport>,
    assignees: Vec<Assignee>,
    /// Below a duty, a topic or another clause with words of its own: what follows are its details.
    inside: bool,
    depth: usize,
}

impl Builder<'_> {
    pub fn build(&mut self) -> Vec<Clause> {
        let roots = self.outline.roots.clone();
        self.siblings(&roots, &Surroundings::default())
    }

    fn siblings(&mut self, ids: &[usize], around: &Surroundings) -> Vec<Clause> {
        let mut around = around.clone();
        let mut clauses = Vec::new();
        for id in ids {
            let Some(node) = self.outline.nodes.get(*id) else {
                continue;
            };
            clauses.push(self.clause(node, &around));
            // "Phòng đề nghị các trường thực hiện như sau:" charges those who follow.
            if node.class.is_none()
                && node.text.ends_with(':')
                && around.purport.is_none()
                && !around.inside
            {
                let (asked, assignees) = request(&node.text);
                if asked {
                    around.purport = Some(Purport::Duties);
                    around.assignees = assignees;
                }
            }
        }
        clauses
    }

    fn clause(&mut self, node: &Node, around: &Surroundings) -> Clause {
        let own = self.own_purport(node, around);
        let purport = own.or(around.purport);
        let kind = self.kind(node, around, own, purport);
        let mentions = self.note_mentions(node, kind);
        let is_heading = matches!(kind, ClauseKind::Section | ClauseKind::Heading);
        let mut assignees = if is_heading {
            assign::in_heading(&node.text)
        } else {
            Vec::new()
        };
        let mut deadlines = Vec::new();
        let charged = kind == ClauseKind::Duty
            || (around.inside && purport == Some(Purport::Duties) && kind == ClauseKind::Item)
            || kind == ClauseKind::Article;
        if charged {
            if let Some(row) = &node.row {
                assignees = row
                    .responsible
                    .iter()
                    .flat_map(|cell| assign::in_list(cell))
                    .collect();
                deadlines.extend(
                    row.time
                        .iter()
                        .flat_map(|time| self.times(time, node, Context::Labelled)),
                );
            } else {
                assignees = assign::in_duty(&node.text);
                let taken: Vec<_> = mentions
                    .iter()
                    .map(|mention| mention.dated.clone())
                    .collect();
                deadlines.extend(
                    deadline::scan(&node.text, Context::Running, self.years, &taken)
                        .into_iter()
                        .map(|(at, deadline)| Deadline {
                            line: node.line_at(at),
                            ..deadline
                        }),
                );
            }
            self.take_labels(node, &mut assignees, &mut deadlines);
            if kind == ClauseKind::Duty && assignees.is_empty() {
                assignees.clone_from(&around.assignees);
            }
        }
        let below = Surroundings {
            purport: if kind == ClauseKind::Section && own.is_none() {
                around.purport
            } else {
                purport
            },
            assignees: if is_heading && !assignees.is_empty() {
                assignees.clone()
            } else {
                around.assignees.clone()
            },
            inside: !is_heading,
            depth: around.depth + 1,
        };
        self.kinds
            .extend(node.sources.iter().map(|source| (*source, kind)));
        let mut children = self.siblings(&node.children, &below);
        children.splice(0..0, row_notes(node, &deadlines));
        Clause {
            marker: node.marker.as_ref().map(|marker| marker.text.clone()),
            kind,
            text: node.text.clone(),
            division: assign::division(&assignees),
            assignees,
            deadlines,
            line: node.line,
            last_line: node.last_line,
            children,
        }
    }

    /// What the clause's own words announce, if it can be a heading.
    fn own_purport(&self, node: &Node, around: &Surroundings) -> Option<Purport> {
        let heads = node.class.is_some()
            && node.row.is_none()
            && !around.inside
            && (around.depth == 0 || !node.children.is_empty() || stands_out(node));
        let listed =
            matches!(node.class, Some(Class::Bullet(_))) || section::label(&node.text).is_some();
        let titled = around.depth > 0
            && around.purport == Some(Purport::Duties)
            && !stands_out(node)
            && node.text.split(' ').count() > 8;
        if !heads || listed && node.children.is_empty() || titled {
            None
        } else {
            section::purport(node.text.trim_end_matches([':', '.']))
        }
    }

    fn kind(
        &self,
        node: &Node,
        around: &Surroundings,
        own: Option<Purport>,
        purport: Option<Purport>,
    ) -> ClauseKind {
        if node.closing {
            return ClauseKind::Closing;
        }
        if let Some(row) = &node.row {
            return if row.is_group {
                ClauseKind::Heading
            } else if row.is_task {
                ClauseKind::Duty
            } else {
                ClauseKind::Item
            };
        }
        if node.class == Some(Class::Article) {
            return ClauseKind::Article;
        }
        let labelled = section::label(&node.text).is_some();
        if labelled
            && (around.inside || around.purport == Some(Purport::Duties))
            && node.children.is_empty()
        {
            return ClauseKind::Note;
        }
        if around.depth == 0
            && is_basis(&node.text)
            && (node.class.is_none() || matches!(node.class, Some(Class::Bullet(_))))
        {
            return ClauseKind::LegalBasis;
        }
        let Some(class) = node.class else {
            return self.paragraph_kind(node, around);
        };
        if around.depth == 0 && self.is_section(node, class, own, purport) {
            return ClauseKind::Section;
        }
        if !around.inside && self.is_heading(node, own, purport) {
            return ClauseKind::Heading;
        }
        if around.inside {
            return ClauseKind::Item;
        }
        match purport {
            Some(Purport::LegalBasis) => {
                if names_document(&node.text) {
                    ClauseKind::LegalBasis
                } else {
                    ClauseKind::Paragraph
                }
            }
            Some(Purport::Objectives | Purport::Aims) => ClauseKind::Objective,
            Some(Purport::Requirements) => ClauseKind::Requirement,
            Some(Purport::Topics) => ClauseKind::Topic,
            Some(Purport::Duties) => ClauseKind::Duty,
            Some(Purport::Other) | None => ClauseKind::Item,
        }
    }

    fn paragraph_kind(&self, node: &Node, around: &Surroundings) -> ClauseKind {
        let running = node.text.ends_with(':');
        match around.purport.filter(|_| !around.inside) {
            Some(Purport::LegalBasis) if names_document(&node.text) => ClauseKind::LegalBasis,
            Some(Purport::Objectives) if !running => ClauseKind::Objective,
            Some(Purport::Requirements) if !running => ClauseKind::Requirement,
            _ => ClauseKind::Paragraph,
        }
    }

    fn is_section(
        &self,
        node: &Node,
        class: Class,
        own: Option<Purport>,
        purport: Option<Purport>,
    ) -> bool {
        match class {
            Class::Bullet(_) | Class::Lower | Class::LowerRoman => false,
            Class::Decimal(_)
                if node.children.is_empty() && section::label(&node.text).is_some() =>
            {
                false
            }
            Class::Decimal(_) if own.is_none() && purport.is_some() => {
                !node.children.is_empty() && self.is_heading(node, own, purport)
            }
            Class::Decimal(_) => {
                own.is_some()
                    || stands_out(node)
                    || (section::is_title_like(&node.text) && !node.children.is_empty())
            }
            _ => true,
        }
    }

    /// A clause over others that has no message of its own.
    fn is_heading(&self, node: &Node, own: Option<Purport>, purport: Option<Purport>) -> bool {
        if own.is_some() {
            return true;
        }
        let has_children = !node.children.is_empty();
        let marked_children = node.children.iter().any(|id| {
            self.outline
                .nodes
                .get(*id)
                .is_some_and(|child| child.class.is_some() || child.row.is_some())
        });
        let described = node.children.iter().any(|id| {
            self.outline.nodes.get(*id).is_some_and(|child| {
                matches!(
                    section::label(&child.text),
                    Some((Label::Time | Label::Responsible, _))
                )
            })
        });
        if node.marker.is_none() {
            return stands_out(node);
        }
        let named =
            !assign::in_heading(&node.text).is_empty() && section::is_title_like(&node.text);
        match purport {
            Some(Purport::Duties) => {
                let short = section::is_title_like(&node.text) && !node.text.ends_with('.');
                has_children
                    && !described
                    && (named && (marked_children || node.text.ends_with(':') || stands_out(node))
                        || marked_children && short)
            }
            Some(Purport::Other) | None => marked_children && section::is_title_like(&node.text),
            _ => has_children && stands_out(node) && marked_children,
        }
    }

    /// "Thời điểm:" and "Chủ trì:" below a duty say its time and who does it.
    fn take_labels(
        &self,
        node: &Node,
        assignees: &mut Vec<Assignee>,
        deadlines: &mut Vec<Deadline>,
    ) {
        for child in node
            .children
            .iter()
            .filter_map(|id| self.outline.nodes.get(*id))
        {
            match section::label(&child.text) {
                Some((Label::Time, rest)) => {
                    deadlines.extend(self.times(rest, child, Context::Labelled))
                }
                Some((Label::Responsible, rest)) => {
                    assignees.extend(assign::in_list(rest.trim_end_matches('.')))
                }
                _ => {}
            }
        }
    }

    fn times(&self, text: &str, node: &Node, context: Context) -> Vec<Deadline> {
        deadline::scan(text, context, self.years, &[])
            .into_iter()
            .map(|(_, deadline)| Deadline {
                line: node.line,
                ..deadline
            })
            .collect()
    }

    fn note_mentions(&mut self, node: &Node, kind: ClauseKind) -> Vec<Mention> {
        let mut mentions = cite::scan(&node.text);
        let in_basis = kind == ClauseKind::LegalBasis;
        if in_basis && mentions.is_empty() {
            mentions.extend(cite::unnumbered_basis(&node.text));
        }
        for mention in &mentions {
            let words =
                |range: std::ops::Range<usize>| node.text.get(range).unwrap_or_default().to_owned();
            let before = node.text.get(..mention.named.start).unwrap_or_default();
            self.mentions.push(Located {
                line: node.line_at(mention.named.start),
                in_basis,
                named: words(mention.named.clone()),
                dated: words(mention.dated.clone()),
                leads: in_basis && cite::leads(before),
                mention: mention.clone(),
            });
        }
        mentions
    }
}
