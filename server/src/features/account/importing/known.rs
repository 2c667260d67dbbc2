//! Who and what a workbook's rows may name: read once, found by the names that people write.

use std::collections::HashMap;
use std::sync::Arc;

use entity::{organization, position, user};
use sheet::{Field, Kind as Cells};
use uuid::Uuid;

use super::super::model::username_key;
use super::super::policy::appoints;
use crate::features::organization::is_closed;
use crate::platform::access::below;
use crate::platform::import::{ImportProblem as Problem, Row, called, choices};
use crate::platform::text::fold;
use crate::platform::{Actor, Place, Reader, Result};

pub const fn field(
    key: &'static str,
    titles: &'static [&'static str],
    kind: Cells,
    hint: &'static str,
) -> Field {
    Field {
        key,
        titles,
        required: false,
        kind,
        hint,
    }
}

/// By which a person is known: his name, and what tells him from namesakes.
pub const PERSON_FIELDS: [Field; 4] = [
    Field {
        required: true,
        ..field(
            "name",
            &[
                "Họ và tên",
                "Họ tên",
                "Họ và tên cán bộ",
                "Tên",
                "Người",
                "Name",
                "Full name",
                "Person",
            ],
            Cells::Text,
            "Nguyễn Thị Hoa",
        )
    },
    field(
        "username",
        &["Tên đăng nhập", "Tài khoản", "Username"],
        Cells::Text,
        "hoa.nt; bỏ trống thì lấy theo họ tên",
    ),
    field(
        "email",
        &["Thư điện tử", "Email", "E-mail", "Hộp thư"],
        Cells::Text,
        "hoa@donvi.edu.vn",
    ),
    field(
        "phone",
        &[
            "Điện thoại",
            "Số điện thoại",
            "Di động",
            "Điện thoại di động",
            "Phone",
            "Telephone",
        ],
        Cells::Text,
        "0900 000 012",
    ),
];

pub const ORGANIZATION_FIELD: Field = field(
    "organization",
    &[
        "Đơn vị",
        "Trường",
        "Đơn vị công tác",
        "Nơi công tác",
        "Tên đơn vị",
        "Organization",
        "School",
    ],
    Cells::Text,
    "Tên đơn vị như trong hệ thống",
);

pub const POSITION_FIELD: Field = field(
    "position",
    &["Chức vụ", "Chức danh", "Vị trí", "Position", "Posts"],
    Cells::Text,
    "Hiệu trưởng, Giáo viên, nhân viên, …",
);

pub const POST_FIELDS: [Field; 2] = [
    field(
        "starts",
        &[
            "Từ ngày",
            "Ngày nhận chức vụ",
            "Ngày bổ nhiệm",
            "Ngày bắt đầu",
            "From",
        ],
        Cells::Date,
        "01/08/2020; bỏ trống là hôm nay",
    ),
    field(
        "decision",
        &["Số quyết định", "Số QĐ", "Quyết định", "Decision"],
        Cells::Text,
        "12/QĐ-PGDĐT",
    ),
];

/// Everybody in sight, and the organizations at and below a place.
pub struct Known {
    pub actor: Arc<Actor>,
    pub place: Uuid,
    pub people: Vec<user::Model>,
    by_username: HashMap<String, usize>,
    by_email: HashMap<String, Vec<usize>>,
    by_phone: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    organizations: Vec<organization::Model>,
    called: HashMap<String, Vec<usize>>,
    positions: Vec<position::Model>,
}

fn digits(phone: &str) -> Option<String> {
    sheet::Value::Text(phone.to_owned())
        .telephone()
        .ok()
        .flatten()
}

impl Known {
    pub async fn read(reader: &Reader, place: Uuid) -> Result<Self> {
        let own = reader.get::<organization::Entity>(place).await?;
        let people = reader.all(reader.find::<user::Entity>()).await?;
        let beneath = reader
            .find::<organization::Entity>()
            .filter(below(&own.path));
        let organizations = reader.all(beneath).await?;
        let usernames = people.iter().enumerate();
        let folded = |row: &organization::Model| {
            let names = [Some(&row.name), Some(&row.short_name), row.symbol.as_ref()];
            names.into_iter().flatten().map(|name| fold(name)).collect()
        };
        Ok(Self {
            actor: reader.actor().clone(),
            place,
            by_username: usernames
                .map(|(at, row)| (row.username.clone(), at))
                .collect(),
            by_email: called(&people, |row| {
                row.email.iter().map(|mail| fold(mail)).collect()
            }),
            by_phone: called(&people, |row| {
                row.phone.iter().filter_map(|it| digits(it)).collect()
            }),
            by_name: called(&people, |row| vec![row.name_folded.clone()]),
            people,
            called: called(&organizations, folded),
            organizations,
            positions: reader.all(reader.find::<position::Entity>()).await?,
        })
    }

