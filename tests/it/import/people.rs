//! People and their appointments.

use serde_json::{Value, json};

use super::world::{ADMIN, book, counts, wrong};
use crate::attachment::world::{Browser, OFFICE, Office, SCHOOL, codes};

const HEAD: &[&str] = &[
    "Họ và tên",
    "Đơn vị",
    "Chức vụ",
    "Điện thoại",
    "Email",
    "Tên đăng nhập",
    "Từ ngày",
];
const AN_BINH: &str = "Trường Tiểu học An Bình";

impl Office {
    async fn person(&self, who: &Browser, name: &str) -> Value {
        let query = "query($name: String) { people(filter: { search: $name }, first: 5) { nodes {
            id version name username email phone active appointments { active startsOn endsOn position { title } organization { name } }
        } } }";
        let found = self.ask(who, query, json!({ "name": name })).await;
        let nodes = found["people"]["nodes"].as_array().unwrap().clone();
        let mut own = nodes.into_iter().filter(|row| row["name"] == name);
        own.next().unwrap_or_default()
    }

    /// The name of whoever signs in so.
    async fn called(&self, who: &Browser, username: &str) -> String {
        let query = "query($search: String) { people(filter: { search: $search }, first: 5) { nodes { name username } } }";
        let found = self.ask(who, query, json!({ "search": username })).await;
        let nodes = found["people"]["nodes"].as_array().unwrap();
        let own = nodes.iter().find(|row| row["username"] == username);
        own.unwrap()["name"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn people_come_with_a_first_appointment_and_without_a_password() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let file = book(&[
        HEAD,
        &[
            "Nguyễn Thị Hoa Mai",
            "TH An Bình",
            "Giáo viên, nhân viên",
            "0912345678",
            "mai@x.example.vn",
            "",
            "01/09/2020",
        ],
        &[
            "Nguyễn Thị Hồng Mai",
            AN_BINH,
            "Giáo viên, nhân viên",
            "",
            "",
            "",
            "",
        ],
        &[
            "Lê Văn Đạt",
            "phong gddt sen hong",
            "Chuyên viên",
            "",
            "",
            "dat.le",
            "",
        ],
    ]);
    let import = office.looked(&admin, "PEOPLE", &place, &file).await;
    assert_eq!(counts(&import), [3, 0, 0, 0], "{import}");
    let import = office.ordered(&admin, "importApply", &import).await;
    assert_eq!(import["state"], "APPLIED", "{import}");
    let mai = office.person(&admin, "Nguyễn Thị Hoa Mai").await;
    assert_eq!(
        (&mai["username"], &mai["phone"]),
        (&json!("mai.nth"), &json!("0912345678"))
    );
    let held = &mai["appointments"][0];
    assert_eq!(
        (&held["startsOn"], &held["organization"]["name"]),
        (&json!("2020-09-01"), &json!(AN_BINH))
    );
    let other = office.person(&admin, "Nguyễn Thị Hồng Mai").await;
    assert_eq!(
        other["username"], "mai.nth2",
        "nobody's username is taken twice"
    );
    assert_eq!(
        office.person(&admin, "Lê Văn Đạt").await["username"],
        "dat.le"
    );

    let again = office.looked(&admin, "PEOPLE", &place, &file).await;
    assert_eq!(
        counts(&again),
        [0, 0, 2, 1],
        "who has no address is not known by name alone, and is not made again: {again}"
    );
    let undone = office.ordered(&admin, "importUndo", &import).await;
    assert_eq!(undone["state"], "UNDONE", "{undone}");
    let mai = office.person(&admin, "Nguyễn Thị Hoa Mai").await;
    assert_eq!(
        (&mai["active"], &mai["appointments"][0]["active"]),
        (&json!(false), &json!(false))
    );
}

#[tokio::test]
async fn who_is_there_is_changed_and_as_before_when_it_is_undone() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let people = office
        .ask(
            &admin,
            "{ people(first: 100) { nodes { name username email phone } } }",
            json!({}),
        )
        .await;
    let mut people = people["people"]["nodes"].as_array().unwrap().iter();
    let head = people
        .find(|row| row["username"] == SCHOOL)
        .unwrap()
        .clone();
    let (name, email) = (
        head["name"].as_str().unwrap(),
        head["email"].as_str().unwrap(),
    );
    let file = book(&[
        HEAD,
        &[name, "", "", "0988777666", email, "", ""],
        &["Trưởng Phòng Mới", "", "", "", "", "truongphong", ""],
    ]);
    let import = office.looked(&admin, "PEOPLE", &place, &file).await;
    assert_eq!(counts(&import), [0, 2, 0, 0], "{import}");
    let import = office.ordered(&admin, "importApply", &import).await;
    assert_eq!(office.person(&admin, name).await["phone"], "0988777666");
    assert_eq!(
        office.person(&admin, "Trưởng Phòng Mới").await["username"],
        "truongphong"
    );
    office.ordered(&admin, "importUndo", &import).await;
    assert_eq!(office.person(&admin, name).await["phone"], head["phone"]);
}

