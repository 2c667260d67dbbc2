//! Files as evidence: a school attaches what it has on its phone, the office opens it; what is no evidence is refused.

use std::path::PathBuf;

use crate::browser::{Line, Screen, Window};
use crate::journey;
use crate::plan::issued_plan;
use crate::task::gives_a_clause;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
/// One violet point.
const PICTURE: &str = "89504e470d0a1a0a0000000d4948445200000001000000010806000000\
    1f15c4890000000d4944415478da6364f8cf500f00038601805a347d6b0000000049454e44ae426082";

/// A file on this machine.
fn file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file is written");
    path
}

async fn links(window: &Window) -> Vec<String> {
    let files = window.sees("file-list").await;
    let files = files
        .find_all(thirtyfour::By::Css("[data-testid=file]"))
        .await
        .expect("files");
    let mut links = Vec::new();
    for file in files {
        let link = file.attr("href").await.expect("a link");
        links.push(link.expect("an address"));
    }
    links
}

/// On a phone: a photograph and minutes, one of them twice by mistake, and what is refused.
async fn attaches(school: &Window, desk: &tempfile::TempDir) {
    let picture = hex::decode(PICTURE).expect("a picture");
    school.click("task-finish").await;
    school.fill("result", "Đã đăng một tin.").await;
    for (name, bytes) in [
        ("Ảnh khai giảng.png", picture.as_slice()),
        ("Biên bản.pdf", PDF),
        ("Biên bản (1).pdf", PDF),
    ] {
        school
            .attach("evidence-files", &file(desk, name, bytes))
            .await;
        school.reads("file-list", name).await;
        school.loses("file-going").await;
    }
    school.shows("[data-testid=file] img").await;
    school.is_accessible().await;

    // Refused here, and by the server that looks inside.
    for (name, bytes, words) in [
        ("cai-dat.exe", b"MZ".as_slice(), "Chưa nhận loại tệp này"),
        ("rong.pdf", b"", "không có nội dung"),
        (
            "trang.txt",
            b"<!doctype html><script>alert(1)</script>",
            "Chưa nhận loại tệp này",
        ),
        ("anh.jpg", PDF, "không khớp với nội dung"),
    ] {
        school
            .attach("evidence-files", &file(desk, name, bytes))
            .await;
        school.reads("file-failed", words).await;
        school.click("file-cancel").await;
        school.loses("file-going").await;
    }

    // The line breaks; what was typed stays, and the file goes when it is there again.
    school.goes(Line::Cut).await;
    school
        .attach("evidence-files", &file(desk, "Thu cam on.pdf", PDF))
        .await;
    school.sees("file-failed").await;
    school.is_accessible().await;
    assert_eq!(school.value("result").await, "Đã đăng một tin.");
    school.goes(Line::Back).await;
    school.click("file-retry").await;
    school.loses("file-going").await;
    assert_eq!(links(school).await.len(), 4);
    let twice = school
        .sees_selector("[data-testid=file-list] li:nth-child(3) [data-testid=file-remove]")
        .await;
    twice.scroll_into_view().await.expect("the file");
    twice.click().await.expect("it is to go");
    school.click("dialog-confirm").await;
    school
        .sees_selector("[data-testid=file-list]:not(:has(li:nth-child(4)))")
        .await;
}

journey! {
    /// A school attaches a photograph and minutes on a phone; the office opens them, and another school with the link does not.
    async fn a_school_shows_what_it_did(world) {
        let desk = tempfile::tempdir().expect("a folder");
        let plan = issued_plan(&world).await;
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        gives_a_clause(&office, &plan).await;
        let school = world.signed_in("hieutruong.th-anbinh", Screen::Phone).await;
        let task = school.sees_selector("[data-testid^=\"do-TaskDo\"]").await;
        task.scroll_into_view().await.expect("the row");
        task.click().await.expect("the task opens");
        school.reads("task-state", "Đã giao").await;
        let task = school.path().await;
        attaches(&school, &desk).await;
        school.click("sheet-save").await;
        school.reads("task-state", "Đã xong, chờ xác nhận").await;
        school.reads("file-list", "Biên bản.pdf").await;
        school.is_accessible().await;

        office.open(&task).await;
        office.shows("[data-testid=file] img").await;
        office.is_accessible().await;
        let files = links(&office).await;
        assert_eq!(files.len(), 3, "and not the one that was removed");
        for link in &files {
            assert_eq!(office.fetches(link).await, 200);
        }
        assert!(!office.has("file-remove").await, "what was said to be done stays");

        let stranger = world.signed_in("hieutruong.mn-anhduong", Screen::Phone).await;
        for link in &files {
            assert_eq!(stranger.fetches(link).await, 404);
            assert_eq!(school.fetches(link).await, 404, "a link is one person's");
        }
    }
}
