//! From a source to a draft: pasted, or sent as a file.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use entity::position::Role;
use serde_json::{Value, json};
use server::features::upload;
use server::platform::{Actor, Error, Result};
use tower::ServiceExt;

use crate::plan::world::{CREATE, World, org};

const SOURCE: &str = "PHÒNG GDĐT SA ĐÉC\n\nSố: /KH-PGDĐT\n\nSa Đéc, ngày tháng 10 năm 2020\n\nKẾ HOẠCH\n\
    truyền thông về giáo dục năm học 2020 - 2021\n\nI. CĂN CỨ\n\
    Chỉ thị số 666/CT-BGDĐT ngày 24 tháng 8 năm 2020 của Bộ trưởng Bộ Giáo dục và Đào tạo về nhiệm vụ năm học;\n\n\
    II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Giáo dục và Đào tạo\n\n1.1. Xây dựng mạng lưới truyền thông (Bộ phận văn phòng).\n\n\
    2. Hiệu trưởng các trường MN, TH, THCS:\n\n2.1. Phân công 01 lãnh đạo đơn vị làm đầu mối truyền thông.\n\n\
    2.2. Báo cáo tình hình thực hiện 02 lần/ năm học về Phòng Giáo dục.\n\n\
    Nơi nhận:\n- Các trường MN, TH, THCS (để th/h);\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n\nNguyễn Công Hiếu\n";

const READ: &str = "query($source: PlanSource!) { planReading(source: $source) { reading { fileName title schoolYear symbol \
    citations { kind number symbol inLegalBasis } recipients { name purpose purposeText schools } \
    signer { authority title name } \
    clauses { depth marker kind text division schools assignee deadlines { kind text date term times } line } \
    findings { line code message } unplaced { number } lines { number text role } }
    userErrors { path code message } } }";

#[tokio::test]
async fn a_pasted_plan_is_read_and_its_reading_saved_as_it_is() -> Result<()> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let read = world
        .ask(&officer, READ, json!({ "source": { "text": SOURCE } }))
        .await;
    assert_eq!(read.codes, Vec::<&str>::new(), "{read:?}");
    let reading = read.at("/planReading/reading");
    assert_eq!(reading["schoolYear"], "2020-2021");
    assert_eq!(reading["citations"][0]["kind"], "CT");
    assert_eq!(reading["recipients"][0]["schools"], true);
    assert_eq!(reading["recipients"][0]["purpose"], "EXECUTE");
    let clauses = reading["clauses"].as_array().cloned().unwrap_or_default();
    let charged: Vec<_> = clauses
        .iter()
        .filter(|it| it["kind"] == "DUTY" && it["schools"] == true)
        .collect();
    assert_eq!(charged.len(), 2, "{clauses:#?}");
    assert!(clauses.iter().any(|it| it["division"] == "OFFICE"));
    let words = SOURCE
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count();
    assert_eq!(reading["lines"].as_array().map(Vec::len), Some(words));

    let content = json!({
        "title": reading["title"], "schoolYear": world.year, "citations": reading["citations"], "clauses": clauses,
        "recipients": reading["recipients"], "signer": reading["signer"],
    });
    let made = world
        .ask(&officer, CREATE, json!({ "input": { "organization": org(&world.office), "content": content, "source": { "text": SOURCE } } }))
        .await;
    assert_eq!(made.faults("planCreate"), Vec::<&str>::new());
    let id = made.at("/planCreate/plan/id");
    let kept = world
        .ask(
            &officer,
            "query($id: ID!) { plan(id: $id) { findings { line code message } clauses { text } } }",
            json!({ "id": id }),
        )
        .await;
    assert_eq!(kept.at("/plan/findings"), &reading["findings"]);
    assert!(
        !kept
            .at("/plan/findings")
            .as_array()
            .is_none_or(Vec::is_empty)
    );
    assert_eq!(
        kept.at("/plan/clauses").as_array().map(Vec::len),
        Some(clauses.len())
    );

    let long = "a ".repeat(110_000);
    for (text, code) in [("  ", "SOURCE_EMPTY"), (long.as_str(), "SOURCE_TOO_LARGE")] {
        let refused = world
            .ask(&officer, READ, json!({ "source": { "text": text } }))
            .await;
        assert_eq!(refused.codes, Vec::<&str>::new());
        assert_eq!(refused.faults("planReading"), [code]);
        assert_eq!(refused.at("/planReading/reading"), &Value::Null);
        let input = json!({ "input": { "organization": org(&world.office), "content": world.content("X"), "source": { "text": text } } });
        assert_eq!(
            world
                .ask(&officer, CREATE, input)
                .await
                .faults("planCreate"),
            [code]
        );
    }
    Ok(())
}

