//! Papers that arrived, and tasks.

use serde_json::{Value, json};

use super::world::{book, counts, wrong};
use crate::attachment::world::{Browser, OFFICE, Office, SCHOOL};

const HEAD: &[&str] = &[
    "STT",
    "Ngày đến",
    "Số, ký hiệu",
    "Ngày văn bản",
    "Nơi gửi",
    "Trích yếu",
    "Loại",
    "Độ khẩn",
];

impl Office {
    async fn arrivals(&self, who: &Browser) -> Vec<Value> {
        let query = "{ arrivals(first: 50) { nodes { id number paperNumber symbol subject kind urgency voidReason arrivedOn } } }";
        let found = self.ask(who, query, json!({})).await;
        let mut all = found["arrivals"]["nodes"].as_array().unwrap().clone();
        all.sort_by_key(|row| row["number"].as_str().map(str::to_owned));
        all
    }
}

#[tokio::test]
async fn papers_take_the_registers_next_numbers_once() {
    let office = Office::new().await;
    let clerk = office.sign_in(OFFICE).await;
    let place = office.own(&clerk).await;
    let before = office.arrivals(&clerk).await.len();
    let file = book(&[
        HEAD,
        &[
            "1",
            "05/10/2020",
            "901/SGDĐT-VP",
            "01/10/2020",
            "Sở Giáo dục và Đào tạo tỉnh Sen",
            "Về việc thi đua",
            "Công văn",
            "Hỏa tốc",
        ],
        &[
            "2",
            "ngày 5 tháng 10 năm 2020",
            "KH-902",
            "02.10.2020",
            "Ủy ban nhân dân thành phố",
            "Kế hoạch hè",
            "KH",
            "",
        ],
        &[
            "3",
            "05/10/2020",
            "901 / SGDĐT-VP",
            "01/10/2020",
            "sở giáo dục và đào tạo tỉnh sen",
            "Lặp",
            "",
            "",
        ],
        &[
            "4",
            "01/09/2020",
            "903/X",
            "02/09/2020",
            "Sở Y tế",
            "Ngược ngày",
            "",
            "gấp",
        ],
        &[
            "5",
            "06/10/2020",
            "904/X",
            "02/09/2020",
            "Sở Y tế",
            "Ngày mai",
            "",
            "",
        ],
    ]);
    let import = office.looked(&clerk, "ARRIVALS", &place, &file).await;
    assert_eq!(counts(&import), [2, 0, 0, 3], "{import}");
    assert_eq!(wrong(&import, 4)[0].1, "TWICE");
    assert!(
        wrong(&import, 5)
            .iter()
            .any(|(_, code)| code == "DATE_ORDER")
    );
    assert!(wrong(&import, 5).iter().any(|(_, code)| code == "UNKNOWN"));
    assert_eq!(wrong(&import, 6)[0].1, "DATE_ORDER");
    let import = office.ordered(&clerk, "importApply", &import).await;
    assert_eq!(import["state"], "APPLIED", "{import}");
    let all = office.arrivals(&clerk).await;
    assert_eq!(all.len(), before + 2);
    let first = all.iter().find(|row| row["paperNumber"] == "901").unwrap();
    assert_eq!(
        (&first["symbol"], &first["urgency"], &first["kind"]),
        (&json!("SGDĐT-VP"), &json!("EXPRESS"), &json!("CV"))
    );

    let again = office.looked(&clerk, "ARRIVALS", &place, &file).await;
    assert_eq!(counts(&again)[..3], [0, 0, 3], "entered before: {again}");
    let undone = office.ordered(&clerk, "importUndo", &import).await;
    assert_eq!(undone["state"], "UNDONE", "{undone}");
    let all = office.arrivals(&clerk).await;
    assert_eq!(all.len(), before + 2, "numbers stay");
    assert_eq!(
        all.iter()
            .filter(|row| row["voidReason"] == "Hoàn tác nhập từ Excel")
            .count(),
        2
    );

    let school = office.sign_in(SCHOOL).await;
    let refused = office.give(&school, "ARRIVALS", &place, &file).await;
    assert_eq!(
        refused["errors"][0]["extensions"]["code"], "FORBIDDEN",
        "{refused}"
    );
}

