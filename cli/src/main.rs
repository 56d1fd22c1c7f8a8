//! `trib`: Tributary on the command line.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `line.rs` | the command line, made from the table of `tributary-client` |
//! | `session.rs` | what holds for every command: the node, the key, passwords, questions |
//! | `act.rs` | transactions: reckoned, shown, asked for, sent, told |
//! | `read/` | answers of the chain, for people and for programs |
//! | `evaluator.rs`, `log.rs` | an evaluator's work, and what it tells meanwhile |
//! | `keys.rs` | keys of this machine |
//! | `manifest.rs` | manifests on this machine: built, proved, verified |
//! | `review/` | what contributions are worth, and reports of it |
//! | `card/` | the cards of hubs: read, written, registered |
//! | `pages.rs` | the reference page, the manual, completions |
//! | `gateway/`, `pay.rs` | models over HTTP, paid by vouchers: who serves, and who pays |
//! | `output.rs` | what is written where, and tables that fit the terminal |

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "no block depends on it, and overflow panics here as well"
)]

mod act;
mod card;
mod evaluator;
mod gateway;
mod keys;
mod line;
mod log;
mod manifest;
mod output;
mod pages;
mod pay;
mod read;
mod review;
mod session;

use line::Asked;
use output::Answer;
use session::Session;
use std::process::ExitCode;
use tributary_client::{Error, Result, table::Does};

fn main() -> ExitCode {
    let asked = match line::parse(std::env::args_os()) {
        Ok(asked) => asked,
        Err(error) => {
            // Help and the version are no failures. A pipe that is closed is nobody's business.
            let _ = error.print();
            return u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    // A gateway serves many at once; everything else waits for one thing after another.
    let mut runtime = match asked.command.path {
        ["gateway"] => tokio::runtime::Builder::new_multi_thread(),
        _ => tokio::runtime::Builder::new_current_thread(),
    };
    let runtime = runtime.enable_all().build();
    let ended = match runtime {
        Ok(runtime) => runtime.block_on(run(&asked)),
        Err(error) => Err(Error::local(format!("no runtime can be made: {error}"), "")),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::failure(&error, asked.wants_json());
            ExitCode::from(error.kind.code())
        }
    }
}

async fn run(asked: &Asked) -> Result<()> {
    let command = asked.command;
    match command.does {
        Does::Act(_) => act::run(&Session::connect(asked).await?, command, &asked.given).await,
        Does::Read(_) => {
            let session = Session::connect(asked).await?;
            let answer = read::run(&session, command, &asked.given).await?;
            output::show(&answer, asked)
        }
        Does::Tool if command.path == ["gateway"] => gateway::run(asked).await,
        Does::Tool if command.path == ["pay"] => pay::run(asked).await,
        Does::Tool if command.path.first() == Some(&"review") => review::run(asked).await,
        Does::Tool if command.path == ["register"] => card::register::run(asked).await,
        Does::Tool => {
            let answer = match command.path {
                ["key", ..] => keys::run(command, asked)?,
                ["manifest", ..] => manifest::run(command, asked).await?,
                ["evaluator", "run"] => evaluator::run(asked).await?,
                _ => pages::run(command, &asked.given, asked.wants_json())?,
            };
            output::show(&answer, asked)
        }
    }
}

/// An answer in text: for programs it is a string.
fn text(text: impl Into<String>) -> Answer {
    let text = text.into();
    Answer { json: text.as_str().into(), text }
}
