//! Where a place is, as one types it: `s3://BUCKET/FOLDER`, `oss://…`, `cos://…`, `obs://…`, `https://HOST/FOLDER` for
//! WebDAV, `sftp://USER@HOST:PORT/FOLDER`. No password ever stands in it.

use std::fmt;

/// Where a place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteAddress {
    /// What is spoken there.
    pub kind: RemoteKind,
    /// Who is asked: `https://HOST:PORT`, for SFTP `HOST`.
    pub endpoint: String,
    /// The bucket of an object store.
    pub bucket: String,
    /// The folder, from the top, without slashes at its ends.
    pub folder: String,
    /// Where a bucket lies, for S3.
    pub region: String,
    /// Who signs in, for SFTP.
    pub user: Option<String>,
    /// At which port, for SFTP.
    pub port: Option<u16>,
}

/// What is spoken there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemoteKind {
    /// Amazon's protocol, which many others speak.
    S3,
    /// Alibaba's.
    Oss,
    /// Tencent's.
    Cos,
    /// Huawei's.
    Obs,
    /// A share by HTTP.
    Webdav,
    /// A server by SSH.
    Sftp,
}

/// Why it is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// It begins with none of the words.
    Scheme,
    /// A password or a user stands in it.
    Secret,
    /// No bucket or host, or characters that are none of theirs.
    Form,
    /// It must be said who is asked.
    Endpoint,
}

impl RemoteKind {
    const WORDS: [(&str, RemoteKind); 7] = [
        ("s3", RemoteKind::S3),
        ("oss", RemoteKind::Oss),
        ("cos", RemoteKind::Cos),
        ("obs", RemoteKind::Obs),
        ("https", RemoteKind::Webdav),
        ("http", RemoteKind::Webdav),
        ("sftp", RemoteKind::Sftp),
    ];
}

impl fmt::Display for RemoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RemoteKind::S3 => "S3",
            RemoteKind::Oss => "OSS",
            RemoteKind::Cos => "COS",
            RemoteKind::Obs => "OBS",
            RemoteKind::Webdav => "WebDAV",
            RemoteKind::Sftp => "SFTP",
        })
    }
}

impl RemoteAddress {
    /// Reads an address; who is asked and where it lies are said beside that of an object store.
    pub fn parse(
        url: &str,
        endpoint: Option<&str>,
        region: Option<&str>,
    ) -> Result<Self, AddressFault> {
        let (word, rest) = url.split_once("://").ok_or(AddressFault::Scheme)?;
        let word = word.to_ascii_lowercase();
        let known = RemoteKind::WORDS.iter().find(|(known, _)| *known == word);
        let kind = known.ok_or(AddressFault::Scheme)?.1;
        let (first, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let folder = folder.trim_matches('/');
        let mut address = Self {
            kind,
            endpoint: String::new(),
            bucket: String::new(),
            folder: folder.to_owned(),
            region: region.unwrap_or("us-east-1").to_owned(),
            user: None,
            port: None,
        };
        if !is_folder(folder) {
            return Err(AddressFault::Form);
        }
        match kind {
            RemoteKind::Webdav => address.endpoint = host_of(&format!("{word}://{first}"))?,
            RemoteKind::Sftp => address.of_server(first)?,
            _ => {
                if first.contains('@') {
                    return Err(AddressFault::Secret);
                }
                first.clone_into(&mut address.bucket);
                address.endpoint = match (endpoint, kind) {
                    (Some(endpoint), _) => host_of(endpoint)?,
                    (None, RemoteKind::S3) => "https://s3.amazonaws.com".to_owned(),
                    (None, _) => return Err(AddressFault::Endpoint),
                };
                if !is_host(first) {
                    return Err(AddressFault::Form);
                }
            }
        }
        Ok(address)
    }

    /// Whether what goes there can be read on its way.
    pub fn is_open(&self) -> bool {
        self.endpoint.starts_with("http://")
    }

    fn of_server(&mut self, text: &str) -> Result<(), AddressFault> {
        let (user, host) = match text.rsplit_once('@') {
            Some((user, _)) if user.contains(':') => return Err(AddressFault::Secret),
            Some((user, host)) => (Some(user.to_owned()), host),
            None => (None, text),
        };
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse().map_err(|_| AddressFault::Form)?)),
            None => (host, None),
        };
        // Neither may look like an option of the program that is called.
        let is_user = |user: &String| is_host(user) && !user.starts_with('-');
        if !is_host(host) || host.starts_with('-') || !user.as_ref().is_none_or(is_user) {
            return Err(AddressFault::Form);
        }
        host.clone_into(&mut self.endpoint);
        (self.user, self.port) = (user, port);
        Ok(())
    }
}

/// `http(s)://HOST[:PORT]` without anything behind it.
fn host_of(text: &str) -> Result<String, AddressFault> {
    let text = text.trim_end_matches('/');
    let (scheme, host) = text.split_once("://").unwrap_or(("https", text));
    if host.contains('@') {
        return Err(AddressFault::Secret);
    }
    let scheme = scheme.to_ascii_lowercase();
    let is_http = ["http", "https"].contains(&scheme.as_str());
    match is_http && is_host(host) {
        true => Ok(format!("{scheme}://{host}")),
        false => Err(AddressFault::Form),
    }
}

fn is_host(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-:[]".contains(c);
    !text.is_empty() && text.chars().all(plain)
}

/// Parts that lead down only, of characters that every kind of place takes as they are.
fn is_folder(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "._-~ ".contains(c);
    let is_part = |part: &str| part.chars().all(plain) && part != ".." && part != ".";
    text.is_empty()
        || text
            .split('/')
            .all(|part| !part.is_empty() && is_part(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str) -> Result<RemoteAddress, AddressFault> {
        RemoteAddress::parse(url, Some("https://oss-cn-shanghai.aliyuncs.com"), None)
    }

    #[test]
    fn an_address_tells_kind_host_and_folder() {
        let bucket = of("oss://sites/华东/1 号").unwrap();
        assert_eq!(
            (bucket.kind, bucket.bucket.as_str()),
            (RemoteKind::Oss, "sites")
        );
        assert_eq!(bucket.folder, "华东/1 号");
        let share = of("https://nas.example:5006/dav/site/").unwrap();
        assert_eq!(share.endpoint, "https://nas.example:5006");
        assert_eq!(
            (share.kind, share.folder.as_str()),
            (RemoteKind::Webdav, "dav/site")
        );
        let server = of("sftp://li@10.0.0.8:2222/srv/site").unwrap();
        assert_eq!(
            (server.endpoint.as_str(), server.port),
            ("10.0.0.8", Some(2222))
        );
        assert_eq!(server.user.as_deref(), Some("li"));
    }

    #[test]
    fn no_password_is_taken_in_and_nothing_leads_elsewhere() {
        for (url, fault) in [
            ("https://li:geheim@nas/dav", AddressFault::Secret),
            ("sftp://li:geheim@nas/dav", AddressFault::Secret),
            ("s3://key:secret@sites/a", AddressFault::Secret),
            ("ftp://nas/a", AddressFault::Scheme),
            ("/media/stick", AddressFault::Scheme),
            ("s3://", AddressFault::Form),
            ("s3://sites/../b", AddressFault::Form),
            ("https://nas/a?b=c", AddressFault::Form),
            ("sftp://-oProxyCommand=x/a", AddressFault::Form),
        ] {
            assert_eq!(of(url), Err(fault), "{url}");
        }
        let none = RemoteAddress::parse("oss://sites", None, None);
        assert_eq!(none, Err(AddressFault::Endpoint));
    }
}