#[tokio::test]
async fn what_is_wrong_with_people_is_said() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let file = book(&[
        HEAD,
        &["Một", "", "Chuyên viên", "", "", "", ""],
        &["Hai", "Trường không có", "Chuyên viên", "", "", "", ""],
        &["Ba", AN_BINH, "Trưởng phòng", "", "", "", ""],
        &[
            "Bốn",
            AN_BINH,
            "Hiệu trưởng",
            "12",
            "b@",
            "có dấu",
            "hôm nay",
        ],
    ]);
    let import = office.looked(&admin, "PEOPLE", &place, &file).await;
    assert_eq!(counts(&import), [0, 0, 0, 4], "{import}");
    let codes = |line| {
        wrong(&import, line)
            .into_iter()
            .map(|(_, code)| code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(2), ["REQUIRED"]);
    assert_eq!(codes(3), ["UNKNOWN"]);
    assert_eq!(codes(4), ["UNKNOWN"], "a school has no such position");
    let mut all = codes(5);
    all.sort();
    all.dedup();
    assert_eq!(
        all,
        ["NOT_AN_EMAIL", "NOT_A_DAY", "NOT_A_TELEPHONE", "REFUSED"]
    );
}

#[tokio::test]
async fn a_principal_takes_in_his_own_school_and_only_whom_he_may_appoint() {
    let office = Office::new().await;
    let (admin, school) = (office.sign_in(ADMIN).await, office.sign_in(SCHOOL).await);
    let place = office.own(&school).await;
    let own = office
        .ask(&school, "{ viewer { organization { name } } }", json!({}))
        .await;
    let own = own["viewer"]["organization"]["name"].as_str().unwrap();
    let file = book(&[
        HEAD,
        &["Giáo Viên Mới", own, "Giáo viên, nhân viên", "", "", "", ""],
        &["Hiệu Trưởng Mới", own, "Hiệu trưởng", "", "", "", ""],
        &[
            "Người Trường Khác",
            AN_BINH,
            "Giáo viên, nhân viên",
            "",
            "",
            "",
            "",
        ],
    ]);
    let import = office.looked(&school, "PEOPLE", &place, &file).await;
    assert_eq!(counts(&import), [1, 0, 0, 2], "{import}");
    assert_eq!(wrong(&import, 3)[0].1, "FORBIDDEN");
    assert_eq!(wrong(&import, 4)[0].1, "UNKNOWN");
    let import = office.ordered(&school, "importApply", &import).await;
    assert_eq!(import["state"], "APPLIED", "{import}");
    assert!(!office.person(&admin, "Giáo Viên Mới").await.is_null());
    // To shut people out again is not a principal's to do.
    assert_eq!(import["availableActions"], json!([]));
    let refused = office.order(&school, "importUndo", &import).await;
    assert_eq!(
        refused["errors"][0]["extensions"]["code"], "FORBIDDEN",
        "{refused}"
    );
    let elsewhere = office.office(&admin).await;
    let refused = office.give(&school, "PEOPLE", &elsewhere, &file).await;
    assert_eq!(
        refused["errors"][0]["extensions"]["code"], "FORBIDDEN",
        "{refused}"
    );
}

#[tokio::test]
async fn whose_rights_ended_meanwhile_is_told_so_and_nothing_is_written() {
    let office = Office::new().await;
    let (admin, school) = (office.sign_in(ADMIN).await, office.sign_in(SCHOOL).await);
    let place = office.own(&school).await;
    let own = office
        .ask(
            &school,
            "{ viewer { organization { name } appointments { id } } }",
            json!({}),
        )
        .await;
    let name = own["viewer"]["organization"]["name"].as_str().unwrap();
    let file = book(&[
        HEAD,
        &[
            "Giáo Viên Mới",
            name,
            "Giáo viên, nhân viên",
            "",
            "",
            "",
            "",
        ],
    ]);
    let import = office.looked(&school, "PEOPLE", &place, &file).await;
    office.order(&school, "importApply", &import).await;
    let end = "mutation($input: AppointmentEndInput!) { appointmentEnd(input: $input) { userErrors { code } } }";
    for held in own["viewer"]["appointments"].as_array().unwrap() {
        let input = json!({ "input": { "id": held["id"], "endsOn": "2020-10-04" } });
        let ended = office.ask(&admin, end, input).await;
        assert_eq!(codes(&ended["appointmentEnd"]), Vec::<String>::new());
    }
    office.work().await;
    let import = office.import(&school, &import["id"]).await;
    assert_eq!(
        (&import["job"]["state"], &import["job"]["failure"]),
        (&json!("FAILED"), &json!("REFUSED")),
        "{import}"
    );
    assert!(office.person(&admin, "Giáo Viên Mới").await.is_null());
}

