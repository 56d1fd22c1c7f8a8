//! What was found, for people and for programs.

use serde::Serialize;
use std::fmt;

/// How serious a finding is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As it should be.
    Ok,
    /// Worth a look: the node runs all the same.
    Warning,
    /// To be mended.
    Failure,
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ok => "✓",
            Self::Warning => "!",
            Self::Failure => "✗",
        })
    }
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// What was checked, in a word or two. A name may come several times: one key file after another.
    pub check: &'static str,
    /// How serious it is.
    pub status: Status,
    /// What was found, and what to do if something is to be done.
    pub message: String,
}

/// All findings, in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Records a finding.
    pub fn add(&mut self, check: &'static str, (status, message): (Status, String)) {
        self.findings.push(Finding { check, status, message });
    }

    /// Records that something is as it should be.
    pub fn ok(&mut self, check: &'static str, message: impl Into<String>) {
        self.add(check, (Status::Ok, message.into()));
    }

    /// Records that something is worth a look.
    pub fn warn(&mut self, check: &'static str, message: impl Into<String>) {
        self.add(check, (Status::Warning, message.into()));
    }

    /// Records that something has to be mended.
    pub fn fail(&mut self, check: &'static str, message: impl Into<String>) {
        self.add(check, (Status::Failure, message.into()));
    }

    /// How many things have to be mended.
    pub fn failures(&self) -> usize {
        self.findings.iter().filter(|finding| finding.status == Status::Failure).count()
    }

    /// `{ ok, findings: [{ check, status, message }] }`.
    ///
    /// # Errors
    ///
    /// Never in practice; the serializer's type says otherwise.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(&serde_json::json!({ "ok": self.failures() == 0, "findings": self.findings }))
    }

    /// The findings of a check.
    #[cfg(test)]
    pub fn of(&self, check: &str) -> Vec<(Status, &str)> {
        let findings = self.findings.iter().filter(|finding| finding.check == check);
        findings.map(|finding| (finding.status, finding.message.as_str())).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { check, status, message } in &self.findings {
            writeln!(f, "{status} {check:<14} {message}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let mut report = Report::default();
        report.ok("disk", "enough");
        report.warn("clock", "who knows");
        report.fail("keys", "gone: make new ones");
        report
    }

    #[test]
    fn people_read_a_line_each() {
        let expected = "✓ disk           enough\n! clock          who knows\n✗ keys           gone: make new ones\n";
        assert_eq!(report().to_string(), expected);
    }

    #[test]
    fn programs_read_the_same() {
        let json: serde_json::Value = serde_json::from_str(&report().to_json().unwrap()).unwrap();
        assert_eq!(json["ok"], false);
        assert_eq!(json["findings"][0]["status"], "ok");
        assert_eq!(json["findings"][1]["status"], "warning");
        let failure = serde_json::json!({ "check": "keys", "status": "failure", "message": "gone: make new ones" });
        assert_eq!(json["findings"][2], failure);
    }

    #[test]
    fn only_failures_count() {
        assert_eq!(report().failures(), 1);
        assert_eq!(Report::default().failures(), 0);
    }
}
