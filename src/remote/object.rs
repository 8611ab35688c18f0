//! Object stores and WebDAV shares by OpenDAL, one call after the other on a runtime that lives and ends in here.

use super::address::{RemoteAddress, RemoteKind};
use super::bucket::{Bucket, BucketItem, CreateWay, UNFINISHED};
use super::keys::RemoteKeys;
use super::patience::Patience;
use super::transport::{CarefulTransport, HeardStatus};
use super::trouble::RemoteTrouble;
use opendal::services::{Cos, Obs, Oss, S3, Webdav};
use opendal::{Entry, ErrorKind, HttpTransporter, Metadata, Operator};
use opendal_http_transport_reqwest::ReqwestTransport;
use reqwest::ClientBuilder;
use std::error::Error;
use std::future::Future;
use std::io;
use tokio::runtime::{Builder, Runtime};

/// So often something is written anew that reads back otherwise.
const TRIES: u32 = 5;

/// A list may take as long as so many bytes: it comes in pieces, each of which is waited for.
const LISTING: u64 = 8 << 20;

/// An object store or a share.
pub struct ObjectBucket {
    store: Operator,
    runtime: Runtime,
    patience: Patience,
    heard: HeardStatus,
    kind: RemoteKind,
}

impl ObjectBucket {
    /// Opens one; nobody is asked anything yet.
    pub fn open(
        address: &RemoteAddress,
        keys: &RemoteKeys,
        patience: Patience,
    ) -> Result<Self, RemoteTrouble> {
        // The first one stays; it is the same each time.
        _ = rustls::crypto::ring::default_provider().install_default();
        let heard = HeardStatus::default();
        let transport = CarefulTransport {
            asks: carrier(client(&patience).read_timeout(patience.wait()))?,
            sends: carrier(client(&patience))?,
            heard: heard.clone(),
            is_share: address.kind == RemoteKind::Webdav,
        };
        let store = operator(address, keys).map_err(|_| RemoteTrouble::odd("address"))?;
        let context = store.context().clone();
        let context = context.with_http_transport(HttpTransporter::new(transport));
        let runtime = Builder::new_current_thread().enable_all().build();
        Ok(Self {
            store: store.with_context(context),
            runtime: runtime.map_err(|_| RemoteTrouble::odd("runtime"))?,
            patience,
            heard,
            kind: address.kind,
        })
    }

    /// Does one thing, again where that may help; `bytes` tell how long it may take.
    fn ask<T, F>(&self, bytes: u64, work: impl Fn() -> F) -> Result<T, RemoteTrouble>
    where
        F: Future<Output = opendal::Result<T>>,
    {
        self.patience.tries(|| {
            self.heard.forget();
            let limit = self.patience.limit(bytes);
            let answer = async { tokio::time::timeout(limit, work()).await };
            match self.runtime.block_on(answer) {
                Err(_) => Err(RemoteTrouble::Slow),
                Ok(answer) => answer.map_err(|error| self.trouble(&error)),
            }
        })
    }

    /// What an error means; its text is not read, and not told.
    fn trouble(&self, error: &opendal::Error) -> RemoteTrouble {
        let status = self.heard.status();
        match (error.kind(), status) {
            (ErrorKind::ConditionNotMatch, _) => RemoteTrouble::There,
            (ErrorKind::NotFound, _) => RemoteTrouble::Missing,
            (_, 401 | 403 | 407) => RemoteTrouble::Denied,
            (ErrorKind::RateLimited, _) | (_, 423 | 429 | 502 | 503 | 504) => RemoteTrouble::Busy,
            (_, 404) => RemoteTrouble::Missing,
            (_, 507) => RemoteTrouble::Full,
            (_, 412) => RemoteTrouble::There,
            _ if is_silence(error) => RemoteTrouble::Slow,
            (_, 0) if is_certificate(error) => RemoteTrouble::NotBelieved,
            (_, 0) if error.is_temporary() => RemoteTrouble::Unreachable,
            // It had begun to answer.
            (_, 200..300) if error.is_temporary() => RemoteTrouble::Unreachable,
            (_, 500) => RemoteTrouble::Busy,
            (_, 0) => RemoteTrouble::odd("no HTTP"),
            (_, status) => RemoteTrouble::Odd(format!("HTTP {status}")),
        }
    }

