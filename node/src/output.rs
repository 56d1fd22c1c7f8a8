//! Standard output, which may be full, or whose reader may have gone.

use std::{
    io::{self, Write},
    panic, process,
};

/// How the standard library begins to say that it cannot print. It panics with it, and so do the SDK's commands.
const PRINT_FAILED: &str = "failed printing to stdout: ";
/// What it says of a reader that has gone.
const GONE: &str = "Broken pipe";

/// Writes to standard output. A reader that has gone is no failure.
///
/// # Errors
///
/// A sentence when it cannot be written.
pub fn write(bytes: &[u8]) -> Result<(), String> {
    let mut out = io::stdout();
    heard(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Writes what is still on its way to standard output.
///
/// # Errors
///
/// As [`write`].
pub fn flush() -> Result<(), String> {
    heard(io::stdout().flush())
}

/// Tells something on standard error, where nobody may be listening.
pub fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Asks something on standard error, on a line that is to be gone on with.
pub fn ask(question: &str) {
    let mut err = io::stderr();
    let _ = write!(err, "{question}").and_then(|()| err.flush());
}

/// Has a print that fails end the program as any other failure does, from here on.
pub fn end_when_a_print_fails() {
    let others = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let said = info.payload().downcast_ref::<String>().and_then(|words| words.strip_prefix(PRINT_FAILED));
        match said {
            Some(reason) if reason.starts_with(GONE) => process::exit(0),
            Some(reason) => {
                tell(&format!("error: {}", sentence(reason)));
                process::exit(1);
            }
            None => others(info),
        }
    }));
}

fn heard(written: io::Result<()>) -> Result<(), String> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(sentence(&error.to_string())),
        _ => Ok(()),
    }
}

fn sentence(reason: &str) -> String {
    format!("standard output cannot be written: {reason}: see where it goes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_gone_is_no_failure() {
        assert_eq!(heard(Err(io::ErrorKind::BrokenPipe.into())), Ok(()));
        let full = heard(Err(io::ErrorKind::StorageFull.into())).unwrap_err();
        assert!(full.starts_with("standard output cannot be written") && full.ends_with("see where it goes"), "{full}");
        assert_eq!(heard(Ok(())), Ok(()));
    }
}