#[tokio::test]
async fn appointments_are_made_once_and_taken_back() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let emulation = office.called(&admin, "thidua").await;
    let inspection = office.called(&admin, "kiemtra").await;
    let file = book(&[
        &[
            "Họ tên",
            "Email",
            "Trường",
            "Chức danh",
            "Ngày bổ nhiệm",
            "Đến ngày",
            "Số QĐ",
        ],
        &[
            emulation.as_str(),
            "thidua@senhong.example.vn",
            AN_BINH,
            "Đầu mối truyền thông",
            "01/10/2020",
            "31/12/2020",
            "5/QĐ",
        ],
        &[
            inspection.as_str(),
            "kiemtra@senhong.example.vn",
            AN_BINH,
            "Đầu mối truyền thông",
            "01/10/2020",
            "01/09/2020",
            "",
        ],
        &["Không có ai", "", AN_BINH, "Hiệu trưởng", "", "", ""],
        // An address is its owner's to set: it makes nobody of another name head of anything.
        &[
            "Hoàng Văn Mới",
            "thidua@senhong.example.vn",
            AN_BINH,
            "Hiệu trưởng",
            "",
            "",
            "",
        ],
    ]);
    let import = office.looked(&admin, "APPOINTMENTS", &place, &file).await;
    assert_eq!(counts(&import), [1, 0, 0, 3], "{import}");
    assert_eq!(wrong(&import, 3)[0].1, "DATE_ORDER");
    assert_eq!(wrong(&import, 4)[0].1, "UNKNOWN");
    assert_eq!(wrong(&import, 5)[0].1, "TAKEN");
    let import = office.ordered(&admin, "importApply", &import).await;
    assert_eq!(import["state"], "APPLIED", "{import}");
    let again = office.looked(&admin, "APPOINTMENTS", &place, &file).await;
    assert_eq!(counts(&again), [0, 0, 1, 3], "{again}");
    let undone = office.ordered(&admin, "importUndo", &import).await;
    assert_eq!(undone["state"], "UNDONE", "{undone}");
    let after = office.looked(&admin, "APPOINTMENTS", &place, &file).await;
    assert_eq!(
        counts(&after),
        [1, 0, 0, 3],
        "what never held stands in nobody's way"
    );
}

#[tokio::test]
async fn focal_points_follow_each_other_and_come_back() {
    let office = Office::new().await;
    let clerk = office.sign_in(OFFICE).await;
    let place = office.own(&clerk).await;
    let speaks = async || {
        let query = "{ organizations(filter: { search: \"An Bình\" }, first: 5) { nodes { name focalPoint { since person { name } } } } }";
        let found = office.ask(&clerk, query, json!({})).await;
        let mut all = found["organizations"]["nodes"]
            .as_array()
            .unwrap()
            .clone()
            .into_iter();
        all.find(|row| row["name"] == AN_BINH).unwrap()["focalPoint"].clone()
    };
    let people = office
        .ask(
            &clerk,
            "{ people(first: 100) { nodes { name email } } }",
            json!({}),
        )
        .await;
    let called = |mail: &str| {
        let mut people = people["people"]["nodes"].as_array().unwrap().iter();
        let one = people.find(|row| row["email"].as_str().is_some_and(|it| it.starts_with(mail)));
        let one = one.unwrap();
        [
            one["name"].as_str().unwrap().to_owned(),
            one["email"].as_str().unwrap().to_owned(),
        ]
    };
    let [head, head_mail] = called("hieutruong.th-anbinh@");
    let [deputy, deputy_mail] = called("daumoi.th-anbinh@");
    let columns: &[&str] = &["Đơn vị", "Đầu mối", "Email", "Từ ngày", "Số QĐ"];
    let file = book(&[
        columns,
        &[AN_BINH, &head, &head_mail, "05/10/2020", "7/QĐ"],
        &["Trường Mầm non Hoa Sen X", &head, &head_mail, "", ""],
    ]);
    let import = office.looked(&clerk, "FOCAL_POINTS", &place, &file).await;
    assert_eq!(counts(&import)[3], 1, "{import}");
    let import = office.ordered(&clerk, "importApply", &import).await;
    assert_eq!(import["state"], "APPLIED", "{import}");
    assert_eq!(speaks().await["person"]["name"], json!(head));
    let next = book(&[columns, &[AN_BINH, &deputy, &deputy_mail, "", ""]]);
    let second = office.looked(&clerk, "FOCAL_POINTS", &place, &next).await;
    assert_eq!(counts(&second), [0, 1, 0, 0], "{second}");
    assert_eq!(
        second["rows"][0]["changes"][0],
        json!({ "column": "Đầu mối", "from": head, "to": deputy })
    );
    let second = office.ordered(&clerk, "importApply", &second).await;
    let refused = office.ordered(&clerk, "importUndo", &import).await;
    assert_eq!(refused["failure"], "TOUCHED", "another follows: {refused}");
    let undone = office.ordered(&clerk, "importUndo", &second).await;
    assert_eq!(undone["state"], "UNDONE", "{undone}");
    assert_eq!(speaks().await["person"]["name"], json!(head));
}
