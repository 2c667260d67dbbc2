//! A server that speaks S3, with one bucket, on this machine: it can go away and come back.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s_fs::FileSystem;
use server::config::{Files, Place};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

const KEY: &str = "SENKEY";
pub const SECRET: &str = "bong-sen-trong-ao";
pub const BUCKET: &str = "tep-cua-sen";

pub struct Cloud {
    address: SocketAddr,
    folder: TempDir,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Cloud {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(BUCKET)).unwrap();
        let mut cloud = Self {
            address: "127.0.0.1:0".parse().unwrap(),
            folder,
            running: None,
        };
        cloud.comes().await;
        cloud
    }

    /// At the address that it had before.
    pub async fn comes(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.address = listener.local_addr().unwrap();
        let mut service = S3ServiceBuilder::new(FileSystem::new(self.folder.path()).unwrap());
        service.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let service = service.build();
        let answers = Router::new().fallback(move |request| answer(service.clone(), request));
        let (stop, stopped) = oneshot::channel::<()>();
        let serves = axum::serve(listener, answers).with_graceful_shutdown(async {
            let _told = stopped.await;
        });
        let serving = tokio::spawn(async move { serves.await.unwrap() });
        self.running = Some((stop, serving));
    }

    /// Nobody answers there any more.
    pub async fn goes(&mut self) {
        let (stop, serving) = self.running.take().unwrap();
        stop.send(()).unwrap();
        serving.await.unwrap();
    }

    /// What the settings say of it.
    pub fn files(&self, bucket: &str, secret: &str) -> Files {
        Files {
            files: Some(Place::Bucket {
                name: bucket.to_owned(),
                prefix: "phong/giao duc".to_owned(),
            }),
            files_endpoint: Some(format!("http://{}", self.address)),
            files_region: None,
            files_key_id: Some(KEY.to_owned()),
            files_secret: Some(secret.into()),
        }
    }

    /// What the bucket holds, by name.
    pub fn held(&self) -> Vec<(String, Vec<u8>)> {
        let folder = self.folder.path().join(BUCKET).join("phong/giao duc");
        let Ok(files) = std::fs::read_dir(folder) else {
            return Vec::new();
        };
        let files = files.map(|file| file.unwrap().path());
        files
            .filter(|file| file.is_file())
            .map(|file| {
                let name = file.file_name().unwrap().to_string_lossy().into_owned();
                (name, std::fs::read(file).unwrap())
            })
            .collect()
    }

    pub fn address(&self) -> String {
        self.address.to_string()
    }
}

async fn answer(service: S3Service, request: Request) -> Response {
    match service.oneshot(request).await {
        Ok(answer) => answer.map(Body::new),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
