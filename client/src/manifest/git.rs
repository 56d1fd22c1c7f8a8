//! The authors of a repository as leaves. The rule by which their work is counted stands in the manifest.

use super::{
    About, Built,
    croissant::Croissant,
    csv::Csv,
    writer::{Target, Writer, abandon},
};
use crate::{Account, Book, Error, Result, keys::store};
use blake2::{Blake2b, Digest, digest::consts::U32};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

/// What a line of the log begins with that names a commit; no path can.
const MARK: char = '\u{1}';

/// What an author's units are.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Counts {
    /// Lines that the author's commits added.
    #[default]
    Lines,
    /// The author's commits.
    Commits,
}

/// Which history is counted, and how.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// The repository.
    pub repository: &'a Path,
    /// Up to which commit; the present one unless given.
    pub revision: Option<&'a str>,
    /// What is counted.
    pub counts: Counts,
    /// A table of emails and accounts.
    pub owners: &'a Path,
}

/// An author whom no account is known of, and what its work would count for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unmapped {
    /// The author's email.
    pub email: String,
    /// What it would count for.
    pub units: u64,
}

/// What an author did.
struct Author {
    units: u64,
    /// Of the names of its commits.
    record: Blake2b<U32>,
}

/// Builds a manifest of the authors of a repository, in the order of their emails, and answers whom it leaves out.
///
/// # Errors
///
/// When there is no such history, nobody in it has an account, or a file cannot be read or written.
pub fn from_git(history: &History<'_>, book: &Book, target: Target<'_>) -> Result<(Built, Vec<Unmapped>)> {
    let owners = owners(history.owners, book)?;
    let commit = commit(history)?;
    let authors = authors(history, &commit)?;
    let (known, unknown): (Vec<_>, Vec<_>) =
        authors.into_iter().filter(|(_, author)| author.units > 0).partition(|(email, _)| owners.contains_key(email));
    let unmapped: Vec<_> = unknown.into_iter().map(|(email, author)| Unmapped { email, units: author.units }).collect();
    if known.is_empty() {
        let what = format!("none of the {} authors has an account in {}", unmapped.len(), history.owners.display());
        return Err(Error::local(what, "write a line email,account for each that has one"));
    }
    let units = match history.counts {
        Counts::Lines => "lines that the author's commits add, as git log --numstat counts them",
        Counts::Commits => "the author's commits",
    };
    let units = format!("{units}, up to commit {commit}, without merges; authors by email, after .mailmap");
    let record = "the author's commits, oldest first, each as its name in hexadecimal digits and a line feed";
    let mut writer = Writer::create(target)?;
    let fill = || -> Result<Built> {
        let about = About { name: Some(format!("commit {commit}")), licence: None };
        let croissant = Croissant::create(target.folder, &about)?;
        for (email, author) in known {
            if let Some(account) = owners.get(&email) {
                writer.add(*account, author.units, author.record.finalize().into())?;
            }
        }
        let built = writer.finish(record, &units)?;
        croissant.finish(&built.description)?;
        Ok(built)
    };
    let built = fill().inspect_err(|_| abandon(target))?;
    Ok((built, unmapped))
}

/// Accounts by email, in small letters.
fn owners(path: &Path, book: &Book) -> Result<BTreeMap<String, Account>> {
    let of = |error: Error| error.of(path.display());
    let file = fs::File::open(path).map_err(|error| store::cannot("read", path, &error))?;
    let mut table = Csv::new(BufReader::new(file));
    let mut owners = BTreeMap::new();
    while let Some((line, fields)) = table.row().map_err(of)? {
        let of_line = |error: Error| of(error.of(format_args!("line {line}")));
        let [email, account] = fields.as_slice() else {
            return Err(of_line(Error::local("it is no owner", "write email,account")));
        };
        if line == 1 && account.trim() == "account" {
            continue;
        }
        owners.insert(email.trim().to_lowercase(), book.account(account).map_err(of_line)?);
    }
    Ok(owners)
}

/// `git` in the repository, which may be a stranger's: nothing that its settings name is run.
fn git(history: &History<'_>) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("-C").arg(history.repository);
    for setting in ["core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showSignature=false"] {
        command.args(["-c", setting]);
    }
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
    command
}

