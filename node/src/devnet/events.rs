//! Events as JSON: read by the chain's own metadata, and written to the file of `--events-json`.
//!
//! A block's events are described by the runtime that executed it, which is the one in the state of its parent. So they
//! stay readable over upgrades, and whatever types the node was built with.

use super::{banner, seal::LOG_TARGET};
use crate::{storage, types::FullClient};
use codec::Decode;
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed, v14::StorageEntryType};
use futures::StreamExt;
use sc_client_api::{ImportNotifications, StorageProvider};
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};
use scale_value::{Composite, Primitive, Value, ValueDef, Variant};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use sp_api::{Metadata, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::{U256, bytes::to_hex};
use sp_storage::{StorageKey, well_known_keys};
use std::{
    collections::HashMap,
    fs::File,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tributary_primitives::{AccountId, BlockNumber, Hash};
use tributary_runtime::opaque::Block;

/// One event of a block.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The number, in its block, of the extrinsic that caused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extrinsic: Option<u64>,
    /// What caused it if no extrinsic did: `initialization` or `finalization` of the block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// The pallet that deposited it.
    pub pallet: String,
    /// What happened.
    pub event: String,
    /// An object where the fields have names, an array where they have none.
    pub fields: Json,
}

/// A line of the file.
#[derive(Serialize)]
struct Line<'a> {
    block: BlockNumber,
    hash: Hash,
    #[serde(flatten)]
    event: &'a Event,
}

/// How a runtime describes its events.
struct Description {
    types: PortableRegistry,
    /// The type of all events of a block.
    events: u32,
    /// Name and type of the errors of the pallet of an index.
    errors: HashMap<u64, (String, u32)>,
}

/// Reads events.
pub struct Decoder {
    client: Arc<FullClient>,
    /// The last one that was needed, and the hash of its runtime's code.
    description: Mutex<Option<(Hash, Arc<Description>)>>,
}

impl Decoder {
    /// Reads the events of a chain.
    pub fn new(client: Arc<FullClient>) -> Self {
        Self { client, description: Mutex::default() }
    }

    /// The events of a block, in their order; none of the genesis.
    ///
    /// # Errors
    ///
    /// A sentence when the block is unknown or its events are not what the metadata says.
    pub fn events(&self, block: Hash) -> Result<Vec<Event>, String> {
        let unreadable =
            |error: &dyn std::fmt::Display| format!("the events of block {block:?} cannot be read: {error}");
        let header = self.client.header(block).map_err(|error| unreadable(&error))?;
        let header = header.ok_or_else(|| unreadable(&"there is no such block"))?;
        if header.number == 0 {
            return Ok(Vec::new());
        }
        let value = self.client.storage(block, &storage::EVENTS.key()).map_err(|error| unreadable(&error))?;
        let Some(value) = value else {
            return Ok(Vec::new());
        };
        let description = self.description_at(header.parent_hash).map_err(|error| unreadable(&error))?;
        description.read(&value.0).map_err(|error| unreadable(&error))
    }

    /// How the runtime in the state of `block` describes its events.
    fn description_at(&self, block: Hash) -> Result<Arc<Description>, String> {
        let code = StorageKey(well_known_keys::CODE.to_vec());
        let code = self.client.storage_hash(block, &code).map_err(|error| error.to_string())?;
        let code = code.ok_or("the chain has no runtime")?;
        let mut last = lock(&self.description);
        if let Some((_, description)) = last.as_ref().filter(|(known, _)| *known == code) {
            return Ok(description.clone());
        }
        let metadata = self.client.runtime_api().metadata(block).map_err(|error| error.to_string())?;
        let description = Arc::new(Description::new(&metadata)?);
        *last = Some((code, description.clone()));
        Ok(description)
    }
}

