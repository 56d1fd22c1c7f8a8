//! Files where they are: in a folder, or on the web.

use crate::{
    Error, Result,
    keys::store,
    rpc::Limits,
    web::{Web, reason, web},
};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request, Uri,
    body::Bytes,
    header::{HeaderValue, LOCATION, USER_AGENT},
};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};
use tokio::time::timeout;

/// How often an answer may send on to another address.
const MAX_HOPS: usize = 5;

/// Any failure on the way, as it was told.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Where the files of a manifest are.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// In a folder of this machine.
    Folder(PathBuf),
    /// Below an address of the web, which ends with a slash.
    Web(String, Box<Web>),
}

impl Place {
    /// The place that `text` names: a folder or an address, or the `manifest.json` in one.
    ///
    /// # Errors
    ///
    /// When the system's certificates cannot be read.
    pub fn of(text: &str) -> Result<Self> {
        let text = text.trim();
        let base = text.strip_suffix("manifest.json").unwrap_or(text);
        if ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme)) {
            let base = base.trim_end_matches('/');
            return Ok(Self::Web(format!("{base}/"), Box::new(web(base.starts_with("https"))?)));
        }
        let base = base.strip_prefix("file://").unwrap_or(base);
        Ok(Self::Folder(Path::new(if base.is_empty() { "." } else { base }).to_owned()))
    }

    /// The file of this name, of at most so many bytes.
    ///
    /// # Errors
    ///
    /// When it is not there, or longer.
    pub async fn read(&self, name: &str, most: usize) -> Result<Vec<u8>> {
        match self {
            Self::Folder(folder) => read_file(&folder.join(name), most),
            Self::Web(base, asker) => {
                let url = format!("{base}{name}");
                get(asker, &url, most).await.map_err(|error| {
                    let what = format!("{url} cannot be read ({})", reason(error.as_ref()));
                    Error::unreachable(what, "see whether the address is right, or name a folder with the same files")
                })
            }
        }
    }

    /// The file of this name in it, for a message.
    pub fn shown(&self, name: &str) -> String {
        match self {
            Self::Folder(folder) => folder.join(name).display().to_string(),
            Self::Web(base, _) => format!("{base}{name}"),
        }
    }
}

/// A file of at most so many bytes.
///
/// # Errors
///
/// When it cannot be read, or is longer.
pub(super) fn read_file(path: &Path, most: usize) -> Result<Vec<u8>> {
    let cannot = |error: std::io::Error| store::cannot("read", path, &error);
    let file = fs::File::open(path).map_err(cannot)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() > most {
        let what = format!("{} is longer than {most} bytes", path.display());
        return Err(Error::local(what, "name a file that is what it should be"));
    }
    Ok(bytes)
}

async fn get(asker: &Web, url: &str, most: usize) -> std::result::Result<Vec<u8>, Failure> {
    let limits = Limits::default();
    let mut uri: Uri = url.parse()?;
    for _ in 0..=MAX_HOPS {
        let mut request = Request::get(uri.clone()).body(Full::<Bytes>::default())?;
        request.headers_mut().insert(USER_AGENT, HeaderValue::from_static("trib"));
        let answer = timeout(limits.answer, asker.request(request)).await??;
        let status = answer.status();
        if status.is_redirection() {
            let to = answer.headers().get(LOCATION).ok_or("the answer sends on to nowhere")?.to_str()?;
            uri = onward(&uri, to)?;
            continue;
        }
        if !status.is_success() {
            return Err(format!("the answer is {status}").into());
        }
        let body = timeout(limits.answer, Limited::new(answer.into_body(), most).collect()).await??;
        return Ok(body.to_bytes().to_vec());
    }
    Err("the answer sends on again and again".into())
}

/// The address that an answer sends on to: never from one that is encrypted to one that is not.
fn onward(from: &Uri, to: &str) -> std::result::Result<Uri, Failure> {
    let (scheme, host) = match (from.scheme_str(), from.authority()) {
        (Some(scheme), Some(host)) => (scheme, host.as_str()),
        _ => return Err("the address has no host".into()),
    };
    let next: Uri = match to {
        to if to.starts_with("//") => format!("{scheme}:{to}").parse()?,
        to if to.starts_with('/') => format!("{scheme}://{host}{to}").parse()?,
        to if to.contains("://") => to.parse()?,
        to => {
            let folder = from.path().rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{scheme}://{host}{folder}/{to}").parse()?
        }
    };
    match (scheme, next.scheme_str()) {
        ("https", Some("https")) | ("http", Some("http" | "https")) => Ok(next),
        _ => Err(format!("the answer sends on to {next}, which is not safe").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{io::Write, net::TcpListener, thread};

    /// A server that gives these answers, one for each connection; the second part is its URL.
    fn server(answers: &'static [&'static str]) -> (thread::JoinHandle<()>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let serve = move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                let mut request = Vec::new();
                let mut byte = [0];
                while !request.ends_with(b"\r\n\r\n") {
                    stream.read_exact(&mut byte).unwrap();
                    request.push(byte[0]);
                }
                stream.write_all(answer.as_bytes()).unwrap();
            }
        };
        (thread::spawn(serve), url)
    }

    #[tokio::test]
    async fn files_of_the_web_are_read_up_to_their_length() {
        const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nleaf";
        const ON: &str = "HTTP/1.1 302 Found\r\nLocation: /else\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        const NONE: &str = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        let (done, url) = server(&[OK, ON, OK, OK, NONE]);
        let place = Place::of(&format!("{url}/m/manifest.json")).unwrap();
        assert_eq!(place.shown("x"), format!("{url}/m/x"));
        assert_eq!(place.read("x", 4).await, Ok(b"leaf".to_vec()));
        assert_eq!(place.read("x", 4).await, Ok(b"leaf".to_vec()), "it was sent on");
        assert!(place.read("x", 3).await.is_err(), "it is longer");
        assert!(place.read("x", 3).await.unwrap_err().to_string().contains("404"));
        done.join().unwrap();
    }

    #[test]
    fn nobody_is_sent_on_to_what_is_not_safe() {
        let on = |from: &str, to: &str| onward(&from.parse().unwrap(), to).map(|uri| uri.to_string()).ok();
        assert_eq!(on("https://a.org/b/c", "d"), Some("https://a.org/b/d".into()));
        assert_eq!(on("https://a.org/b/c", "/d?e"), Some("https://a.org/d?e".into()));
        assert_eq!(on("http://a.org/", "https://b.org/x"), Some("https://b.org/x".into()));
        assert_eq!(on("https://a.org/", "//b.org/x"), Some("https://b.org/x".into()));
        assert_eq!(on("https://a.org/", "http://a.org/"), None);
        assert_eq!(on("http://a.org/", "file:///etc/passwd"), None);
    }

    #[tokio::test]
    async fn files_of_a_folder_are_read_up_to_their_length() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x"), "leaf").unwrap();
        let place = Place::of(folder.path().to_str().unwrap()).unwrap();
        assert_eq!(place.read("x", 4).await, Ok(b"leaf".to_vec()));
        assert!(place.read("x", 3).await.unwrap_err().to_string().contains("longer than 3 bytes"));
        assert!(place.read("y", 3).await.is_err());
        assert_eq!(Place::of("manifest.json").unwrap().shown("x"), "./x");
    }
}
