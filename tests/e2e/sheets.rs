//! Lists that were kept in Excel are taken in, and what was typed in Word is looked over.

use sheet::{About, Cell, Column, Kind, Table};

use crate::browser::{Screen, Window};
use crate::journey;

/// A workbook as offices have it: columns in an order of their own, a telephone with words in it.
fn schools() -> Vec<u8> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let column = |title: &str| Column {
        title: title.to_owned(),
        kind: Kind::Text,
    };
    let row = |name: &str, short: &str, phone: &str| {
        vec![
            text(phone),
            text(name),
            text(short),
            text("Trường"),
            text("Tiểu học"),
        ]
    };
    let table = Table {
        about: About {
            title: "Danh sách trường".to_owned(),
            ..About::default()
        },
        columns: [
            "Dien thoai",
            "TÊN ĐƠN VỊ",
            "Tên viết tắt",
            "Loại",
            "Cấp học",
        ]
        .map(column)
        .into(),
        rows: vec![
            row("Trường Tiểu học Sen Trắng", "TH Sen Trắng", "0912 345 678"),
            row("Trường Tiểu học Sen Vàng", "TH Sen Vàng", "hỏi văn thư"),
        ],
    };
    sheet::xlsx(&table).expect("a workbook is written")
}

journey! {
    /// What a workbook would do is seen before it is done: the right row is taken in, the wrong one told; then it is undone.
    async fn a_workbook_is_looked_at_taken_in_and_taken_back(world) {
        let desk = tempfile::tempdir().expect("a folder");
        let path = desk.path().join("truong.xlsx");
        std::fs::write(&path, schools()).expect("a file is written");

        let admin = world.signed_in("admin", Screen::Desktop).await;
        admin.open("/organizations").await;
        admin.click("import-open").await;
        admin.sees("import-form").await;
        admin.is_accessible().await;
        admin.attach("import-file", &path).await;
        admin.reads("import", "hỏi văn thư").await;
        admin.reads("import-figures", "Thêm mới").await;
        admin.is_accessible().await;
        admin.click("import-apply").await;
        admin.sees("import-applied").await;
        admin.is_accessible().await;
        let import = admin.path().await;
        admin.open("/organizations?search=sen+trang").await;
        admin.reads("organization-list", "Trường Tiểu học Sen Trắng").await;
        admin.open(&import).await;
        admin.click("import-undo").await;
        admin.click("dialog-confirm").await;
        admin.sees("import-undone").await;
        admin.is_accessible().await;
    }
}

journey! {
    /// A plan that was typed elsewhere is looked over; what is wrong is told at its place, with what to write.
    async fn a_paper_is_looked_over_before_it_goes_to_be_signed(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/documents/issued").await;
        office.click("form-check").await;
        office.sees("plan-text").await;
        office.is_accessible().await;
        let paper = "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 5/KH – PGDĐT\nSa Đéc, ngày 5 tháng 2 năm 2021\nKẾ HOẠCH\nTruyền thông năm học 2020-2021\n1. Các trường thực hiện.\nNơi nhận:\n- Lưu VT";
        office.fill("plan-text", paper).await;
        office.click("read-source").await;
        office.reads("form-findings", "Sửa thành “05”").await;
        office.reads("form-findings", "Sửa thành “/KH-PGDĐT”").await;
        office.reads("form-findings", "Sửa thành “hiện./.”").await;
        office.is_accessible().await;
        office.click("check-copy").await;
        office.reads("toast", "Đã chép").await;

        office.open("/documents/issue").await;
        office.fill("body", "Căn cứ Kế hoạch số 82/KH – SGDĐT ngày 12 tháng 10 năm 2020 của Sở.").await;
        office.click("words-check").await;
        office.click("words-fix-0").await;
        office.sees("words-right").await;
        office.is_accessible().await;

        // What is appended is looked over by itself, and a citation that lacks its issuer gets it.
        office.click("appendix-add").await;
        office.fill("appendix-body-0", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.").await;
        office.click("words-check-0").await;
        office.reads("words-found-0", "thiếu cơ quan ban hành").await;
        office.click("words-fix-0-0").await;
        office.sees("words-right-0").await;
        let mended = office.value("appendix-body-0").await;
        assert_eq!(mended, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.");
    }
}

/// The second sheet of what was taken along, line by line: what is shown and what narrows it.
async fn facts(window: &Window) -> Vec<(String, String)> {
    window.click("take-out").await;
    window.click("take-out-xlsx").await;
    let file = window.brought("xlsx").await;
    let grids = sheet::read(&file).expect("a workbook");
    let facts = grids.into_iter().nth(1).expect("a second sheet");
    let words = |line: &sheet::Line, at: usize| {
        line.cells
            .get(at)
            .map(sheet::Value::words)
            .unwrap_or_default()
    };
    let lines = facts.lines.iter();
    lines.map(|line| (words(line, 0), words(line, 1))).collect()
}

journey! {
    /// What is taken along says on its second sheet exactly what was shown: the bar's filters, and what is chosen elsewhere.
    async fn a_list_says_what_it_showed(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        for (address, told) in [
            ("/tasks?who=all&state=CONFIRMED&search=tin", &[
                ("Nhiệm vụ của ai", "Tất cả"),
                ("Tìm kiếm", "tin"),
                ("Trạng thái", "Đã xác nhận"),
            ][..]),
            ("/tasks?view=calendar&month=2020-10", &[
                ("Nhiệm vụ của ai", "Giao cho tôi, đơn vị tôi"),
                ("Tháng", "10/2020"),
            ][..]),
            ("/people?active=true", &[("Tài khoản", "Được đăng nhập")][..]),
            ("/documents/issued?whose=all&year=2020", &[
                ("Sổ", "Văn bản đi"),
                ("Sổ của đơn vị nào", "Mọi đơn vị"),
                ("Năm", "2020"),
            ][..]),
            ("/plans?year=all", &[("Năm học", "Mọi năm học")][..]),
        ] {
            office.open(address).await;
            let facts = facts(&office).await;
            let (day, shown) = facts.split_last().expect("facts");
            assert_eq!(day.0, "Ngày xuất", "{address}");
            let shown: Vec<(&str, &str)> = shown
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            assert_eq!(shown, told, "{address}");
        }
    }
}
