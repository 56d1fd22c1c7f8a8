//! What a node tells Prometheus.

use crate::{Error, Result, rpc::Limits};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::{Request, StatusCode, Uri, body::Bytes, client::conn::http1, header::HOST};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, time::timeout};

/// Any failure on the way, as it was told.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The text at `url`, such as `http://127.0.0.1:9615/metrics`, read as Prometheus reads it.
///
/// # Errors
///
/// When the address is none, nobody answers there, or the answer is no such text.
pub async fn read(url: &str, limits: Limits) -> Result<String> {
    let wrong =
        || Error::usage(format!("{url:?} is no address of metrics"), "write it as http://127.0.0.1:9615/metrics");
    let uri: Uri = url.parse().map_err(|_| wrong())?;
    let host = uri.authority().filter(|host| host.port().is_some()).ok_or_else(wrong)?;
    if uri.scheme_str() != Some("http") {
        return Err(wrong());
    }
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    get(host.as_str(), path, limits).await.map_err(|error| {
        let what = format!("no metrics are served at {url} ({error})");
        Error::unreachable(what, "see whether the node runs, and on which --prometheus-port")
    })
}

async fn get(host: &str, path: &str, limits: Limits) -> std::result::Result<String, Failure> {
    let stream = timeout(limits.connect, TcpStream::connect(host)).await??;
    let request = Request::get(path).header(HOST, host).body(Empty::<Bytes>::new())?;
    let answer = async {
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // It ends with the sender, and what fails in it fails for the sender too.
        tokio::spawn(connection);
        let answer = sender.send_request(request).await?;
        if answer.status() != StatusCode::OK {
            return Err(format!("the answer is {}", answer.status()).into());
        }
        let size = usize::try_from(limits.size).unwrap_or(usize::MAX);
        let body = Limited::new(answer.into_body(), size).collect().await?;
        Ok::<_, Failure>(String::from_utf8_lossy(&body.to_bytes()).into_owned())
    };
    timeout(limits.answer, answer).await?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;
    use std::{
        io::{Read, Write},
        net::TcpListener,
        thread,
    };

    /// A server that gives one answer and says what it was asked; the second part is its URL.
    fn server(answer: &'static str) -> (thread::JoinHandle<String>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/metrics", listener.local_addr().unwrap());
        let serve = move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 4096];
            let mut length = 0;
            while !request[..length].ends_with(b"\r\n\r\n") {
                length += stream.read(&mut request[length..]).unwrap();
            }
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8_lossy(&request[..length]).into_owned()
        };
        (thread::spawn(serve), url)
    }

    #[tokio::test]
    async fn metrics_are_read() {
        for answer in ["HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nup 1.0\n", "HTTP/1.0 200 OK\r\n\r\nup 1.0\n"] {
            let (server, url) = server(answer);
            assert_eq!(read(&url, Limits::default()).await, Ok("up 1.0\n".into()));
            let request = server.join().unwrap();
            assert!(request.starts_with("GET /metrics HTTP/1.1\r\n") && request.contains("127.0.0.1:"), "{request}");
        }
    }

    #[tokio::test]
    async fn who_serves_none_is_told() {
        for answer in ["HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "SSH-2.0\r\n", ""] {
            let (server, url) = server(answer);
            let error = read(&url, Limits::default()).await.unwrap_err();
            assert_eq!(error.kind, Kind::Unreachable, "{answer}");
            assert!(error.to_string().contains(&url) && error.remedy.contains("--prometheus-port"), "{error}");
            server.join().unwrap();
        }
        let (server, url) = server("HTTP/1.0 200 OK\r\n\r\nmore than is read");
        let limits = Limits { size: 4, ..Limits::default() };
        assert_eq!(read(&url, limits).await.unwrap_err().kind, Kind::Unreachable);
        server.join().unwrap();
    }

    #[tokio::test]
    async fn addresses_are_checked() {
        for url in ["", "127.0.0.1:9615", "https://127.0.0.1:9615/metrics", "http://localhost/metrics", "http://a b:1/"]
        {
            assert_eq!(read(url, Limits::default()).await.unwrap_err().kind, Kind::Usage, "{url}");
        }
    }
}
