//! What passes between OpenDAL and a server. It writes down what the server answered, because errors are told by that
//! and not by their texts; and of a WebDAV share it asks never to write over what is there: OpenDAL renames with
//! `Overwrite: T` and writes without a condition.

use http::header::{HeaderName, HeaderValue, IF_NONE_MATCH};
use http::{Request, Response};
use opendal::{Buffer, HttpBody, HttpTransport};
use opendal_http_transport_reqwest::ReqwestTransport;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

/// The header that lets a move write over what is there, or not.
const OVERWRITE: HeaderName = HeaderName::from_static("overwrite");

/// What the server answered last: a status, or 0 for nothing.
#[derive(Clone, Default)]
pub struct HeardStatus(Arc<AtomicU16>);

impl HeardStatus {
    /// Forgets it.
    pub fn forget(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// It.
    pub fn status(&self) -> u16 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The transport.
pub struct CarefulTransport {
    /// How what is asked for is carried: whoever says nothing for a while is given up.
    pub asks: ReqwestTransport,
    /// How what is sent is carried: a server says nothing until it has all of it.
    pub sends: ReqwestTransport,
    /// What was answered.
    pub heard: HeardStatus,
    /// Whether it is a WebDAV share.
    pub is_share: bool,
}

impl HttpTransport for CarefulTransport {
    async fn fetch(&self, mut request: Request<Buffer>) -> opendal::Result<Response<HttpBody>> {
        if self.is_share {
            let headers = request.headers_mut();
            if headers.contains_key(&OVERWRITE) {
                headers.insert(OVERWRITE, HeaderValue::from_static("F"));
            }
            if request.method() == http::Method::PUT {
                let none = HeaderValue::from_static("*");
                request.headers_mut().insert(IF_NONE_MATCH, none);
            }
        }
        let sends = request.method() == http::Method::PUT;
        let carrier = if sends { &self.sends } else { &self.asks };
        let response = carrier.fetch(request).await?;
        self.heard
            .0
            .store(response.status().as_u16(), Ordering::Relaxed);
        Ok(response)
    }
}
