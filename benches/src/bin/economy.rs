//! Plays what scoring pays and what power it gives, and prints the tables: `make economy`.
//!
//! `--docs FILE` writes them into a document, between its marks, and `--svg FILE` draws the picture.

use std::{env, fs, process::ExitCode};
use tributary_benches::economy::Report;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let (mut docs, mut svg) = (None, None);
    let mut given = env::args().skip(1);
    while let Some(option) = given.next() {
        let file = || format!("{option} wants a file");
        match option.as_str() {
            "--docs" => docs = Some(given.next().ok_or_else(file)?),
            "--svg" => svg = Some(given.next().ok_or_else(file)?),
            other => return Err(format!("unknown option {other}; there are --docs FILE and --svg FILE")),
        }
    }
    let report = Report::play();
    println!("{}", report.markdown());
    if let Some(file) = docs {
        let document = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        fs::write(&file, report.written_into(&document)?).map_err(|error| format!("{file}: {error}"))?;
    }
    if let Some(file) = svg {
        fs::write(&file, report.picture()).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(())
}
