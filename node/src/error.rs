//! How failures are told to a person.

use sc_service::Error as ServiceError;

/// What the SDK says in few words, and what is said in their place.
const TOLD: [(&str, &str); 5] = [
    ("Unknown block", "the database has no such block: `tributary chain-info` shows the last one"),
    ("failed to decode secret as hex", NO_INSPECTED_KEY),
    ("Bad node key file", NO_INSPECTED_KEY),
    ("invalid filter directive", "that is no pattern of what to log: write it like info or runtime=debug"),
    ("Failed to construct public key from given hex", NO_PUBLIC_KEY),
];
/// What is said of something else in the place of a node's key that is looked at.
const NO_INSPECTED_KEY: &str = "that is no node's key: give 64 hexadecimal digits, or 32 bytes with --bin";
/// What the SDK says of it where a node starts, before a reason; and what is said.
const BAD_NODE_KEY: [&str; 2] = ["Invalid node key: ", "failed to parse Ed25519 secret key: "];
const NO_NODE_KEY: &str = "that is no node's key: give --node-key 64 hexadecimal digits, or --node-key-file a file \
                           that `tributary key generate-node-key` wrote";
/// What is said of something else in the place of a public key.
const NO_PUBLIC_KEY: &str = "that is no public key: give 0x and 64 hexadecimal digits, 66 with --scheme ecdsa";

/// What went wrong, without the names of the layers that the error came through, in a sentence that ends with what to
/// do.
pub fn sentence(error: &sc_cli::Error) -> String {
    use sc_cli::Error::{
        HexDataConversion, Input, InvalidUri, KeyAlreadyExistsInPath, KeyFormatInvalid, KeyStorage, KeystoreOperation,
        NetworkKeyNotFound, Service,
    };
    match error {
        Input(words) => told(words),
        Service(error) => service_sentence(error),
        NetworkKeyNotFound(path) => format!(
            "a validator needs a key by which others know it, and {} is none: make it once with `tributary key \
             generate-node-key`, the same --chain and the same --base-path (or --default-base-path), or name a file \
             with --node-key-file",
            path.display()
        ),
        KeyAlreadyExistsInPath(path) => {
            format!("{} is a node's key already: keep it, or move it away", path.display())
        }
        HexDataConversion(_) | KeyFormatInvalid | InvalidUri(_) => NO_PUBLIC_KEY.into(),
        KeystoreOperation | KeyStorage(_) => {
            format!("{error}: see that the folder of keys can be written, and that its password is the same")
        }
        other => told(&other.to_string()),
    }
}

/// What is said in the place of these words.
fn told(words: &str) -> String {
    if words.contains(BLOB) {
        return of_genesis(words);
    }
    if words.starts_with("Error reading block #") || words.starts_with("Failed to decode the number of blocks") {
        // Where the bytes of a block stop to make sense is told in several lines.
        let words = words.lines().next().unwrap_or_default().trim_end_matches(':');
        return format!("{words}: name a file of `tributary export-blocks`, with --binary if it was made with it");
    }
    if BAD_NODE_KEY.iter().any(|sdk| words.starts_with(sdk)) {
        return NO_NODE_KEY.into();
    }
    let known = TOLD.iter().find(|(sdk, _)| *sdk == words);
    known.map_or(words, |(_, ours)| ours).to_owned()
}

/// What stands between what the runtime says of a genesis, and all of that genesis.
const BLOB: &str = " for blob:";

/// What a runtime says of a genesis that it does not take.
pub fn of_genesis(words: &str) -> String {
    let said = words.split(BLOB).next().unwrap_or_default().lines().next().unwrap_or_default();
    let said = said.trim_start_matches("wasm call error ").trim_start_matches("Invalid JSON blob: ");
    format!("the chain spec has a genesis that its runtime does not take ({said}): correct it, or make it anew")
}

fn service_sentence(error: &ServiceError) -> String {
    match error {
        ServiceError::Other(words) => told(words),
        ServiceError::Application(inner) => match inner.downcast_ref::<ServiceError>() {
            Some(nested) => service_sentence(nested),
            None => told(&inner.to_string()),
        },
        other => told(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_left_out() {
        let nested = ServiceError::Application(Box::new(ServiceError::Other("the disk is full".into())));
        assert_eq!(sentence(&sc_cli::Error::Service(nested)), "the disk is full");
        assert_eq!(sentence(&sc_cli::Error::Input("no such chain".into())), "no such chain");
    }

    #[test]
    fn words_of_the_sdk_become_a_sentence_with_a_remedy() {
        use sc_cli::Error;
        for (error, said) in [
            (Error::NetworkKeyNotFound("/x/secret_ed25519".into()), "generate-node-key"),
            (Error::KeyAlreadyExistsInPath("/x/secret_ed25519".into()), "keep it"),
            (Error::Service(ServiceError::Other("Unknown block".into())), "chain-info"),
            (Error::Service("Error reading block #1: expected value".into()), "--binary"),
            (Error::Input("Bad node key file".into()), "64 hexadecimal digits"),
            (Error::Input("Invalid node key: Invalid character 'z' at position 0".into()), "64 hexadecimal digits"),
            (Error::Io(std::io::Error::other("failed to parse Ed25519 secret key: no")), "64 hexadecimal digits"),
            (Error::Application("invalid filter directive".into()), "runtime=debug"),
            (Error::Service("Error reading block #1: Could not decode `x`:\n\tno y\n".into()), "`x`: name a file"),
            (Error::KeyFormatInvalid, "0x and 64"),
            (Error::KeystoreOperation, "password"),
        ] {
            let sentence = sentence(&error);
            assert!(sentence.contains(said) && sentence.lines().count() == 1, "{sentence}");
        }
    }

    #[test]
    fn a_genesis_is_told_without_all_of_it() {
        let words =
            "Invalid JSON blob: unknown field `x`, expected `system` at line 3 column 5 for blob:\n{\n  \"x\": 1\n}";
        let said = "the chain spec has a genesis that its runtime does not take (unknown field `x`, expected `system` \
                    at line 3 column 5): correct it, or make it anew";
        assert_eq!(sentence(&sc_cli::Error::Input(words.into())), said);
        assert!(
            of_genesis("wasm call error Runtime panicked: balances\nWASM backtrace:").contains("(Runtime panicked")
        );
    }
}