fn no_git(error: &std::io::Error) -> Error {
    Error::local(format!("git cannot be run: {error}"), "install it")
}

fn refused(history: &History<'_>, said: &[u8]) -> Error {
    let said = String::from_utf8_lossy(said);
    let why = said.lines().next().unwrap_or("it has no such history");
    Error::local(format!("{}: {why}", history.repository.display()), "name a repository, and a commit in it")
}

/// The name of the commit that is meant.
fn commit(history: &History<'_>) -> Result<String> {
    let revision = format!("{}^{{commit}}", history.revision.unwrap_or("HEAD"));
    let output = git(history)
        .args(["rev-parse", "--verify", "--quiet", "--end-of-options"])
        .arg(revision)
        .output()
        .map_err(|error| no_git(&error))?;
    let name = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if output.status.success() && is_name { Ok(name) } else { Err(refused(history, &output.stderr)) }
}

/// What each author did, by email in small letters.
fn authors(history: &History<'_>, commit: &str) -> Result<BTreeMap<String, Author>> {
    let mut command = git(history);
    command.args(["log", "--reverse", "--no-merges", "--use-mailmap", "--no-ext-diff", "--no-textconv"]);
    command.args(["--no-renames", "--no-color", "--format=tformat:%x01%H %aE"]);
    if history.counts == Counts::Lines {
        command.arg("--numstat");
    }
    // What it complains about is little, and read when it has ended.
    let mut child = command
        .args([commit, "--"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| no_git(&error))?;
    let out = child.stdout.take().ok_or_else(|| Error::local("git says nothing", "try again"))?;
    let read = read_log(BufReader::new(out), history.counts);
    let status = child.wait().map_err(|error| no_git(&error))?;
    let authors = read?;
    if status.success() { Ok(authors) } else { Err(refused(history, b"its log cannot be read")) }
}

fn read_log(log: impl BufRead, counts: Counts) -> Result<BTreeMap<String, Author>> {
    let mut authors: BTreeMap<String, Author> = BTreeMap::new();
    let mut present = None;
    for line in log.split(b'\n') {
        let line = line.map_err(|error| Error::local(format!("git's log cannot be read: {error}"), "try again"))?;
        let line = String::from_utf8_lossy(&line);
        if let Some((commit, email)) = line.strip_prefix(MARK).and_then(|line| line.split_once(' ')) {
            let email = email.trim().to_lowercase();
            let author = authors.entry(email.clone()).or_insert_with(|| Author { units: 0, record: Blake2b::new() });
            author.record.update(commit.as_bytes());
            author.record.update(b"\n");
            if counts == Counts::Commits {
                author.units = author.units.saturating_add(1);
            }
            present = Some(email);
            continue;
        }
        // Lines that were added, removed, and a path; dashes for what is no text.
        let added = line.split('\t').next().and_then(|added| added.parse::<u64>().ok());
        let author = present.as_ref().and_then(|email| authors.get_mut(email));
        if let (Some(added), Some(author), Counts::Lines) = (added, author, counts) {
            author.units = author.units.saturating_add(added);
        }
    }
    Ok(authors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::blake2_256;

    const LOG: &[u8] =
        b"\x01aa A@x.org\n\n3\t1\tfile\n-\t-\tpicture\n\x01bb b@x.org\n\n1\t0\t4\tfile\n\x01cc a@X.org\n";

    #[test]
    fn lines_and_commits_are_counted_by_author() {
        let lines = read_log(LOG, Counts::Lines).unwrap();
        assert_eq!(
            lines.iter().map(|(email, author)| (email.as_str(), author.units)).collect::<Vec<_>>(),
            [("a@x.org", 3), ("b@x.org", 1)]
        );
        let mut commits = read_log(LOG, Counts::Commits).unwrap();
        let author = commits.remove("a@x.org").unwrap();
        assert_eq!(author.units, 2);
        assert_eq!(<[u8; 32]>::from(author.record.finalize()), blake2_256(b"aa\ncc\n"));
    }
}