    fn write(&self, name: &str, bytes: &[u8], once: bool) -> Result<(), RemoteTrouble> {
        let written = self.ask(bytes.len() as u64, || async {
            let write = self.store.write_with(name, bytes.to_vec());
            // A share is asked by the transport.
            match once && self.kind != RemoteKind::Webdav {
                true => write.if_not_exists(true).await,
                false => write.await,
            }
        });
        written.map(|_| ())
    }

    /// What a name holds, as far as so many bytes and one more.
    fn back(&self, name: &str, len: usize) -> Result<Vec<u8>, RemoteTrouble> {
        let meta = self.ask(0, || self.store.stat(name))?;
        match meta.content_length() == len as u64 {
            true => self.read(name, 0, len as u64),
            false => Err(RemoteTrouble::Altered),
        }
    }

    fn moved(&self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, RemoteTrouble> {
        let (unfinished, back) = self.laid_aside(bytes)?;
        let renamed = self.ask(0, || self.store.rename(&unfinished, name));
        match renamed {
            Ok(()) => Ok(back),
            // An answer that got lost on its way: it was moved.
            Err(RemoteTrouble::Missing) => match self.back(name, bytes.len())? {
                there if there == bytes => Ok(there),
                _ => Err(RemoteTrouble::There),
            },
            Err(trouble) => {
                _ = self.clear(&unfinished);
                Err(trouble)
            }
        }
    }

    /// Writes under a name that nobody else has and reads it back. What was cut off stays under its name, which a
    /// share does not let be written again: then another one.
    fn laid_aside(&self, bytes: &[u8]) -> Result<(String, Vec<u8>), RemoteTrouble> {
        for _ in 0..TRIES {
            let unfinished = format!("{UNFINISHED}/{:016x}", fastrand::u64(..));
            match self.write(&unfinished, bytes, false) {
                Err(RemoteTrouble::There) => {}
                written => written?,
            }
            match self.back(&unfinished, bytes.len()) {
                Ok(back) if back == bytes => return Ok((unfinished, back)),
                Ok(_) | Err(RemoteTrouble::Altered) => _ = self.clear(&unfinished),
                Err(trouble) => return Err(trouble),
            }
        }
        Err(RemoteTrouble::Altered)
    }

    fn walk(&self, folder: &str, deep: bool) -> Result<Vec<Entry>, RemoteTrouble> {
        // Shares list one folder at a time; many refuse more.
        let at_once = deep && self.kind != RemoteKind::Webdav;
        let listed = self.ask(LISTING, || async {
            let list = self.store.list_with(folder);
            list.recursive(at_once).await
        });
        let mut entries = match listed {
            Err(RemoteTrouble::Missing) if self.kind == RemoteKind::Webdav => Vec::new(),
            listed => listed?,
        };
        entries.retain(|entry| entry.path().trim_start_matches('/') != folder);
        if deep && !at_once {
            let below: Vec<String> = { entries.iter() }
                .filter(|entry| entry.metadata().is_dir())
                .map(|entry| entry.path().to_owned())
                .collect();
            for folder in below {
                entries.extend(self.walk(&folder, deep)?);
            }
        }
        Ok(entries)
    }
}

impl Bucket for ObjectBucket {
    fn list(&self, folder: &str, deep: bool) -> Result<Vec<BucketItem>, RemoteTrouble> {
        let mut entries = self.walk(folder, deep)?;
        if entries.is_empty() && !deep && self.kind != RemoteKind::Webdav {
            // Some stores show no folder in which there are only folders.
            entries = self.walk(folder, true)?;
        }
        let entries = entries.into_iter();
        Ok(entries
            .map(|entry| item(entry.path(), entry.metadata()))
            .collect())
    }

    fn item(&self, name: &str) -> Result<Option<BucketItem>, RemoteTrouble> {
        match self.ask(0, || self.store.stat(name)) {
            Err(RemoteTrouble::Missing) => Ok(None),
            meta => Ok(Some(item(name, &meta?))),
        }
    }

    fn read(&self, name: &str, from: u64, len: u64) -> Result<Vec<u8>, RemoteTrouble> {
        if len == 0 {
            return Ok(Vec::new());
        }
        let read = self.ask(len, || async {
            self.store.read_with(name).range(from..from + len).await
        });
        Ok(read?.to_vec())
    }

