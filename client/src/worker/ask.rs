//! Who knows what assets are worth: a command or an HTTP hook of the user's, or a program's own function.

use crate::{Error, Result};
use futures::future::LocalBoxFuture;
use serde::Serialize;
use serde_json::Value;
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
    time::Duration,
};
use tokio::{
    process::{Child, Command},
    time::timeout,
};

/// The most bytes of an answer that are read.
pub(super) const MOST: u64 = 64 << 10;
/// The most characters of what somebody wrote that are repeated in a sentence.
const SHOWN: usize = 120;

/// What is asked of an asset.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Question {
    /// Its id.
    pub asset: u32,
    /// Where it is found, as it says itself.
    pub uri: String,
    /// The hash that its publication bound, in hexadecimal digits after `0x`.
    pub commitment: String,
    /// The epoch that the score is for.
    pub epoch: u32,
}

impl Question {
    /// It as a line of JSON.
    pub fn line(&self) -> String {
        // Numbers and strings: nothing that could not be written.
        format!("{}\n", serde_json::to_string(self).unwrap_or_default())
    }
}

/// Whoever gives scores.
pub trait Score {
    /// What the asset is worth, on any scale of 0 to 65535.
    ///
    /// # Errors
    ///
    /// When it cannot be said: the asset is left out.
    fn score<'a>(&'a self, question: &'a Question) -> LocalBoxFuture<'a, Result<u16>>;
}

/// The score in an answer, which is JSON, all of it or its last line.
///
/// # Errors
///
/// When there is none, or it is out of range.
pub fn parse_answer(text: &str) -> Result<u16> {
    const REMEDY: &str = "answer {\"score\": N}, N a whole number from 0 to 65535";
    let text = text.trim();
    let Some(line) = text.lines().next_back() else { return Err(Error::local("the answer is empty", REMEDY)) };
    let json: Value = serde_json::from_str(text).or_else(|_| serde_json::from_str(line)).unwrap_or_default();
    match json.get("score") {
        None => Err(Error::local(format!("the answer has no score: {}", shown(line)), REMEDY)),
        Some(score) => score
            .as_u64()
            .and_then(|score| u16::try_from(score).ok())
            .ok_or_else(|| Error::local(format!("the score {} is out of range", shown(&score.to_string())), REMEDY)),
    }
}

/// The beginning of what somebody wrote, in one line.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    format!("{}…", line.chars().take(SHOWN).collect::<String>())
}

/// A command that the shell runs for each question: the question on its standard input, the answer on its standard
/// output.
#[derive(Clone, Debug)]
pub struct Program {
    line: String,
    limit: Duration,
}

impl Program {
    /// The command that this line is, which may take so long for an answer.
    pub fn new(line: impl Into<String>, limit: Duration) -> Self {
        Self { line: line.into(), limit }
    }

    async fn run(&self, question: &Question) -> Result<String> {
        let cannot =
            |error: io::Error| Error::local(format!("the command cannot be run: {error}"), "see to it by hand");
        // Files instead of pipes: nobody waits for anybody to read or to write.
        let mut input = tempfile::tempfile().map_err(cannot)?;
        input.write_all(question.line().as_bytes()).and_then(|()| input.rewind()).map_err(cannot)?;
        let (out, err) = (tempfile::tempfile().map_err(cannot)?, tempfile::tempfile().map_err(cannot)?);
        let mut command = shell(&self.line);
        command.stdin(input).stdout(out.try_clone().map_err(cannot)?).stderr(err.try_clone().map_err(cannot)?);
        let mut running = Running(command.kill_on_drop(true).spawn().map_err(cannot)?);
        let status = match timeout(self.limit, running.0.wait()).await {
            Ok(status) => status.map_err(cannot)?,
            Err(_) => {
                let what = format!("the command has no answer after {} s", self.limit.as_secs());
                return Err(Error::local(what, "make it faster, or give a longer --score-timeout"));
            }
        };
        if !status.success() {
            let said = end(err).map_err(cannot)?;
            let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it says nothing");
            return Err(Error::local(format!("the command failed ({status}): {}", shown(last)), "run it by hand"));
        }
        end(out).map_err(cannot)
    }
}

impl Score for Program {
    fn score<'a>(&'a self, question: &'a Question) -> LocalBoxFuture<'a, Result<u16>> {
        Box::pin(async move { parse_answer(&self.run(question).await?) })
    }
}

/// A command line, as the shell of this system runs it.
fn shell(line: &str) -> Command {
    #[cfg(unix)]
    {
        let mut command = Command::new("sh");
        // In a group of its own, so that whatever it starts ends with it.
        command.args(["-c", line]).process_group(0);
        command
    }
    #[cfg(not(unix))]
    {
        let mut command = Command::new("cmd");
        command.args(["/C", line]);
        command
    }
}