/// A panic elsewhere leaves nothing half done here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Description {
    /// Reads metadata of version 14, which every runtime has.
    fn new(mut metadata: &[u8]) -> Result<Self, String> {
        let RuntimeMetadataPrefixed(_, metadata) =
            RuntimeMetadataPrefixed::decode(&mut metadata).map_err(|error| format!("unreadable metadata: {error}"))?;
        let RuntimeMetadata::V14(metadata) = metadata else {
            return Err("the runtime has no metadata of version 14".into());
        };
        let events = metadata
            .pallets
            .iter()
            .filter(|pallet| pallet.name == "System")
            .flat_map(|pallet| &pallet.storage)
            .flat_map(|storage| &storage.entries)
            .find_map(|entry| match &entry.ty {
                StorageEntryType::Plain(ty) if entry.name == "Events" => Some(ty.id),
                _ => None,
            })
            .ok_or("the metadata does not say what `System.Events` is")?;
        let errors = metadata.pallets.iter().filter_map(|pallet| {
            let error = pallet.error.as_ref()?;
            Some((u64::from(pallet.index), (pallet.name.clone(), error.ty.id)))
        });
        Ok(Self { events, errors: errors.collect(), types: metadata.types })
    }

    /// Reads what is stored under `System.Events`.
    fn read(&self, mut stored: &[u8]) -> Result<Vec<Event>, String> {
        let events = scale_value::scale::decode_as_type(&mut stored, self.events, &self.types)
            .map_err(|error| error.to_string())?;
        let ValueDef::Composite(Composite::Unnamed(events)) = events.value else {
            return Err("`System.Events` is no list".into());
        };
        events.iter().map(|event| self.event(event).ok_or_else(|| "an event has another form".into())).collect()
    }

    /// Reads an event with its phase; `None` if it is something else.
    fn event(&self, record: &Value<u32>) -> Option<Event> {
        let ValueDef::Composite(Composite::Named(record)) = &record.value else {
            return None;
        };
        let variant = |name: &str| {
            let (_, value) = record.iter().find(|(field, _)| field == name)?;
            as_variant(value)
        };
        let (phase, pallet) = (variant("phase")?, variant("event")?);
        let event = as_variant(pallet.values.values().next()?)?;
        let extrinsic = phase.values.values().next().and_then(as_u64);
        Some(Event {
            phase: extrinsic.is_none().then(|| phase.name.to_lowercase()),
            extrinsic,
            pallet: pallet.name.clone(),
            event: event.name.clone(),
            fields: match &event.values {
                Composite::Named(fields) => self.object(fields),
                Composite::Unnamed(fields) => self.array(fields),
            },
        })
    }

    fn object(&self, fields: &[(String, Value<u32>)]) -> Json {
        Json::Object(fields.iter().map(|(name, value)| (name.clone(), self.json(value))).collect::<Map<_, _>>())
    }

    fn array(&self, values: &[Value<u32>]) -> Json {
        Json::Array(values.iter().map(|value| self.json(value)).collect())
    }

    /// A value as JSON: accounts as addresses, bytes in hexadecimal, integers of more than 32 bits as strings, because
    /// JavaScript's numbers end before such values do. A structure around one value without a name is that value.
    fn json(&self, value: &Value<u32>) -> Json {
        match self.path(value.context).as_slice() {
            ["sp_core", "crypto", "AccountId32"] => {
                if let Some(account) = as_bytes(value).and_then(|bytes| AccountId::try_from(bytes.as_slice()).ok()) {
                    return banner::address(&account).into();
                }
            }
            ["sp_runtime", "ModuleError"] => {
                if let Some(error) = self.error(value) {
                    return error;
                }
            }
            _ => {}
        }
        match &value.value {
            ValueDef::Composite(Composite::Named(fields)) => self.object(fields),
            ValueDef::Composite(Composite::Unnamed(values)) => self.unnamed(value.context, values),
            ValueDef::Variant(Variant { name, values }) => {
                let is_option = self.path(value.context) == ["Option"];
                let content = match values {
                    Composite::Named(fields) => self.object(fields),
                    Composite::Unnamed(values) => match values.as_slice() {
                        [] if is_option => return Json::Null,
                        [] => return name.clone().into(),
                        [value] => self.json(value),
                        values => self.array(values),
                    },
                };
                if is_option { content } else { json!({ name.as_str(): content }) }
            }
            ValueDef::BitSequence(bits) => {
                bits.iter().map(|bit| if bit { '1' } else { '0' }).collect::<String>().into()
            }
            ValueDef::Primitive(primitive) => self.primitive(value.context, primitive),
        }
    }

    /// Bytes in hexadecimal, other lists and tuples as arrays, what is in a structure around one value, or null for
    /// nothing.
    fn unnamed(&self, ty: u32, values: &[Value<u32>]) -> Json {
        let is_list = match self.types.resolve(ty).map(|ty| &ty.type_def) {
            Some(TypeDef::Sequence(list)) if self.is_byte(list.type_param.id) => {
                return hexadecimal(values);
            }
            Some(TypeDef::Array(list)) if self.is_byte(list.type_param.id) => return hexadecimal(values),
            Some(TypeDef::Sequence(_) | TypeDef::Array(_)) => true,
            _ => false,
        };
        match values {
            [] if !is_list => Json::Null,
            [value] if !is_list => self.json(value),
            values => self.array(values),
        }
    }

    fn primitive(&self, ty: u32, primitive: &Primitive) -> Json {
        let is_short = self.is_short(ty);
        match primitive {
            Primitive::Bool(value) => (*value).into(),
            Primitive::Char(value) => value.to_string().into(),
            Primitive::String(value) => value.clone().into(),
            Primitive::U128(value) => match u32::try_from(*value) {
                Ok(value) if is_short => value.into(),
                _ => value.to_string().into(),
            },
            Primitive::I128(value) => match i32::try_from(*value) {
                Ok(value) if is_short => value.into(),
                _ => value.to_string().into(),
            },
            Primitive::U256(value) => U256::from_little_endian(value).to_string().into(),
            Primitive::I256(value) => to_hex(value, false).into(),
        }
    }

    /// Name and pallet of a pallet's error.
    fn error(&self, value: &Value<u32>) -> Option<Json> {
        let ValueDef::Composite(Composite::Named(fields)) = &value.value else {
            return None;
        };
        let field = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
        let (pallet, ty) = self.errors.get(&as_u64(field("index")?)?)?;
        let index = *as_bytes(field("error")?)?.first()?;
        let TypeDef::Variant(errors) = &self.types.resolve(*ty)?.type_def else {
            return None;
        };
        let error = errors.variants.iter().find(|error| error.index == index)?;
        Some(json!({ "pallet": pallet, "error": error.name }))
    }

    /// Where a type is defined.
    fn path(&self, ty: u32) -> Vec<&str> {
        self.types.resolve(ty).map(|ty| ty.path.segments.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    fn is_byte(&self, ty: u32) -> bool {
        matches!(self.types.resolve(ty).map(|ty| &ty.type_def), Some(TypeDef::Primitive(TypeDefPrimitive::U8)))
    }

    /// Whether it is an integer of at most 32 bits.
    fn is_short(&self, ty: u32) -> bool {
        use TypeDefPrimitive::*;
        match self.types.resolve(ty).map(|ty| &ty.type_def) {
            Some(TypeDef::Primitive(primitive)) => matches!(primitive, U8 | U16 | U32 | I8 | I16 | I32),
            Some(TypeDef::Compact(compact)) => self.is_short(compact.type_param.id),
            _ => false,
        }
    }
}

fn as_variant(value: &Value<u32>) -> Option<&Variant<u32>> {
    match &value.value {
        ValueDef::Variant(variant) => Some(variant),
        _ => None,
    }
}

fn as_u64(value: &Value<u32>) -> Option<u64> {
    match &value.value {
        ValueDef::Primitive(Primitive::U128(value)) => u64::try_from(*value).ok(),
        _ => None,
    }
}

/// The bytes of a list of them, or of a structure around one; `None` if it is something else.
fn as_bytes(value: &Value<u32>) -> Option<Vec<u8>> {
    let ValueDef::Composite(Composite::Unnamed(values)) = &value.value else {
        return None;
    };
    match values.as_slice() {
        [inner] if matches!(inner.value, ValueDef::Composite(_)) => as_bytes(inner),
        values => values.iter().map(|value| u8::try_from(as_u64(value)?).ok()).collect(),
    }
}

fn hexadecimal(values: &[Value<u32>]) -> Json {
    let bytes = values.iter().filter_map(|value| u8::try_from(as_u64(value)?).ok());
    to_hex(&bytes.collect::<Vec<_>>(), false).into()
}

/// The file of `--events-json`: a line for each event.
pub struct EventsFile {
    client: Arc<FullClient>,
    decoder: Arc<Decoder>,
    path: PathBuf,
    progress: Mutex<Progress>,
}

/// How far the file has come.
struct Progress {
    /// `None` once it could not be written.
    file: Option<File>,
    /// The last block whose events are in it.
    block: BlockNumber,
}

impl EventsFile {
    /// Begins the file with the block after the best one.
    ///
    /// # Errors
    ///
    /// A sentence when the file cannot be made.
    pub fn create(path: &Path, client: Arc<FullClient>, decoder: Arc<Decoder>) -> Result<Self, String> {
        let file = File::create(path)
            .map_err(|error| format!("cannot write {}: {error}: pass another --events-json", path.display()))?;
        let progress = Mutex::new(Progress { file: Some(file), block: client.info().best_number });
        Ok(Self { client, decoder, path: path.into(), progress })
    }

    /// Writes the events of blocks as they are imported, for as long as there are any.
    pub async fn follow(self: Arc<Self>, mut imported: ImportNotifications<Block>) {
        while imported.next().await.is_some() {
            self.catch_up();
        }
    }

    /// Writes the events of all blocks up to the best one that are not in the file.
    pub fn catch_up(&self) {
        let mut progress = lock(&self.progress);
        let best = self.client.info().best_number;
        for block in progress.block.saturating_add(1)..=best {
            let mut lines = String::new();
            match self.lines(block, &mut lines) {
                Ok(true) => self.write(&mut progress, &lines),
                // The block went away meanwhile.
                Ok(false) => return,
                Err(error) => log::error!(target: LOG_TARGET, "{}: {error}", self.path.display()),
            }
            progress.block = block;
        }
    }

    /// The chain went back to its best block: says so, and goes on from there. [`Self::catch_up`] must have been called
    /// before.
    pub fn went_back(&self) {
        let mut progress = lock(&self.progress);
        let info = self.client.info();
        let line = json!({ "reverted": { "block": info.best_number, "hash": info.best_hash } });
        self.write(&mut progress, &format!("{line}\n"));
        progress.block = info.best_number;
    }

    /// The lines of a block; false when there is no such block.
    fn lines(&self, block: BlockNumber, lines: &mut String) -> Result<bool, String> {
        let Some(hash) = self.client.hash(block).map_err(|error| error.to_string())? else {
            return Ok(false);
        };
        for event in &self.decoder.events(hash)? {
            let line = serde_json::to_string(&Line { block, hash, event }).map_err(|error| error.to_string())?;
            lines.push_str(&line);
            lines.push('\n');
        }
        Ok(true)
    }

    /// Appends lines. A file that cannot be written once is left alone, lest it lack a part in the middle.
    fn write(&self, progress: &mut Progress, lines: &str) {
        let Some(file) = &mut progress.file else { return };
        if let Err(error) = append(file, lines) {
            let path = self.path.display();
            log::error!(target: LOG_TARGET, "cannot write {path}: {error}: no more events are written");
            progress.file = None;
        }
    }
}

fn append(file: &mut File, lines: &str) -> io::Result<()> {
    file.write_all(lines.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;
    use frame_system::{EventRecord, Phase};
    use sp_keyring::Sr25519Keyring::{Alice, Bob};
    use sp_runtime::{DispatchError, ModuleError};
    use tributary_runtime::{Runtime, RuntimeEvent};

    fn read(events: Vec<(Phase, RuntimeEvent)>) -> Vec<Event> {
        let metadata = metadata();
        let records: Vec<EventRecord<RuntimeEvent, Hash>> =
            events.into_iter().map(|(phase, event)| EventRecord { phase, event, topics: vec![] }).collect();
        Description::new(&metadata).unwrap().read(&records.encode()).unwrap()
    }

    /// Some of its constants are read from storage.
    fn metadata() -> Vec<u8> {
        sp_io::TestExternalities::default().execute_with(|| Runtime::metadata().into())
    }

    #[test]
    fn fields_have_the_names_of_the_metadata() {
        let (from, to) = (Alice.to_account_id(), Bob.to_account_id());
        let addresses = json!([banner::address(&from), banner::address(&to)]);
        let transfer = pallet_balances::Event::<Runtime>::Transfer { from, to, amount: 1 << 60 };
        let events = read(vec![(Phase::ApplyExtrinsic(1), transfer.into())]);
        assert_eq!(
            serde_json::to_value(&events).unwrap(),
            json!([{
                "extrinsic": 1,
                "pallet": "Balances",
                "event": "Transfer",
                "fields": { "from": addresses[0], "to": addresses[1], "amount": (1u64 << 60).to_string() },
            }])
        );
    }

    #[test]
    fn bytes_are_hexadecimal_and_errors_have_names() {
        let hash = Hash::repeat_byte(7);
        let remarked = frame_system::Event::<Runtime>::Remarked { sender: Alice.to_account_id(), hash };
        let error = DispatchError::Module(ModuleError { index: 0, error: [1, 0, 0, 0], message: None });
        let failed = frame_system::Event::<Runtime>::ExtrinsicFailed {
            dispatch_error: error,
            dispatch_info: Default::default(),
        };
        let events = read(vec![
            (Phase::Finalization, remarked.into()),
            (Phase::ApplyExtrinsic(2), failed.into()),
            (Phase::Initialization, frame_system::Event::<Runtime>::NewAccount { account: Bob.to_account_id() }.into()),
        ]);
        assert_eq!(events[0].fields["hash"], format!("{hash:?}"));
        assert_eq!((events[0].phase.as_deref(), events[0].extrinsic), (Some("finalization"), None));
        assert_eq!(
            events[1].fields["dispatch_error"],
            json!({ "Module": { "pallet": "System", "error": "SpecVersionNeedsToIncrease" } })
        );
        assert_eq!(events[1].fields["dispatch_info"]["weight"], json!({ "ref_time": "0", "proof_size": "0" }));
        assert_eq!((events[2].phase.as_deref(), events[2].event.as_str()), (Some("initialization"), "NewAccount"));
    }

    #[test]
    fn what_is_no_list_of_events_is_refused() {
        let metadata = metadata();
        let description = Description::new(&metadata).unwrap();
        assert!(description.read(&[4, 255]).is_err());
        assert!(Description::new(&[]).is_err());
    }
}
