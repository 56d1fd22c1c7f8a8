//! The chain at one block: what can be read.

use crate::{
    Connection, Error, Result,
    catalog::Catalog,
    connection::Chain,
    names,
    shape::{Shapes, Style},
};
use serde_json::{Value, json};
use subxt::{
    OnlineClientAtBlock,
    error::OnlineClientAtBlockError,
    ext::{
        frame_decode::storage::{StorageHasher, encode_storage_key},
        scale_encode::{self, EncodeAsType},
        scale_type_resolver::TypeResolver,
    },
    metadata::{Metadata, StorageEntryMetadata},
};

/// Keys that are asked for at a time.
const PAGE: usize = 1_000;
/// The prefix of a storage item: a hash of the pallet's name, and one of its own.
const PREFIX: usize = 32;

/// A block, and everything in its state.
#[derive(Clone, Debug)]
pub struct Block {
    connection: Connection,
    client: OnlineClientAtBlock<Chain>,
}

/// An entry of a map: its keys, and its value.
pub type Entry = (Vec<Value>, Value);

impl Block {
    pub(crate) fn new(connection: Connection, client: OnlineClientAtBlock<Chain>) -> Self {
        Self { connection, client }
    }

    /// Its height.
    pub fn number(&self) -> u64 {
        self.client.block_number()
    }

    /// Its hash.
    pub fn hash(&self) -> [u8; 32] {
        self.client.block_hash().0
    }

    /// Its hash in hexadecimal digits after `0x`.
    pub fn hash_text(&self) -> String {
        format!("0x{}", hex::encode(self.hash()))
    }

    /// The connection that it is read over.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn client(&self) -> &OnlineClientAtBlock<Chain> {
        &self.client
    }

    /// What the chain says of itself at this block.
    pub fn metadata(&self) -> &Metadata {
        self.client.metadata_ref()
    }

    /// The same, for look-ups.
    pub fn catalog(&self) -> Catalog<'_> {
        Catalog(self.metadata())
    }

    /// Values by its types.
    pub fn shapes(&self) -> Shapes<'_> {
        Shapes::new(self.metadata().types(), self.connection.book(), self.connection.token())
    }

    /// The answer of a runtime API, `args` in its order.
    ///
    /// # Errors
    ///
    /// When there is no such method, the arguments do not fit, or the node does not answer.
    pub async fn api(&self, api: &str, method: &str, args: &[Value]) -> Result<Value> {
        self.api_in(Style::Exact, api, method, args).await
    }

    /// The same in another style.
    ///
    /// # Errors
    ///
    /// As [`Block::api`].
    pub async fn api_in(&self, style: Style, api: &str, method: &str, args: &[Value]) -> Result<Value> {
        let (api, method) = self.catalog().api(api, method)?;
        let title = format!("{}.{}", names::camel(api), names::camel(method.name()));
        let inputs: Vec<_> = method.inputs().collect();
        count(&title, inputs.iter().map(|input| &*input.name), args.len())?;
        let fields = inputs.iter().zip(args).map(|(input, arg)| (&*input.name, input.id, arg));
        let bytes = self.shapes().encode_all(fields).map_err(|error| error.of(&title))?;
        let answer = self.call(&format!("{api}_{}", method.name()), &bytes).await?;
        self.shapes().decode(method.output_ty(), &answer, style).map_err(|error| error.of(&title))
    }

    /// What a function of the runtime answers to these bytes.
    ///
    /// # Errors
    ///
    /// When the node does not answer, or the runtime fails.
    pub async fn call(&self, function: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        let params = [function.into(), hexadecimal(bytes), self.hash_text().into()];
        let answer = self.connection.request("state_call", &params).await?;
        bytes_of(&answer).ok_or_else(|| Error::unfit(format!("{function} answers no bytes"), "ask another node"))
    }

    /// The value of a storage item under these keys; the default where nothing is stored, `null` where there is none.
    ///
    /// # Errors
    ///
    /// When there is no such item, the keys do not fit, or the node does not answer.
    pub async fn storage(&self, pallet: &str, item: &str, keys: &[Value]) -> Result<Value> {
        self.storage_in(Style::Exact, pallet, item, keys).await
    }

    /// The same in another style.
    ///
    /// # Errors
    ///
    /// As [`Block::storage`].
    pub async fn storage_in(&self, style: Style, pallet: &str, item: &str, keys: &[Value]) -> Result<Value> {
        let (pallet, item) = self.catalog().storage(pallet, item)?;
        let title = format!("{}.{}", names::camel(pallet.name()), names::camel(item.name()));
        let (wanted, given) = (item.keys().len(), keys.len());
        if wanted != given {
            let what = format!("{title} has {}, not {given}", counted(wanted, "key"));
            let remedy = if wanted == 0 { "give none" } else { "give them all, or leave all out to see every entry" };
            return Err(Error::usage(what, remedy));
        }
        let key = self.key(pallet.name(), item, keys).map_err(|error| error.of(&title))?;
        let stored = self.connection.request("state_getStorage", &[hexadecimal(&key), self.hash_text().into()]).await?;
        match bytes_of(&stored).as_deref().or_else(|| item.default_value()) {
            Some(bytes) => self.shapes().decode(item.value_ty(), bytes, style).map_err(|error| error.of(&title)),
            None => Ok(Value::Null),
        }
    }

    /// The entries of a map whose first keys are these, in the order of the state.
    ///
    /// # Errors
    ///
    /// When there is no such map, the keys do not fit, or the node does not answer.
    pub async fn entries(&self, pallet: &str, item: &str, first: &[Value]) -> Result<Vec<Entry>> {
        self.entries_in(Style::Exact, pallet, item, first).await
    }

    /// The same in another style.
    ///
    /// # Errors
    ///
    /// As [`Block::entries`].
    pub async fn entries_in(&self, style: Style, pallet: &str, item: &str, first: &[Value]) -> Result<Vec<Entry>> {
        let (pallet, item) = self.catalog().storage(pallet, item)?;
        let title = format!("{}.{}", names::camel(pallet.name()), names::camel(item.name()));
        if first.len() >= item.keys().len() {
            return Err(Error::usage(
                format!("{title} is no map of more than {} keys", first.len()),
                "read it with its keys",
            ));
        }
        let prefix = hexadecimal(&self.key(pallet.name(), item, first).map_err(|error| error.of(&title))?);
        let at: Value = self.hash_text().into();
        let mut entries = Vec::new();
        let mut last = Value::Null;
        loop {
            let params = [prefix.clone(), PAGE.into(), last, at.clone()];
            let keys = self.connection.request("state_getKeysPaged", &params).await?;
            let keys = keys.as_array().cloned().unwrap_or_default();
            let Some(end) = keys.last().cloned() else { return Ok(entries) };
            let is_last = keys.len() < PAGE;
            let changes = self.connection.request("state_queryStorageAt", &[keys.into(), at.clone()]).await?;
            for change in changes.pointer("/0/changes").and_then(Value::as_array).into_iter().flatten() {
                entries.push(self.entry(style, item, change).map_err(|error| error.of(&title))?);
            }
            if is_last {
                return Ok(entries);
            }
            last = end;
        }
    }

    /// A constant of the runtime. Those that come from the state are of the block at which the connection began.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn constant(&self, pallet: &str, name: &str) -> Result<Value> {
        self.constant_in(Style::Exact, pallet, name)
    }

    /// The same in another style.
    ///
    /// # Errors
    ///
    /// As [`Block::constant`].
    pub fn constant_in(&self, style: Style, pallet: &str, name: &str) -> Result<Value> {
        let constant = self.catalog().constant(pallet, name)?;
        self.shapes().decode(constant.ty(), constant.value(), style)
    }

    fn key(&self, pallet: &str, item: &StorageEntryMetadata, keys: &[Value]) -> Result<Vec<u8>> {
        let encoded = item.keys().zip(keys).map(|(info, key)| self.shapes().encode(info.key_id, key).map(Encoded));
        let encoded = encoded.collect::<Result<Vec<_>>>()?;
        encode_storage_key(pallet, item.name(), encoded, self.metadata(), self.metadata().types())
            .map_err(|error| Error::usage(format!("the keys do not fit: {error}"), "look at the reference"))
    }

    fn entry(&self, style: Style, item: &StorageEntryMetadata, change: &Value) -> Result<Entry> {
        let lacks = || Error::unfit("the node's answer cannot be read", "ask another node");
        let key = change.get(0).and_then(bytes_of).ok_or_else(lacks)?;
        let value = change.get(1).and_then(bytes_of).ok_or_else(lacks)?;
        let mut rest = key.get(PREFIX..).ok_or_else(lacks)?;
        let mut keys = Vec::new();
        for info in item.keys() {
            let (hash, after) = rest.split_at_checked(info.hasher.len_excluding_key()).ok_or_else(lacks)?;
            rest = after;
            keys.push(match info.hasher {
                StorageHasher::Blake2_128Concat | StorageHasher::Twox64Concat | StorageHasher::Identity => {
                    self.shapes().decode_from(info.key_id, &mut rest, style)?
                }
                // What was hashed cannot be known.
                _ => hexadecimal(hash),
            });
        }
        Ok((keys, self.shapes().decode(item.value_ty(), &value, style)?))
    }
}

