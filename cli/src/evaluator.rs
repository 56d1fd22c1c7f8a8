//! `trib evaluator run`: an evaluator's work, epoch by epoch.

use crate::{
    line::Asked,
    log,
    output::{Answer, pretty},
    session::{Session, can_ask, confirm},
};
use std::time::Duration;
use tributary_client::{
    Error, Result,
    keys::store::state_folder,
    table,
    worker::{Hook, Level, Note, Options, Program, Score, Worker},
};

/// Seconds that an answer may take, unless it is told otherwise.
const LIMIT: u64 = 60;

/// Works until it is ended, or once.
///
/// # Errors
///
/// When what was typed cannot be understood, a key is not there, or, once, something could not be done.
pub async fn run(asked: &Asked) -> Result<Answer> {
    let remedy = "leave it out; `trib evaluator commit --dry-run` says what scores would cost";
    asked.refuse_sending_flags("evaluator run", remedy)?;
    let scorer = scorer(asked)?;
    let jobs = number(asked, "jobs")?.unwrap_or(1);
    can_ask(asked)?;
    let session = Session::connect(asked).await?;
    let tip = session.tip()?;
    let options = Options {
        once: asked.given.is_set("once"),
        jobs: usize::try_from(jobs).unwrap_or(usize::MAX),
        tip,
        patience: asked.timeout()?,
    };
    let keys = session.keys()?;
    confirm(asked, "Score, commit and reveal from now on, without asking again?")?;
    let mut worker = Worker::new(keys, &*scorer, state_folder()?, options, &tell)?;
    worker.run(session.connection.clone()).await?;
    let json = worker.report(&session.connection);
    Ok(Answer { text: pretty(&json), json })
}

/// Who is asked.
fn scorer(asked: &Asked) -> Result<Box<dyn Score>> {
    let limit = Duration::from_secs(number(asked, "score-timeout")?.unwrap_or(LIMIT));
    match (asked.given.text("score"), asked.given.text("hook")) {
        (Some(line), None) => Ok(Box::new(Program::new(line, limit))),
        (None, Some(url)) => Ok(Box::new(Hook::new(url, limit)?)),
        (Some(_), Some(_)) => Err(Error::usage("--score and --hook do not go together", "give one of them")),
        (None, None) => Err(Error::usage(
            "it is not said who gives scores",
            "give --score with a command, or --hook with an address",
        )),
    }
}

/// A number above zero that was given.
fn number(asked: &Asked, name: &str) -> Result<Option<u64>> {
    let Some(text) = asked.given.text(name) else { return Ok(None) };
    match table::number(text).map_err(|error| error.of(name))? {
        0 => Err(Error::usage(format!("{name}: {text:?} is no number above zero"), "give one like 4")),
        number => Ok(Some(number)),
    }
}

fn tell(note: &Note) {
    let level = match note.level {
        Level::Info => "info",
        Level::Warn => "warn",
        Level::Error => "error",
    };
    log::write(level, note.event, &note.fields);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::parse;

    fn asked(words: &[&str]) -> Asked {
        parse(["trib", "evaluator", "run"].iter().chain(words).map(|word| (*word).into())).unwrap()
    }

    #[test]
    fn one_is_asked_and_no_more() {
        for (words, sentence) in [
            (&[][..], "who gives scores"),
            (&["--score", "true", "--hook", "http://127.0.0.1:1/"], "do not go together"),
            (&["--hook", "https://127.0.0.1:1/"], "no address of plain HTTP"),
            (&["--score", "true", "--score-timeout", "0"], "no number above zero"),
            (&["--score", "true", "--score-timeout", "soon"], "no whole number"),
        ] {
            let error = scorer(&asked(words)).err().unwrap().to_string();
            assert!(error.contains(sentence), "{words:?}: {error}");
        }
        assert!(scorer(&asked(&["--score", "true"])).is_ok());
        assert!(scorer(&asked(&["--hook", "http://127.0.0.1:1/", "--score-timeout", "5"])).is_ok());
        assert_eq!(number(&asked(&["--jobs", "1_0"]), "jobs"), Ok(Some(10)));
    }
}