const TASKS: &[&str] = &[
    "Nội dung nhiệm vụ",
    "Hạn",
    "Đơn vị/người thực hiện",
    "Kết quả cần đạt",
];

impl Office {
    async fn titled(&self, who: &Browser, title: &str) -> Vec<Value> {
        let query = "{ tasks(first: 100) { nodes { id title dueOn state assignee { name } } } }";
        let found = self.ask(who, query, json!({})).await;
        let all = found["tasks"]["nodes"].as_array().unwrap().iter();
        all.filter(|row| row["title"] == title).cloned().collect()
    }
}

#[tokio::test]
async fn tasks_go_to_those_named_and_are_withdrawn_again() {
    let office = Office::new().await;
    let clerk = office.sign_in(OFFICE).await;
    let place = office.own(&clerk).await;
    let file = book(&[
        TASKS,
        &[
            "Nộp báo cáo hè",
            "30/10/2020",
            "TH An Bình; Trường THCS Bắc Hà",
            "Có file",
        ],
        &["Treo băng rôn", "2020-10-31", "TH An Bình", ""],
        &["Đã qua", "01/10/2020", "TH An Bình", ""],
        &["Không ai", "30/10/2020", "", ""],
    ]);
    let import = office.looked(&clerk, "TASKS", &place, &file).await;
    assert_eq!(counts(&import), [1, 0, 0, 3], "no such school: {import}");
    assert_eq!(wrong(&import, 2)[0].1, "UNKNOWN");
    assert_eq!(wrong(&import, 4)[0].1, "DATE_ORDER");
    assert_eq!(wrong(&import, 5)[0].1, "REQUIRED");
    let import = office.ordered(&clerk, "importApply", &import).await;
    assert_eq!(import["state"], "APPLIED", "{import}");
    let given = office.titled(&clerk, "Treo băng rôn").await;
    assert_eq!((given.len(), &given[0]["dueOn"]), (1, &json!("2020-10-31")));
    let again = office.looked(&clerk, "TASKS", &place, &file).await;
    assert_eq!(counts(&again), [0, 0, 1, 3], "{again}");
    office.ordered(&clerk, "importUndo", &import).await;
    assert_eq!(office.titled(&clerk, "Treo băng rôn").await.len(), 0);
}

#[tokio::test]
async fn a_task_that_was_begun_stays_when_what_was_given_with_it_is_withdrawn() {
    let office = Office::new().await;
    let (clerk, school) = (office.sign_in(OFFICE).await, office.sign_in(SCHOOL).await);
    let place = office.own(&clerk).await;
    let own = office
        .ask(&school, "{ viewer { organization { name } } }", json!({}))
        .await;
    let own = own["viewer"]["organization"]["name"].as_str().unwrap();
    let file = book(&[
        TASKS,
        &["Việc một", "30/10/2020", own, ""],
        &["Việc hai", "30/10/2020", own, ""],
    ]);
    let import = office.looked(&clerk, "TASKS", &place, &file).await;
    let import = office.ordered(&clerk, "importApply", &import).await;
    let task = office.titled(&school, "Việc hai").await.remove(0);
    office
        .act(&school, "taskStart", json!({ "id": task["id"] }))
        .await;
    let undone = office.ordered(&clerk, "importUndo", &import).await;
    assert_eq!(
        (&undone["state"], &undone["failure"]),
        (&json!("UNDONE"), &json!("TOUCHED"))
    );
    assert_eq!(undone["refused"][0]["line"], 3);
    assert_eq!(office.titled(&clerk, "Việc một").await.len(), 0);
    assert_eq!(office.titled(&clerk, "Việc hai").await.len(), 1);
}