/// A command that runs, and does not when this is gone.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It has a number only as long as it was not waited for, so that it is nobody else's.
        #[cfg(unix)]
        if let Some(id) = self.0.id().and_then(|id| i32::try_from(id).ok())
            && let Some(group) = rustix::process::Pid::from_raw(id)
        {
            // It may have ended by itself.
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
    }
}

/// The end of what was written into a file.
fn end(mut file: File) -> io::Result<String> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(MOST)))?;
    let mut bytes = Vec::new();
    file.take(MOST).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    fn question() -> Question {
        Question { asset: 2, uri: "https://example.org/\"x\"".into(), commitment: "0x01".into(), epoch: 7 }
    }

    async fn asked(line: &str) -> Result<u16> {
        Program::new(line, Duration::from_secs(20)).score(&question()).await
    }

    #[test]
    fn an_answer_is_a_score_or_a_sentence() {
        for (text, score) in [
            ("{\"score\": 40}", 40),
            ("{\"score\":0}\n", 0),
            ("loading\n{\"why\": \"good\", \"score\": 65535}\n\n", 65_535),
            ("{\n  \"score\": 7\n}\n", 7),
        ] {
            assert_eq!(parse_answer(text), Ok(score), "{text}");
        }
        for (text, sentence) in [
            ("", "the answer is empty"),
            (" \n\n", "the answer is empty"),
            ("40", "the answer has no score: 40"),
            ("{\"score\": 40} indeed", "the answer has no score: {\"score\": 40} indeed"),
            ("{}", "the answer has no score: {}"),
            ("{\"score\": 65536}", "the score 65536 is out of range"),
            ("{\"score\": -1}", "the score -1 is out of range"),
            ("{\"score\": 0.5}", "the score 0.5 is out of range"),
            ("{\"score\": \"40\"}", "the score \"40\" is out of range"),
            ("{\"score\": null}", "the score null is out of range"),
        ] {
            let error = parse_answer(text).unwrap_err();
            assert_eq!(error.what, sentence, "{text}");
            assert!(error.remedy.contains("from 0 to 65535"), "{error}");
        }
        let error = parse_answer(&"x ".repeat(1_000)).unwrap_err();
        assert!(error.what.chars().count() < 200 && error.what.ends_with('…'), "{error}");
    }

    #[test]
    fn a_question_is_a_line() {
        let line = question().line();
        assert!(line.ends_with('\n') && line.lines().count() == 1);
        let json: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            json,
            serde_json::json!({ "asset": 2, "uri": "https://example.org/\"x\"", "commitment": "0x01", "epoch": 7 })
        );
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_command_reads_the_question_and_writes_the_score() {
        let line = "read line; case \"$line\" in '{\"asset\":2,'*'\"epoch\":7}') echo '{\"score\": 40}';; esac";
        assert_eq!(asked(line).await, Ok(40));
        // One that does not read it is no worse.
        assert_eq!(asked("echo '{\"score\": 41}'").await, Ok(41));
        assert_eq!(asked("echo '{\"score\": 41}'; echo '{\"score\": 7}' >&2").await, Ok(41));
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_command_that_fails_says_why_in_one_sentence() {
        for (line, sentence) in [
            ("echo first >&2; echo 'no model' >&2; exit 3", "the command failed (exit status: 3): no model"),
            ("exit 1", "it says nothing"),
            ("true", "the answer is empty"),
            ("/nowhere/score", "the command failed (exit status: 127)"),
            ("kill -9 $$", "the command failed (signal: 9"),
        ] {
            let error = asked(line).await.unwrap_err().to_string();
            assert!(error.contains(sentence) && error.lines().count() == 1, "{line}: {error}");
        }
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_command_that_takes_too_long_is_ended_with_all_that_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("mark");
        let line = format!("(sleep 2; touch {}) & sleep 60", mark.display());
        let since = Instant::now();
        let error = Program::new(line, Duration::from_millis(200)).score(&question()).await.unwrap_err();
        assert!(error.to_string().contains("--score-timeout"), "{error}");
        assert!(since.elapsed() < Duration::from_secs(20));
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert!(!mark.exists(), "what it started goes on");
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_long_answer_is_read_from_its_end() {
        let line = "i=0; while [ $i -lt 3000 ]; do echo a line that nobody needs to read at all; i=$((i+1)); done; \
                    echo '{\"score\": 9}'";
        assert_eq!(asked(line).await, Ok(9));
    }
}
