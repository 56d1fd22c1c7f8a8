//! Manifests on this machine: built, proved, verified. Nothing here asks a chain.

use crate::{
    line::Asked,
    output::{Answer, Progress, record, table, tell},
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};
use tributary_client::{
    Book, Error, Result,
    card::licence,
    hash::hex_text,
    keys::store::Store,
    manifest::{
        About, Built, Columns, Counts, Description, History, Inputs, Opened, Proof, Reader, Target, Unmapped, Verified,
        Wanted, build, from_git, read_salts, salts_beside, verify,
    },
    table::{Command, number},
};

/// Does what a command on manifests says.
///
/// # Errors
///
/// When something cannot be read or written, or is not what it says.
pub async fn run(command: &'static Command, asked: &Asked) -> Result<Answer> {
    // Who has no home has no keys, and may still name accounts by their addresses.
    let book = Store::of_user().and_then(|store| Book::of(&store)).unwrap_or_default();
    let work = Tool { asked, book };
    match command.path.last().copied().unwrap_or_default() {
        "build" => work.build(),
        "from-git" => work.authors_of_git(),
        "prove" => work.prove().await,
        _ => work.verify().await,
    }
}

struct Tool<'a> {
    asked: &'a Asked,
    book: Book,
}

impl Tool<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.asked.given.text(name)
    }

    fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    fn path(&self, name: &str) -> &Path {
        Path::new(self.text(name).unwrap_or_default())
    }

    /// Where the salts of a manifest are kept: beside its folder, which is hosted.
    fn salts_to(&self) -> Result<Option<PathBuf>> {
        match (self.asked.given.is_set("blind"), self.text("salts")) {
            (true, Some(path)) => Ok(Some(path.into())),
            (true, None) => salts_beside(self.path("out")).map(Some),
            (false, None) => Ok(None),
            (false, Some(_)) => Err(Error::usage("--salts goes with --blind", "give both, or neither")),
        }
    }

    fn build(&self) -> Result<Answer> {
        let given = &self.asked.given;
        licence::doubt(given).iter().for_each(|doubt| tell(doubt));
        let paths: Vec<_> = given.texts("paths").iter().map(PathBuf::from).collect();
        let units = match self.text("units").map(number).transpose().map_err(|error| error.of("units"))? {
            None => 1,
            Some(0) => return Err(Error::usage("--units is no whole number from 1 on", "write it like 30000")),
            Some(units) => units,
        };
        let inputs = Inputs {
            paths: &paths,
            whole: given.is_set("whole"),
            owner: self.text("owner").map(|text| self.book.account(text)).transpose()?,
            owners: self.text("owners").map(Path::new),
            units,
            columns: Columns {
                owner: self.owned("owner-column"),
                units: self.owned("units-column"),
                record: self.owned("record-column"),
            },
            book: &self.book,
            about: About { name: self.owned("name"), licence: self.owned("licence") },
        };
        let salts = self.salts_to()?;
        let progress = Progress::of_bytes("hashing");
        let target = Target { folder: self.path("out"), salts: salts.as_deref() };
        let built = build(&inputs, target, &|done, all| progress.set(done, all))?;
        drop(progress);
        Ok(told(&built, &[]))
    }

    fn authors_of_git(&self) -> Result<Answer> {
        let given = &self.asked.given;
        let history = History {
            repository: self.path("repository"),
            revision: self.text("revision"),
            counts: if given.is_set("commits") { Counts::Commits } else { Counts::Lines },
            owners: self.path("owners"),
        };
        let salts = self.salts_to()?;
        let target = Target { folder: self.path("out"), salts: salts.as_deref() };
        let (built, unmapped) = from_git(&history, &self.book, target)?;
        Ok(told(&built, &unmapped))
    }

    async fn prove(&self) -> Result<Answer> {
        let reader = Reader::open(self.text("from").unwrap_or_default()).await?;
        let wanted = self.wanted()?;
        let progress = Progress::of_steps("looking for leaves");
        let proofs = reader.proofs(&wanted, &|done, all| progress.set(done, all)).await?;
        drop(progress);
        let mut proofs: Vec<_> = proofs.iter().map(Proof::to_json).collect();
        let json = if proofs.len() == 1 { proofs.remove(0) } else { Value::Array(proofs) };
        Ok(Answer { text: crate::output::pretty(&json), json })
    }

    fn wanted(&self) -> Result<Wanted> {
        let index = |text: &String| {
            let index = text.trim().replace('_', "").parse::<u32>();
            index.map_err(|_| Error::usage(format!("{text:?} is no leaf's number"), "count them from 0 on"))
        };
        let indexes = self.asked.given.texts("index").iter().map(index).collect::<Result<BTreeSet<_>>>()?;
        let account = self.text("account").map(|text| self.book.account(text)).transpose()?;
        let salts = match self.text("salts") {
            Some(path) => read_salts(Path::new(path), &self.book)?,
            None => Vec::new(),
        };
        Wanted::named(indexes, account, salts)
    }

    async fn verify(&self) -> Result<Answer> {
        let progress = Progress::of_steps("hashing leaves");
        let verified = verify(self.text("what").unwrap_or_default(), &|done, all| progress.set(done, all)).await?;
        drop(progress);
        let text = match &verified {
            Verified::Manifest(description) => {
                format!("every leaf leads to the root\n\n{}", record(&rows(description)))
            }
            Verified::Proofs(proofs) => table(&["leaf>", "of", "units>", "root"], proofs.iter().map(proved).collect()),
        };
        Ok(Answer { text, json: verified.to_json() })
    }
}

/// What a proof proves, in a row.
fn proved((proof, opened): &(Proof, Opened)) -> Vec<String> {
    let whose = opened.account.map_or_else(|| "blinded".to_owned(), |(account, _)| account.hex());
    vec![opened.index.to_string(), whose, opened.leaf.units.to_string(), hex_text(&proof.root())]
}

/// Names and values of a description. Some are a stranger's words: nothing in them steers a terminal.
fn rows(description: &Description) -> Vec<(&'static str, String)> {
    let plain = |text: &str| text.chars().filter(|letter| !letter.is_control()).collect::<String>();
    vec![
        ("root", hex_text(&description.root())),
        ("units", description.total().to_string()),
        ("leaves", description.count.to_string()),
        ("depth", description.depth.to_string()),
        ("owners", if description.blind { "hidden".into() } else { "public".into() }),
        ("record", plain(&description.record)),
        ("a unit is", plain(&description.units)),
    ]
}

/// What was built, and who was left out.
fn told(built: &Built, unmapped: &[Unmapped]) -> Answer {
    let mut rows = vec![("folder", built.folder.display().to_string())];
    rows.extend(rows_of_salts(built));
    rows.extend(self::rows(&built.description));
    let mut text = record(&rows);
    if !unmapped.is_empty() {
        let plain = |text: &str| text.chars().filter(|letter| !letter.is_control()).collect::<String>();
        let lines = unmapped.iter().map(|author| vec![plain(&author.email), author.units.to_string()]).collect();
        text = format!("{text}\n\nleft out, without an account:\n{}", table(&["email", "units>"], lines));
    }
    Answer { text, json: built.summary(unmapped) }
}

fn rows_of_salts(built: &Built) -> Option<(&'static str, String)> {
    built.salts.as_ref().map(|path| ("salts", format!("{}, which must not be lost or hosted", path.display())))
}