    /// Who is meant: by what he signs in with, by his address, or by his telephone if he is called so. Telephones are shared
    /// in offices; a name alone tells nobody from his namesakes.
    pub fn person(&self, row: &mut Row<'_>, name: &str) -> Option<&user::Model> {
        let username = row.text("username").map(|typed| username_key(&typed));
        let by_username = username.and_then(|key| self.by_username.get(&key));
        if let Some(at) = by_username {
            return self.people.get(*at);
        }
        let folded = fold(name);
        let of = |by: &HashMap<String, Vec<usize>>, key: Option<String>| {
            let found = key
                .and_then(|key| by.get(&key).cloned())
                .unwrap_or_default();
            let rows = found.into_iter().filter_map(|at| self.people.get(at));
            rows.collect::<Vec<_>>()
        };
        let by_email = of(&self.by_email, row.email("email").map(|mail| fold(&mail)));
        let same_name = |row: &&user::Model| row.name_folded == folded;
        let named = by_email.iter().find(|row| same_name(row));
        match (named, by_email.as_slice()) {
            (Some(one), _) => return Some(one),
            (None, []) => {}
            // Addresses are their owners' to set, and offices share them: one proves nobody of another name.
            (None, [one, ..]) => {
                row.fail("email", Problem::Taken, one.name.clone());
                return None;
            }
        }
        let by_phone = of(&self.by_phone, row.telephone("phone"));
        by_phone.into_iter().find(same_name)
    }

    /// Who is meant of those who are there: by name too, where nobody else is called so.
    pub fn somebody(&self, row: &mut Row<'_>, name: &str) -> Option<&user::Model> {
        let before = row.wrong.len();
        if let Some(one) = self.person(row, name) {
            if one.name_folded == fold(name) {
                return Some(one);
            }
            row.fail("username", Problem::Taken, one.name.clone());
            return None;
        }
        if row.wrong.len() > before {
            return None;
        }
        let named = self.by_name.get(&fold(name)).map_or(&[][..], Vec::as_slice);
        match named {
            [one] => return self.people.get(*one),
            [] => row.fail("name", Problem::Unknown, ""),
            _ => row.fail("name", Problem::Ambiguous, ""),
        }
        None
    }

    pub fn has_namesake(&self, name: &str) -> bool {
        self.by_name.contains_key(&fold(name))
    }

    pub fn organizations(&self) -> &[organization::Model] {
        &self.organizations
    }

    pub fn is_taken(&self, username: &str) -> bool {
        self.by_username.contains_key(username)
    }

    /// The organization that a row names, open today.
    pub fn organization(&self, row: &mut Row<'_>) -> Option<&organization::Model> {
        let said = row.must("organization")?;
        let open = |row: &&organization::Model| !is_closed(row, self.actor.today());
        let found = self.called.get(&fold(&said)).into_iter().flatten();
        let found = found
            .filter_map(|at| self.organizations.get(*at))
            .filter(open);
        match found.collect::<Vec<_>>().as_slice() {
            [one] => Some(*one),
            [] => {
                let names = self.organizations.iter().map(|row| row.name.as_str());
                row.fail("organization", Problem::Unknown, choices(names));
                None
            }
            [..] => {
                row.fail("organization", Problem::Ambiguous, "");
                None
            }
        }
    }

    /// The position that a row names, which the actor may give there.
    pub fn position(
        &self,
        row: &mut Row<'_>,
        at: Option<&organization::Model>,
    ) -> Option<&position::Model> {
        let (said, at) = (row.must("position")?, at?);
        let folded = fold(&said);
        let fitting = || {
            let positions = self.positions.iter();
            positions.filter(|row| row.for_kind.is_none_or(|kind| kind == at.kind))
        };
        let Some(found) = fitting().find(|row| fold(&row.title) == folded) else {
            let titles = choices(fitting().map(|row| row.title.as_str()));
            row.fail("position", Problem::Unknown, titles);
            return None;
        };
        let there = Place {
            organization: at.id,
            path: at.path.clone(),
        };
        if !appoints(&self.actor, found.role, &there) {
            row.fail("position", Problem::Forbidden, "");
            return None;
        }
        Some(found)
    }
}
