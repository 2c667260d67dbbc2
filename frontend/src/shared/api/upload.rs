//! The bytes of a file, put to the signed address that the server gave out for them.

use std::cell::RefCell;

use futures_channel::oneshot;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{File, ProgressEvent, XmlHttpRequest};

use super::ApiError;

/// Puts `file` to `address`, which carries its own permission and expires. `progress` is told how much of it has gone, from
/// 0 to 1, which no newer way of asking can tell. Dropped, it is stopped.
pub async fn put(
    address: &str,
    file: &File,
    progress: impl Fn(f64) + 'static,
) -> Result<(), ApiError> {
    let kind = file.type_();
    let kind = if kind.is_empty() {
        "application/octet-stream"
    } else {
        kind.as_str()
    };
    let impossible = |_| ApiError::BadInput { request_id: None };
    let request = XmlHttpRequest::new().map_err(impossible)?;
    let upload = request.upload().map_err(impossible)?;
    request
        .open_with_async("PUT", address, true)
        .map_err(impossible)?;
    request
        .set_request_header("Content-Type", kind)
        .map_err(impossible)?;
    let (tell, told) = oneshot::channel::<()>();
    let tell = RefCell::new(Some(tell));
    let ended = Closure::<dyn Fn()>::new(move || {
        if let Some(tell) = tell.borrow_mut().take() {
            let _nobody_waits = tell.send(());
        }
    });
    let going = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.length_computable() && event.total() > 0.0 {
            progress(event.loaded() / event.total());
        }
    });
    request.set_onloadend(Some(ended.as_ref().unchecked_ref()));
    upload.set_onprogress(Some(going.as_ref().unchecked_ref()));
    // Goes before what it calls does.
    let under_way = UnderWay(request);
    let request = &under_way.0;
    request
        .send_with_opt_blob(Some(file))
        .map_err(|_| ApiError::Network)?;
    told.await.map_err(|_| ApiError::Network)?;
    match request.status().unwrap_or_default() {
        200..=299 => Ok(()),
        0 => Err(ApiError::Network),
        401 | 403 | 404 | 410 => Err(ApiError::NotFound),
        413 => Err(ApiError::BadInput { request_id: None }),
        429 => Err(ApiError::RateLimited { seconds: None }),
        _ => Err(ApiError::Internal {
            request_id: request.get_response_header("X-Request-Id").ok().flatten(),
        }),
    }
}

/// A request that ends, whether it is done or not, when nobody waits for it any more.
struct UnderWay(XmlHttpRequest);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.set_onloadend(None);
        if let Ok(upload) = self.0.upload() {
            upload.set_onprogress(None);
        }
        let _ended_already = self.0.abort();
    }
}
