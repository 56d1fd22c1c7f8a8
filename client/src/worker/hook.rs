//! A hook: a server of the user's that is asked by HTTP.

use super::ask::{MOST, Question, Score, parse_answer};
use crate::{Error, Result};
use futures::future::LocalBoxFuture;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request, StatusCode, Uri,
    body::Bytes,
    client::conn::http1,
    header::{CONTENT_TYPE, HOST},
};
use hyper_util::rt::TokioIo;
use std::time::Duration;
use tokio::{net::TcpStream, time::timeout};

/// Any failure on the way, as it was told.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// An address that questions are posted to; the answers have the scores.
#[derive(Clone, Debug)]
pub struct Hook {
    url: String,
    /// Whom it names, as a request says it.
    host: String,
    /// Where a connection goes: the same with a port.
    peer: String,
    path: String,
    limit: Duration,
}

impl Hook {
    /// The hook at `url`, which may take so long for an answer.
    ///
    /// # Errors
    ///
    /// When it is no address, or not one of plain HTTP.
    pub fn new(url: &str, limit: Duration) -> Result<Self> {
        let wrong = |what: &str| {
            let what = format!("{:?} is {what}", url.trim());
            Error::usage(what, "write it as http://127.0.0.1:8000/score, or give --score with a command that asks it")
        };
        let uri: Uri = url.trim().parse().map_err(|_| wrong("no address"))?;
        let (Some("http"), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(wrong("no address of plain HTTP"));
        };
        let host = authority.as_str().to_owned();
        let peer = if authority.port().is_some() { host.clone() } else { format!("{host}:80") };
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Self { url: url.trim().to_owned(), host, peer, path, limit })
    }

    async fn post(&self, body: String) -> std::result::Result<String, Failure> {
        let stream = TcpStream::connect(&self.peer).await?;
        let request = Request::post(&self.path)
            .header(HOST, &self.host)
            .header(CONTENT_TYPE, "application/json")
            .body(Full::new(Bytes::from(body)))?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // It ends with the sender, and what fails in it fails for the sender too.
        tokio::spawn(connection);
        let answer = sender.send_request(request).await?;
        if answer.status() != StatusCode::OK {
            return Err(format!("the answer is {}", answer.status()).into());
        }
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        let body = Limited::new(answer.into_body(), most).collect().await?;
        Ok(String::from_utf8_lossy(&body.to_bytes()).into_owned())
    }
}

impl Score for Hook {
    fn score<'a>(&'a self, question: &'a Question) -> LocalBoxFuture<'a, Result<u16>> {
        Box::pin(async move {
            match timeout(self.limit, self.post(question.line())).await {
                Ok(Ok(answer)) => parse_answer(&answer),
                Ok(Err(error)) => {
                    let what = format!("{} does not answer ({error})", self.url);
                    Err(Error::local(what, "see whether it runs"))
                }
                Err(_) => {
                    let what = format!("{} has no answer after {} s", self.url, self.limit.as_secs());
                    Err(Error::local(what, "make it faster, or give a longer --score-timeout"))
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::{Read, Write},
        net::TcpListener,
        thread,
    };

    fn question() -> Question {
        Question { asset: 2, uri: "x".into(), commitment: "0x01".into(), epoch: 7 }
    }

    /// A server that gives one answer and says what it was asked; the second part is its URL.
    fn server(answer: &'static str) -> (thread::JoinHandle<String>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/score?by=me", listener.local_addr().unwrap());
        let serve = move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 4096];
            let mut length = 0;
            while !request[..length].ends_with(b"}\n") {
                let more = stream.read(&mut request[length..]).unwrap();
                assert!(more > 0, "the question ends too early");
                length += more;
            }
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8_lossy(&request[..length]).into_owned()
        };
        (thread::spawn(serve), url)
    }

    #[tokio::test]
    async fn a_hook_is_posted_the_question() {
        for answer in [
            "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"score\": 40}",
            "HTTP/1.0 200 OK\r\n\r\n{\n  \"score\": 40,\n  \"why\": \"good\"\n}\n",
        ] {
            let (server, url) = server(answer);
            let hook = Hook::new(&url, Duration::from_secs(20)).unwrap();
            assert_eq!(hook.score(&question()).await, Ok(40));
            let request = server.join().unwrap();
            assert!(request.starts_with("POST /score?by=me HTTP/1.1\r\n"), "{request}");
            assert!(request.ends_with("\r\n\r\n{\"asset\":2,\"uri\":\"x\",\"commitment\":\"0x01\",\"epoch\":7}\n"));
        }
    }

    #[tokio::test]
    async fn a_hook_that_fails_is_told_in_one_sentence() {
        for (answer, sentence) in [
            ("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n", "the answer is 500"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"score\": 70000}", "the score 70000 is out of range"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "the answer is empty"),
            ("SSH-2.0\r\n", "does not answer"),
        ] {
            let (server, url) = server(answer);
            let hook = Hook::new(&url, Duration::from_secs(20)).unwrap();
            let error = hook.score(&question()).await.unwrap_err().to_string();
            assert!(error.contains(sentence) && error.lines().count() == 1, "{answer}: {error}");
            server.join().unwrap();
        }
        let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let hook = Hook::new(&format!("http://{nobody}"), Duration::from_secs(20)).unwrap();
        assert!(hook.score(&question()).await.unwrap_err().to_string().contains("see whether it runs"));
        // One who listens and says nothing.
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let hook = Hook::new(&url, Duration::from_millis(100)).unwrap();
        assert!(hook.score(&question()).await.unwrap_err().to_string().contains("--score-timeout"));
    }

    #[test]
    fn addresses_are_checked() {
        for url in ["", "127.0.0.1:8000", "https://127.0.0.1:8000/score", "/score", "http://a b:1/"] {
            let error = Hook::new(url, Duration::from_secs(1)).unwrap_err();
            assert_eq!(error.kind, crate::Kind::Usage, "{url}");
            assert!(error.remedy.contains("--score"), "{error}");
        }
        let hook = Hook::new(" http://scores.example ", Duration::from_secs(1)).unwrap();
        assert_eq!((hook.peer.as_str(), hook.path.as_str()), ("scores.example:80", "/"));
    }
}
