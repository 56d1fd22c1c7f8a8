//! Answers that come bit by bit: passed through as they come, and counted when they end.

use super::{refusal::Failure, units};
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    sync::Notify,
    task::JoinHandle,
    time::{Sleep, sleep},
};

/// The longest line in which tokens are looked for, in bytes.
const LONGEST: usize = 64 << 10;

/// How long a stream that is late may take to say so, before its connection is cut.
const MOMENT: Duration = Duration::from_secs(1);

/// What is done when a stream has ended.
type End = Box<dyn FnOnce(Ended) + Send>;

/// How a stream has ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ended {
    /// The server behind broke off, or was late, before anything of it came.
    Failed,
    /// Something of it came, with the tokens that it said it took, or the payer hung up.
    Served(Option<u64>),
}

/// A connection that can be cut from outside. While its other side reads nothing, nobody asks a stream for more, and it
/// cannot end by itself.
#[derive(Clone, Debug, Default)]
pub struct Cut(Arc<Notify>);

impl Cut {
    /// Waits until the connection is to be cut.
    pub async fn wanted(&self) {
        self.0.notified().await;
    }
}

/// A stream.
pub struct Stream {
    inner: Incoming,
    tail: Tail,
    late: Pin<Box<Sleep>>,
    watch: JoinHandle<()>,
    has_come: bool,
    end: Option<End>,
}

impl Stream {
    /// The stream of an answer on the connection `cut`, which may go on for `most`. However it ends, `end` is called,
    /// once.
    pub fn new(inner: Incoming, most: Duration, cut: Cut, end: impl FnOnce(Ended) + Send + 'static) -> Self {
        let watch = tokio::spawn(async move {
            sleep(most.saturating_add(MOMENT)).await;
            cut.0.notify_one();
        });
        let late = Box::pin(sleep(most));
        Self { inner, tail: Tail::default(), late, watch, has_come: false, end: Some(Box::new(end)) }
    }

    fn finish(&mut self) {
        self.end_as(Ended::Served(self.tail.tokens));
    }

    /// The server behind did not bring it to its end.
    fn fail(&mut self) {
        self.end_as(if self.has_come { Ended::Served(self.tail.tokens) } else { Ended::Failed });
    }

    fn end_as(&mut self, ended: Ended) {
        if let Some(end) = self.end.take() {
            end(ended);
        }
    }
}

impl Body for Stream {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        let this = &mut *self;
        if this.late.as_mut().poll(context).is_ready() {
            this.fail();
            return Poll::Ready(Some(Err("the answer took too long".into())));
        }
        match ready!(Pin::new(&mut this.inner).poll_frame(context)) {
            Some(Ok(frame)) => {
                if let Some(bytes) = frame.data_ref() {
                    this.has_come |= !bytes.is_empty();
                    this.tail.see(bytes);
                }
                // Where the end is known beforehand, nobody asks for more.
                if this.inner.is_end_stream() {
                    this.finish();
                }
                Poll::Ready(Some(Ok(frame)))
            }
            Some(Err(error)) => {
                this.fail();
                Poll::Ready(Some(Err(error.into())))
            }
            None => {
                this.finish();
                Poll::Ready(None)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.watch.abort();
        // Whoever hung up has had what came before, and the server's work.
        self.finish();
    }
}

/// The end of a stream, as far as tokens are said there.
#[derive(Debug, Default)]
struct Tail {
    line: Vec<u8>,
    tokens: Option<u64>,
}

impl Tail {
    fn see(&mut self, bytes: &[u8]) {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            if self.line.len().saturating_add(part.len()) <= LONGEST {
                self.line.extend(part);
            }
            if part.ends_with(b"\n") {
                let data = self.line.strip_prefix(b"data:").unwrap_or_default();
                if data.windows(USAGE.len()).any(|window| window == USAGE) {
                    self.tokens = units::tokens(data.trim_ascii()).or(self.tokens);
                }
                self.line.clear();
            }
        }
    }
}

/// What a line has that says how many tokens there were.
const USAGE: &[u8] = b"\"usage\"";

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(parts: &[&str]) -> Option<u64> {
        let mut tail = Tail::default();
        parts.iter().for_each(|part| tail.see(part.as_bytes()));
        tail.tokens
    }

    #[test]
    fn tokens_are_found_wherever_the_stream_is_cut() {
        let usage = "{\"choices\": [], \"usage\": {\"total_tokens\": 42}}";
        let stream = format!("data: {{\"choices\": [], \"usage\": null}}\n\ndata: {usage}\r\n\ndata: [DONE]\n\n");
        assert_eq!(seen(&[&stream]), Some(42));
        for cut in 0..stream.len() {
            let (one, other) = stream.split_at(cut);
            assert_eq!(seen(&[one, other]), Some(42), "{cut}");
        }
    }

    #[test]
    fn a_stream_that_says_nothing_of_tokens_has_none() {
        assert_eq!(
            seen(&["data: {\"choices\": [{\"delta\": {\"content\": \"usage\"}}]}\n\n", "data: [DONE]\n\n"]),
            None
        );
        assert_eq!(seen(&["{\"usage\": {\"total_tokens\": 42}}\n"]), None);
        // A line that is too long is no reason to keep all of it.
        let long = format!("data: {{\"usage\": {{\"total_tokens\": 42}}, \"x\": \"{}\"}}\n", "x".repeat(LONGEST));
        assert_eq!(seen(&[&long]), None);
        assert_eq!(seen(&[&long, "data: {\"usage\": {\"total_tokens\": 7}}\n"]), Some(7));
    }
}
