//! Files of keys as polkadot.js writes and reads them: version 3, scrypt and XSalsa20-Poly1305 around PKCS8.

use super::{Key, random};
use crate::{Account, Error, Result, account::DEFAULT_PREFIX};
use base64::{Engine, engine::general_purpose::STANDARD};
use crypto_secretbox::{KeyInit, Nonce, XSalsa20Poly1305, aead::Aead};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

/// What the content is said to be.
const CONTENT: [&str; 2] = ["pkcs8", "sr25519"];
/// How it is said to be encrypted.
const ENCRYPTION: [&str; 2] = ["scrypt", "xsalsa20-poly1305"];
const VERSION: &str = "3";
/// What encloses the secret, the public key after it, and how long all is.
const PKCS8_HEAD: [u8; 16] = [48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
const PKCS8_DIVIDER: [u8; 5] = [161, 35, 3, 33, 0];
const SECRET: usize = 64;
const PUBLIC: usize = 32;
/// Salt, three numbers of scrypt's, nonce: what comes before the cipher text.
const SALT: usize = 32;
const NUMBER: usize = 4;
const NONCE: usize = 24;
/// What scrypt may be asked for, `(log2 n, p, r)`: what polkadot.js writes and wrote. Other numbers could keep a
/// machine busy for hours.
const ALLOWED: [(u8, u32, u32); 6] = [(13, 10, 8), (14, 5, 8), (15, 3, 8), (15, 1, 8), (16, 2, 8), (17, 1, 8)];
/// What scrypt is asked for here: 32 MB and a fraction of a second, which every version of polkadot.js accepts.
const WRITTEN: (u8, u32, u32) = (15, 1, 8);

/// A key in a file.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct KeyFile {
    encoded: String,
    encoding: Encoding,
    address: String,
    #[serde(default)]
    meta: Map<String, Value>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Encoding {
    content: Vec<String>,
    r#type: Vec<String>,
    version: String,
}

impl KeyFile {
    /// A file with `key` under the name `name`, encrypted with `password`. `created` is the time in milliseconds since
    /// 1970.
    ///
    /// # Errors
    ///
    /// When the system gives no random bytes.
    pub fn encrypt(key: &Key, name: &str, password: &str, created: u64) -> Result<Self> {
        let salt = random::<SALT>()?;
        let nonce = random::<NONCE>()?;
        let (log_n, p, r) = WRITTEN;
        let mut plain = Zeroizing::new(Vec::with_capacity(PKCS8_HEAD.len() + SECRET + PKCS8_DIVIDER.len() + PUBLIC));
        plain.extend(PKCS8_HEAD);
        plain.extend(key.to_ed25519().iter());
        plain.extend(PKCS8_DIVIDER);
        plain.extend(key.account().0);
        let cipher = cipher(password, &salt, WRITTEN)?;
        let sealed = cipher
            .encrypt(Nonce::from_slice(&nonce), plain.as_slice())
            .map_err(|_| Error::local("the key cannot be encrypted", ""))?;
        let mut bytes = salt.to_vec();
        for number in [1_u32 << log_n, p, r] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(nonce);
        bytes.extend(sealed);
        let words = |words: [&str; 2]| words.map(str::to_owned).to_vec();
        let encoding = Encoding { content: words(CONTENT), r#type: words(ENCRYPTION), version: VERSION.into() };
        let meta = [("name".to_owned(), name.into()), ("whenCreated".to_owned(), created.into())];
        let address = key.account().address(DEFAULT_PREFIX);
        Ok(Self { encoded: STANDARD.encode(bytes), encoding, address, meta: meta.into_iter().collect() })
    }

    /// What a file has in it.
    ///
    /// # Errors
    ///
    /// When it is no such file.
    pub fn parse(json: &str) -> Result<Self> {
        serde_json::from_str(json).map_err(|error| {
            Error::local(
                format!("that is no file of a key: {error}"),
                "give the JSON that polkadot.js or `trib key export` writes",
            )
        })
    }

    /// What to write into a file.
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists: nothing that could not be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The name that the file gives its key.
    pub fn name(&self) -> Option<&str> {
        self.meta.get("name").and_then(Value::as_str)
    }

    /// Whose key it says it is. Only [`KeyFile::decrypt`] can tell whether that is true.
    ///
    /// # Errors
    ///
    /// When it names no account.
    pub fn account(&self) -> Result<Account> {
        // Wallets write the address with the prefix of the network that is shown: any will do.
        let bytes = bs58::decode(&self.address).into_vec().unwrap_or_default();
        let prefix = match bytes.first() {
            Some(64..=127) => 2,
            _ => 1,
        };
        let key = bytes.get(prefix..).and_then(|rest| rest.first_chunk::<PUBLIC>()).copied();
        match key {
            Some(key) if bytes.len() == prefix + PUBLIC + 2 => Ok(Account(key)),
            _ => Account::parse(&self.address, DEFAULT_PREFIX)
                .map_err(|error| Error::local(error.what, "the file is damaged")),
        }
    }

    /// The key.
    ///
    /// # Errors
    ///
    /// When the password is wrong, the file is damaged, or of another kind than this program reads.
    pub fn decrypt(&self, password: &str) -> Result<Key> {
        let damaged = || Error::local("the file of the key is damaged", "take a copy of it that is whole");
        self.check_kind()?;
        let bytes = STANDARD.decode(&self.encoded).map_err(|_| damaged())?;
        let (salt, rest) = bytes.split_at_checked(SALT).ok_or_else(damaged)?;
        let (numbers, rest) = rest.split_at_checked(3 * NUMBER).ok_or_else(damaged)?;
        let (nonce, sealed) = rest.split_at_checked(NONCE).ok_or_else(damaged)?;
        let numbers: Vec<u32> =
            numbers.chunks_exact(NUMBER).filter_map(|number| number.try_into().ok().map(u32::from_le_bytes)).collect();
        let [n, p, r] = numbers[..] else { return Err(damaged()) };
        let wanted = (u8::try_from(n.trailing_zeros()).unwrap_or_default(), p, r);
        if !n.is_power_of_two() || !ALLOWED.contains(&wanted) {
            return Err(Error::local(
                format!("the file asks for more work than any wallet does (scrypt {n}, {p}, {r})"),
                "export the key anew",
            ));
        }
        let plain = cipher(password, salt, wanted)?
            .decrypt(Nonce::from_slice(nonce), sealed)
            .map_err(|_| Error::local("the password is wrong", "give the one that the key was exported with"))?;
        let key = open(&Zeroizing::new(plain)).ok_or_else(damaged)?;
        // Who changed the address in the file would have tokens sent to somebody else.
        if self.account()? != key.account() {
            return Err(Error::local("the file names another account than its key has", "do not use it"));
        }
        Ok(key)
    }

    fn check_kind(&self) -> Result<()> {
        let Encoding { content, r#type, version } = &self.encoding;
        let has = |list: &[String], wanted: &[&str]| wanted.iter().all(|word| list.iter().any(|found| found == word));
        if version == VERSION && has(content, &CONTENT) && has(r#type, &ENCRYPTION) {
            return Ok(());
        }
        let found = format!("{}, {}, version {version}", content.join(" "), r#type.join(" "));
        Err(Error::local(
            format!("the file has a key of another kind ({found})"),
            "export an sr25519 key with a password from a present polkadot.js",
        ))
    }
}

fn cipher(password: &str, salt: &[u8], (log_n, p, r): (u8, u32, u32)) -> Result<XSalsa20Poly1305> {
    let impossible = |error: &dyn std::fmt::Display| Error::local(format!("scrypt fails: {error}"), "");
    let params = scrypt::Params::new(log_n, r, p, 32).map_err(|error| impossible(&error))?;
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(password.as_bytes(), salt, &params, key.as_mut_slice()).map_err(|error| impossible(&error))?;
    Ok(XSalsa20Poly1305::new(key.as_slice().into()))
}

/// The key in what was encrypted.
fn open(plain: &[u8]) -> Option<Key> {
    let rest = plain.strip_prefix(&PKCS8_HEAD)?;
    let (secret, rest) = rest.split_at_checked(SECRET)?;
    let public = rest.strip_prefix(&PKCS8_DIVIDER)?;
    let key = Key::from_ed25519(secret)?;
    (key.account().0 == public).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::verify;

    /// As @polkadot/keyring 14 writes `//Alice//fixture`, with the password `a password`: scrypt with 2^17.
    const FIXTURE: &str = r#"{
        "encoded": "B0Prx4KzhRwADKFUBQct8NqEt2ycgnW4clCjnOWgTFMAAAIAAQAAAAgAAABZ3uIbwMd2pL6YjZ9uvfBz5WiAVhPj9g9zgZ/3gqd23xUlD3SZw5QWdWmrUJ/1lHg+hd5FZE/3Pidq2K9ifBOJxXWX8fZw9158VjibR8sDcJ74Dl+Z4pvcJkbuYljiuOdtqEXjvfu7vsDkQeVW5WoVmXQlbldtvJKkSqwukifctZ6DzARoo9tgy9rtpnSgQ4Sj3f2Q+xFFLs96mv9I",
        "encoding": { "content": ["pkcs8", "sr25519"], "type": ["scrypt", "xsalsa20-poly1305"], "version": "3" },
        "address": "5HRGVqaBazoqgK6QnenBpWKX7gooqrtsJD66WXW3r3Bm26aA",
        "meta": { "name": "fixture" }
    }"#;

    #[test]
    fn what_polkadot_js_writes_is_read() {
        let file = KeyFile::parse(FIXTURE).unwrap();
        assert_eq!(file.name(), Some("fixture"));
        let key = file.decrypt("a password").unwrap();
        assert_eq!(key.account(), file.account().unwrap());
        assert_eq!(key.account(), Key::from_secret("//Alice//fixture").unwrap().account());
        assert!(verify(&key.account(), b"message", &key.sign(b"message")));
        let error = file.decrypt("another").unwrap_err();
        assert!(error.to_string().starts_with("the password is wrong"), "{error}");
    }

    #[test]
    fn what_is_written_is_read() {
        let alice = Key::from_secret("//Alice").unwrap();
        let file = KeyFile::encrypt(&alice, "mine", "a password", 1).unwrap();
        let read = KeyFile::parse(&file.to_json()).unwrap();
        assert_eq!(read, file);
        assert_eq!(read.decrypt("a password").unwrap().account(), alice.account());
        assert!(read.decrypt("").is_err());
        // Every file has a salt and a nonce of its own.
        assert_ne!(KeyFile::encrypt(&alice, "mine", "a password", 1).unwrap().encoded, file.encoded);
    }

    fn damaged(change: impl FnOnce(&mut KeyFile)) -> String {
        let mut file = KeyFile::parse(FIXTURE).unwrap();
        change(&mut file);
        file.decrypt("a password").unwrap_err().to_string()
    }

    #[test]
    fn damage_is_told_and_nothing_panics() {
        assert!(damaged(|file| file.encoded = "AAAA".into()).contains("damaged"));
        assert!(damaged(|file| file.encoded = "not base64".into()).contains("damaged"));
        assert!(damaged(|file| file.encoded.truncate(96)).contains("more work than any wallet"));
        assert!(damaged(|file| file.encoded.truncate(100)).contains("the password is wrong"));
        assert!(damaged(|file| file.encoding.version = "2".into()).contains("another kind"));
        assert!(
            damaged(|file| file.encoding.content = vec!["pkcs8".into(), "ed25519".into()]).contains("another kind")
        );
        assert!(damaged(|file| file.encoding.r#type = vec!["none".into()]).contains("another kind"));
        let alice = Key::from_secret("//Alice").unwrap().account().address(42);
        assert!(damaged(|file| file.address = alice).contains("another account"));
        assert!(damaged(|file| file.address = "5".into()).contains("no account"));
        let huge = STANDARD.encode([[0; 32].as_slice(), &u32::MAX.to_le_bytes(), &[1; 8], &[0; 24]].concat());
        assert!(damaged(|file| file.encoded = huge).contains("more work"));
        for json in ["", "{}", "[]", "null", r#"{"encoded":1}"#] {
            assert!(KeyFile::parse(json).is_err(), "{json}");
        }
    }
}
