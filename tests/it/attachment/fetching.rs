//! Fetching a file: by its link, to one's own session, for a while, as long as one sees the record.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use super::world::{OFFICE, OTHER_SCHOOL, Office, PDF, SCHOOL, address};

#[tokio::test]
async fn the_office_opens_what_a_school_attached() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    let added = place
        .attached(&school, &task, "Biên bản \"khai giảng\".pdf", PDF)
        .await;
    assert_eq!(added["name"], "Biên bản _khai giảng_.pdf");
    assert_eq!(added["contentType"], "application/pdf");
    assert_eq!(added["size"], PDF.len());
    let seen = place.files(&office, &task).await;
    assert_eq!(seen.len(), 1);
    assert_ne!(seen[0]["url"], added["url"], "each has a link of his own");
    let got = place.fetch(address(&seen[0]), &office.files).await;
    assert_eq!((got.status, got.bytes.as_slice()), (StatusCode::OK, PDF));
    assert_eq!(got.header("content-type"), "application/pdf");
    let kept = got.header("content-disposition");
    assert!(
        kept.starts_with("attachment; filename=\"Bi_n b_n"),
        "{kept}"
    );
    assert!(
        kept.contains("filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n%20_khai%20"),
        "{kept}"
    );
    assert_eq!(got.header("x-content-type-options"), "nosniff");
    assert_eq!(got.header("cache-control"), "private, no-cache");
    assert_eq!(
        got.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    assert_eq!(got.header("cross-origin-resource-policy"), "same-origin");
    // What a browser has already is not sent again, to whoever may have it.
    let again = |cookie: &str| {
        Request::get(address(&seen[0]))
            .header(header::COOKIE, cookie.to_owned())
            .header(header::IF_NONE_MATCH, got.header("etag").to_owned())
            .body(Body::empty())
            .unwrap()
    };
    let known = place.send(again(&office.files)).await;
    assert_eq!(
        (known.status, known.bytes.len()),
        (StatusCode::NOT_MODIFIED, 0)
    );
    assert_eq!(place.send(again("")).await.status, StatusCode::NOT_FOUND);
    // An application shows its token.
    let by_token = Request::get(address(&seen[0]))
        .header(header::AUTHORIZATION, format!("Bearer {}", office.token))
        .body(Body::empty())
        .unwrap();
    assert_eq!(place.send(by_token).await.bytes, PDF);
}

#[tokio::test]
async fn a_copied_a_forged_and_an_old_link_open_nothing() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let (stranger, elsewhere) = (
        place.sign_in(OTHER_SCHOOL).await,
        place.sign_in(SCHOOL).await,
    );
    let task = place.task(&office, &school).await;
    let file = place.attached(&school, &task, "a.pdf", PDF).await;
    let others = place.task(&office, &stranger).await;
    let own = place.attached(&stranger, &others, "b.pdf", PDF).await;
    let (link, of_stranger) = (address(&file), address(&own));
    assert_eq!(
        place.fetch(link, &school.files).await.status,
        StatusCode::OK
    );
    let query = |link: &str| link.split_once('?').unwrap().1.to_owned();
    let path = |link: &str| link.split_once('?').unwrap().0.to_owned();
    let (until, proof) = link
        .split_once("until=")
        .unwrap()
        .1
        .split_once('&')
        .unwrap();
    let later = until.parse::<i64>().unwrap() + 3600;
    for (why, link, cookie) in [
        ("another school's", link.to_owned(), &stranger.files),
        (
            "the office's, who has a link of its own",
            link.to_owned(),
            &office.files,
        ),
        (
            "one's own in another browser",
            link.to_owned(),
            &elsewhere.files,
        ),
        ("nobody's", link.to_owned(), &String::new()),
        ("a cookie of another purpose", link.to_owned(), &school.auth),
        (
            "a forged cookie",
            link.to_owned(),
            &school.files.replace('.', ".0"),
        ),
        (
            "a proof for another file",
            format!("{}?{}", path(link), query(of_stranger)),
            &stranger.files,
        ),
        (
            "good for longer",
            format!("{}?until={later}&{proof}", path(link)),
            &school.files,
        ),
        (
            "no proof",
            format!("{}?until={until}&proof=", path(link)),
            &school.files,
        ),
        (
            "a proof of nonsense",
            format!("{}?until={until}&proof=%00", path(link)),
            &school.files,
        ),
    ] {
        let got = place.fetch(&link, cookie).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{why}");
        assert!(!got.bytes.starts_with(b"%PDF"), "{why}");
    }
    assert!(
        place
            .fetch(&path(link), &school.files)
            .await
            .status
            .is_client_error()
    );
    place.app.db.clock().advance(Duration::from_secs(2 * 3600));
    assert_eq!(
        place.fetch(link, &school.files).await.status,
        StatusCode::GONE
    );
}

#[tokio::test]
async fn a_link_ends_with_the_session_and_with_the_sight_of_the_record() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let other = place.sign_in(OTHER_SCHOOL).await;
    let task = place.task(&office, &school).await;
    let file = place.attached(&school, &task, "a.pdf", PDF).await;
    let seen = place.files(&office, &task).await;
    let to = json!({ "organizations": [place.own(&other).await] });
    let given = json!({ "id": task, "to": to });
    place.act(&office, "taskReassign", given).await;
    let got = place.fetch(address(&file), &school.files).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND, "it is another's now");
    assert!(
        place.files(&other, &task).await.is_empty(),
        "what one school showed is not another's"
    );
    let removed = place.remove(&other, &file).await;
    assert_eq!(removed["errors"][0]["extensions"]["code"], "NOT_FOUND");

    let got = place.fetch(address(&seen[0]), &office.files).await;
    assert_eq!(got.status, StatusCode::OK);
    place.sign_out(&office).await;
    let got = place.fetch(address(&seen[0]), &office.files).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
}
