//! A command of the user's that says what contributors are worth together. It reads `{ asset, included, seed }` as
//! JSON, where `included` are ids of contributions, and writes a number; more is better. Several run at once.

use crate::{choices::Choices, inputs::Read};
use serde_json::json;
use std::{
    io::Write,
    process::{Command as Process, Stdio},
};
use tributary_review::{Error, Result, Utility};

/// A command, and what it is asked of.
#[derive(Clone, Debug)]
pub struct Command {
    text: String,
    asset: u64,
    seed: u64,
    contributions: Vec<u64>,
}

impl Command {
    /// The command of this text, asked of what was read.
    pub fn new(text: &str, choices: &Choices, read: &[Read]) -> Self {
        let contributions = read.iter().map(|read| read.datum.contribution).collect();
        Self { text: text.to_owned(), asset: choices.asset, seed: choices.seed, contributions }
    }

    fn ask(&self, question: &str) -> std::io::Result<std::process::Output> {
        let mut process = Process::new("sh")
            .args(["-c", &self.text])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()?;
        if let Some(mut input) = process.stdin.take() {
            // Who does not look at the question may answer all the same.
            let _ = writeln!(input, "{question}");
        }
        process.wait_with_output()
    }
}

impl Utility for Command {
    fn players(&self) -> usize {
        self.contributions.len()
    }

    fn value(&self, included: &[bool]) -> Result<f64> {
        let those = self.contributions.iter().zip(included).filter(|(_, is_in)| **is_in);
        let named: Vec<u64> = those.map(|(id, _)| *id).collect();
        let question = json!({ "asset": self.asset, "included": named, "seed": self.seed }).to_string();
        let failed = |why: String| Error::Failed(format!("the command {:?} {why}", self.text));
        let output = self.ask(&question).map_err(|error| failed(format!("cannot be run: {error}")))?;
        if !output.status.success() {
            return Err(failed(format!("failed ({}) at {question}", output.status)));
        }
        let answer = String::from_utf8_lossy(&output.stdout);
        let number = answer.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        number.ok_or_else(|| failed(format!("answered {:?} to {question}, which is no number", answer.trim())))
    }
}