/// Bytes that are encoded already.
#[derive(Clone, Debug)]
pub(crate) struct Encoded(pub Vec<u8>);

impl EncodeAsType for Encoded {
    fn encode_as_type_to<R: TypeResolver>(
        &self,
        _: R::TypeId,
        _: &R,
        out: &mut Vec<u8>,
    ) -> std::result::Result<(), scale_encode::Error> {
        out.extend(&self.0);
        Ok(())
    }
}

/// Refuses another number of arguments than there are names.
pub(crate) fn count<'n>(title: &str, names: impl ExactSizeIterator<Item = &'n str>, given: usize) -> Result<()> {
    if names.len() == given {
        return Ok(());
    }
    let names: Vec<_> = names.map(names::camel).collect();
    let remedy = if names.is_empty() { "give none".into() } else { format!("give {}", names.join(", ")) };
    Err(Error::usage(format!("{title} takes {}, not {given}", counted(names.len(), "argument")), remedy))
}

/// So many things, in words: `no key`, `1 key`, `2 keys`.
fn counted(number: usize, thing: &str) -> String {
    match number {
        0 => format!("no {thing}"),
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}

/// What a failure to look at a block means.
pub(crate) fn failure(what: &str, error: &OnlineClientAtBlockError) -> Error {
    match error {
        OnlineClientAtBlockError::BlockHeaderNotFound { .. } | OnlineClientAtBlockError::BlockNotFound { .. } => {
            Error::usage(format!("the node has no {what}"), "ask for another one")
        }
        error => Error::unreachable(
            format!("{what} cannot be read: {error}"),
            "a node forgets old states; ask an archive, or try again",
        ),
    }
}

/// Bytes in hexadecimal digits after `0x`.
pub(crate) fn hexadecimal(bytes: &[u8]) -> Value {
    json!(format!("0x{}", hex::encode(bytes)))
}

/// The bytes that hexadecimal digits after `0x` are.
pub(crate) fn bytes_of(value: &Value) -> Option<Vec<u8>> {
    hex::decode(value.as_str()?.strip_prefix("0x")?).ok()
}
