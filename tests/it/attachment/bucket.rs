//! Files in a bucket: as in a folder, and nothing is lost or told when it does not answer.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use server::app::StartError;
use server::backup;
use server::platform::Error;
use server::platform::blob::Blobs;
use uuid::Uuid;

use super::cloud::{BUCKET, Cloud, SECRET};
use super::world::{Browser, OFFICE, Office, PDF, SCHOOL, address, codes};

#[tokio::test]
async fn a_file_goes_into_the_bucket_comes_out_as_it_was_and_is_removed_from_it() {
    let cloud = Cloud::new().await;
    let place = Office::keeping(cloud.files(BUCKET, SECRET)).await.unwrap();
    assert_eq!(cloud.held(), [], "what was tried was taken away");
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    let file = place.attached(&school, &task, "ảnh.pdf", PDF).await;
    let held = cloud.held();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].1, PDF);
    let got = place.fetch(address(&file), &school.files).await;
    assert_eq!((got.status, got.bytes.as_slice()), (StatusCode::OK, PDF));
    assert!(!place.app.config.data_dir.join("files").exists());

    let gone = place.remove(&school, &file).await;
    assert_eq!(
        codes(&gone["data"]["attachmentRemove"]),
        Vec::<String>::new()
    );
    place.app.sweep().await.unwrap();
    assert_eq!(cloud.held(), []);
}

#[tokio::test]
async fn a_backup_takes_files_out_of_the_bucket_and_puts_them_back_where_the_settings_say() {
    let cloud = Cloud::new().await;
    let place = Office::keeping(cloud.files(BUCKET, SECRET)).await.unwrap();
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    place.attached(&school, &task, "a.pdf", PDF).await;
    if place.app.db.is_postgres() {
        return;
    }
    let there = tempfile::tempdir().unwrap();
    let (copy, data) = (there.path().join("copy"), there.path().join("data"));
    let made = backup::make(&place.app.db, &place.app.blobs, "s3://…", &copy).await;
    let made = made.unwrap();
    assert_eq!(made.files, 1);
    let other = Cloud::new().await;
    let files = other.files(BUCKET, SECRET).open(&data).unwrap();
    assert_eq!(backup::restore(&copy, &data, &files).await.unwrap(), made);
    assert_eq!(other.held(), cloud.held());
    let folder = Blobs::in_folder(&there.path().join("files")).unwrap();
    let restored = backup::restore(&copy, &there.path().join("more"), &folder).await;
    assert_eq!(restored.unwrap(), made);
}

#[tokio::test]
async fn a_bucket_that_cannot_be_used_is_said_at_the_start_and_the_secret_never() {
    let mut cloud = Cloud::new().await;
    let why = async |files| match Office::keeping(files).await {
        Err(StartError::Setting(why)) => why,
        _ => panic!("it started"),
    };
    let wrong = cloud.files(BUCKET, "la-sen-tren-ho");
    assert!(!format!("{wrong:?}").contains("la-sen-tren-ho"));
    let refused = why(wrong).await;
    for told in ["SEN_FILES_SECRET", "The bucket must be there", "sen doctor"] {
        assert!(refused.contains(told), "{refused}");
    }
    assert!(
        refused.contains(&format!("s3://{BUCKET}/phong")),
        "{refused}"
    );
    for secret in ["la-sen-tren-ho", SECRET] {
        assert!(!refused.contains(secret), "{refused}");
    }
    let files = cloud.files(BUCKET, SECRET);
    cloud.goes().await;
    let silent = why(files).await;
    assert!(silent.contains("SEN_FILES_ENDPOINT"), "{silent}");
    assert!(!silent.contains(SECRET), "{silent}");
}

/// A link for a file that is not sent yet: its upload and where it goes.
async fn requested(place: &Office, who: &Browser) -> (serde_json::Value, String) {
    let ask =
        "mutation($input: UploadRequestInput!) { uploadRequest(input: $input) { upload url } }";
    let input = json!({ "input": { "name": "a.pdf", "size": PDF.len() } });
    let asked = place.ask(who, ask, input).await["uploadRequest"].clone();
    let url = asked["url"].as_str().unwrap().to_owned();
    (asked["upload"].clone(), url)
}

#[tokio::test]
async fn a_bucket_that_is_away_loses_nothing_and_tells_nothing() {
    let mut cloud = Cloud::new().await;
    let place = Office::keeping(cloud.files(BUCKET, SECRET)).await.unwrap();
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    let file = place.attached(&school, &task, "a.pdf", PDF).await;
    let (sent, status) = place.put(&school, "b.pdf", PDF).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (late, url) = requested(&place, &school).await;
    let put = async || {
        let request = Request::put(&url).body(Body::from(PDF)).unwrap();
        place.send(request).await
    };
    let complete = "mutation($input: UploadCompleteInput!) { uploadComplete(input: $input) { userErrors { code } } }";
    let input = json!({ "input": { "upload": sent } });

    cloud.goes().await;
    let refused = put().await;
    assert_eq!(refused.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(refused.json(), json!({ "code": "INTERNAL" }));
    let failed = place.answer(&school, complete, input).await;
    assert_eq!(failed["errors"][0]["extensions"]["code"], "INTERNAL");
    let got = place.fetch(address(&file), &school.files).await;
    assert_eq!(got.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(got.bytes, b"");
    for told in [cloud.address().as_str(), BUCKET, SECRET, "s3", "connect"] {
        assert!(!failed.to_string().contains(told), "{failed}");
    }
    place.remove(&school, &file).await;
    assert!(
        place.app.sweep().await.is_err(),
        "its bytes are there still"
    );

    cloud.comes().await;
    assert_eq!(put().await.status, StatusCode::NO_CONTENT);
    for upload in [sent, late] {
        assert_eq!(place.complete(&school, &upload).await, Vec::<String>::new());
        place.attach(&school, &task, &upload).await;
    }
    for file in place.files(&school, &task).await {
        let got = place.fetch(address(&file), &school.files).await;
        assert_eq!(got.bytes, PDF);
    }
    place.app.sweep().await.unwrap();
    assert_eq!(cloud.held().len(), 2);
}

#[tokio::test]
async fn a_folder_is_named_in_any_way_and_keeps_the_files_that_were_there() {
    let there = tempfile::tempdir().unwrap();
    let (old, new) = (Uuid::now_v7(), Uuid::now_v7());
    std::fs::create_dir(there.path().join("sen")).unwrap();
    for folder in ["sen", "sen/../sen", "Tệp của sở 100% #1", "mới/files"] {
        let folder = there.path().join(folder);
        let blobs = Blobs::in_folder(&folder).unwrap();
        blobs.put(new, PDF).await.unwrap();
        let kept = std::fs::read(folder.join(new.simple().to_string()));
        assert_eq!(kept.unwrap(), PDF);
        // As it was written before.
        std::fs::write(folder.join(old.simple().to_string()), b"1").unwrap();
        assert_eq!(blobs.bytes(old).await.unwrap(), b"1");
        assert_eq!(blobs.size(old).await.unwrap(), Some(1));
        for _ in 0..2 {
            blobs.remove(old).await.unwrap();
        }
        assert!(matches!(blobs.bytes(old).await, Err(Error::NotFound)));
        assert_eq!(blobs.size(old).await.unwrap(), None);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        std::fs::remove_file(folder.join(new.simple().to_string())).unwrap();
    }
}