    fn create(&self, name: &str, bytes: &[u8], way: CreateWay) -> Result<Vec<u8>, RemoteTrouble> {
        match way {
            CreateWay::Moved => return self.moved(name, bytes),
            CreateWay::Refused => self.write(name, bytes, true)?,
            CreateWay::Looked if self.item(name)?.is_some() => return Err(RemoteTrouble::There),
            CreateWay::Looked => self.write(name, bytes, false)?,
        }
        self.back(name, bytes.len())
    }

    fn clear(&self, name: &str) -> Result<(), RemoteTrouble> {
        self.ask(0, || self.store.delete(name))
    }

    fn ways(&self) -> &'static [CreateWay] {
        match self.kind {
            RemoteKind::S3 | RemoteKind::Oss | RemoteKind::Cos => &[CreateWay::Refused],
            RemoteKind::Webdav => &[CreateWay::Moved, CreateWay::Refused],
            // Its service has no condition.
            RemoteKind::Obs | RemoteKind::Sftp => &[],
        }
    }
}

/// A client that gives up whom it does not reach.
fn client(patience: &Patience) -> ClientBuilder {
    let client = reqwest::Client::builder()
        .connect_timeout(patience.wait())
        .user_agent(concat!("sanjian/", env!("CARGO_PKG_VERSION")));
    #[cfg(target_os = "linux")]
    let client = client.tcp_user_timeout(patience.wait());
    client
}

fn carrier(client: ClientBuilder) -> Result<ReqwestTransport, RemoteTrouble> {
    let client = client.build().map_err(|_| RemoteTrouble::odd("TLS"))?;
    Ok(ReqwestTransport::new(client))
}

/// Whether it was given up because somebody was reached and said nothing.
fn is_silence(error: &(dyn Error + 'static)) -> bool {
    let silent = error.downcast_ref::<reqwest::Error>();
    silent.is_some_and(|error| error.is_timeout() && !error.is_connect())
        || error.source().is_some_and(is_silence)
}

/// Whether it broke off because of a certificate: somewhere behind it stands the error of TLS.
fn is_certificate(error: &(dyn Error + 'static)) -> bool {
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return matches!(tls, rustls::Error::InvalidCertificate(_));
    }
    // What was wrapped as an error of input and output passes over itself in `source`.
    let wrapped = error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    match wrapped {
        Some(within) => is_certificate(within),
        None => error.source().is_some_and(is_certificate),
    }
}

fn item(name: &str, meta: &Metadata) -> BucketItem {
    let changed = meta.last_modified().map(|at| at.to_string());
    let tag = meta.etag().map(|tag| tag.trim_matches('"').to_owned());
    BucketItem {
        name: name.trim_start_matches('/').to_owned(),
        len: (!meta.is_dir()).then(|| meta.content_length()),
        tag: tag.or(changed).unwrap_or_default(),
    }
}

fn operator(address: &RemoteAddress, keys: &RemoteKeys) -> opendal::Result<Operator> {
    let root = format!("/{}/", address.folder);
    let root = if address.folder.is_empty() {
        "/"
    } else {
        &root
    };
    let (at, bucket) = (address.endpoint.as_str(), address.bucket.as_str());
    let (key, secret) = (keys.key.as_str(), keys.secret.as_str());
    match address.kind {
        RemoteKind::S3 => Operator::new(
            S3::default()
                .disable_config_load()
                .disable_ec2_metadata()
                .region(&address.region)
                .endpoint(at)
                .bucket(bucket)
                .root(root)
                .access_key_id(key)
                .secret_access_key(secret),
        ),
        RemoteKind::Oss => Operator::new(
            Oss::default()
                .endpoint(at)
                .bucket(bucket)
                .root(root)
                .access_key_id(key)
                .access_key_secret(secret),
        ),
        RemoteKind::Cos => Operator::new(
            Cos::default()
                .disable_config_load()
                .endpoint(at)
                .bucket(bucket)
                .root(root)
                .secret_id(key)
                .secret_key(secret),
        ),
        RemoteKind::Obs => Operator::new(
            Obs::default()
                .endpoint(at)
                .bucket(bucket)
                .root(root)
                .access_key_id(key)
                .secret_access_key(secret),
        ),
        RemoteKind::Webdav | RemoteKind::Sftp => Operator::new(
            Webdav::default()
                .endpoint(at)
                .root(root)
                .username(key)
                .password(secret),
        ),
    }
}