async fn put(world: &World, url: &str, bytes: &[u8]) -> Result<StatusCode> {
    let routes = upload::routes(world.db.clone(), world.blobs.clone());
    let request = Request::put(url)
        .body(Body::from(bytes.to_vec()))
        .map_err(Error::internal)?;
    Ok(routes
        .oneshot(request)
        .await
        .map_err(Error::internal)?
        .status())
}

async fn requested(world: &World, who: &Arc<Actor>, size: usize) -> (Value, String) {
    let asked = world
        .ask(who, "mutation($input: UploadRequestInput!) { uploadRequest(input: $input) { upload url userErrors { code } } }",
            json!({ "input": { "name": "ke-hoach.md", "size": size } }))
        .await;
    let url = asked
        .at("/uploadRequest/url")
        .as_str()
        .unwrap_or_default()
        .to_owned();
    (asked.at("/uploadRequest/upload").clone(), url)
}

async fn completed(world: &World, who: &Arc<Actor>, upload: &Value) -> crate::plan::world::Answer {
    world
        .ask(who, "mutation($input: UploadCompleteInput!) { uploadComplete(input: $input) { upload userErrors { code } } }",
            json!({ "input": { "upload": upload } }))
        .await
}

#[tokio::test]
async fn a_file_goes_in_by_its_signed_link_and_is_its_owners() -> Result<()> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let other = world
        .person("Trần Văn Bình", &[(Role::FocalPoint, &world.school)])
        .await?;
    let (upload, url) = requested(&world, &officer, SOURCE.len()).await;
    assert_eq!(
        completed(&world, &officer, &upload)
            .await
            .faults("uploadComplete"),
        ["NOT_RECEIVED"]
    );
    let forged = url.replace("signature=", "signature=00");
    assert_eq!(
        put(&world, &forged, SOURCE.as_bytes()).await?,
        StatusCode::FORBIDDEN
    );
    assert_eq!(put(&world, &url, b"short").await?, StatusCode::BAD_REQUEST);
    assert_eq!(
        put(&world, &url, &[b'a'; 10_000]).await?,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    assert_eq!(
        put(&world, &url, SOURCE.as_bytes()).await?,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        completed(&world, &other, &upload).await.codes,
        ["NOT_FOUND"]
    );
    assert_eq!(
        completed(&world, &officer, &upload)
            .await
            .faults("uploadComplete"),
        Vec::<&str>::new()
    );
    assert_eq!(
        put(&world, &url, SOURCE.as_bytes()).await?,
        StatusCode::CONFLICT
    );

    let read = world
        .ask(&officer, READ, json!({ "source": { "upload": upload } }))
        .await;
    assert_eq!(read.at("/planReading/reading/fileName"), "ke-hoach.md");
    assert_eq!(read.at("/planReading/reading/schoolYear"), "2020-2021");
    let stolen = world
        .ask(&other, READ, json!({ "source": { "upload": upload } }))
        .await;
    assert_eq!(stolen.codes, ["NOT_FOUND"]);

    let picture = [0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3];
    let (upload, url) = requested(&world, &officer, picture.len()).await;
    assert_eq!(put(&world, &url, &picture).await?, StatusCode::NO_CONTENT);
    assert_eq!(
        completed(&world, &officer, &upload)
            .await
            .faults("uploadComplete"),
        ["NAME_DISAGREES"]
    );

    let (upload, url) = requested(&world, &officer, 5).await;
    world
        .db
        .clock()
        .advance(std::time::Duration::from_secs(16 * 60));
    assert_eq!(put(&world, &url, b"12345").await?, StatusCode::GONE);
    assert_eq!(
        completed(&world, &officer, &upload)
            .await
            .faults("uploadComplete"),
        ["EXPIRED"]
    );

    for broken in [b"PK\x03\x04 and then nothing".as_slice(), b"K\xd5 ho\xb9ch"] {
        let (upload, url) = requested(&world, &officer, broken.len()).await;
        assert_eq!(put(&world, &url, broken).await?, StatusCode::NO_CONTENT);
        let done = completed(&world, &officer, &upload).await;
        if done.faults("uploadComplete").is_empty() {
            let read = world
                .ask(&officer, READ, json!({ "source": { "upload": upload } }))
                .await;
            assert_eq!(read.faults("planReading"), ["SOURCE_UNREADABLE"]);
        } else {
            assert_eq!(done.faults("uploadComplete"), ["UNSUPPORTED_TYPE"]);
        }
    }

    for (size, code) in [(0, "EMPTY"), (20 * 1024 * 1024 + 1, "TOO_LARGE")] {
        let refused = world
            .ask(&officer, "mutation($input: UploadRequestInput!) { uploadRequest(input: $input) { userErrors { code } } }",
                json!({ "input": { "name": "a", "size": size } }))
            .await;
        assert_eq!(refused.faults("uploadRequest"), [code]);
    }
    Ok(())
}
