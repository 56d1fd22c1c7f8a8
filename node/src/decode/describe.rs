//! How a runtime describes what it keeps, and that as JSON.

use super::{Event, Mentioned, address, transactions::Transactions};
use crate::storage::{self, Item};
use codec::{Compact, Decode};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed, v14::StorageEntryType};
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};
use scale_value::{Composite, Primitive, Value, ValueDef, Variant};
use serde_json::{Map, Value as Json, json};
use sp_core::{U256, bytes::to_hex};
use std::collections::HashMap;
use tributary_primitives::AccountId;

/// How a runtime describes its blocks.
pub struct Description {
    /// All types.
    pub types: PortableRegistry,
    /// Which of them transactions are made of.
    pub transactions: Option<Transactions>,
    /// The type of an event with its phase.
    event: u32,
    /// The types of what is stored, by `Pallet.Name`.
    items: HashMap<String, u32>,
    /// Name and type of the errors of the pallet of an index.
    errors: HashMap<u64, (String, u32)>,
}

impl Description {
    /// Reads metadata of version 14, which every runtime has.
    ///
    /// # Errors
    ///
    /// A sentence when they cannot be read.
    pub fn new(mut metadata: &[u8]) -> Result<Self, String> {
        let RuntimeMetadataPrefixed(_, metadata) =
            RuntimeMetadataPrefixed::decode(&mut metadata).map_err(|error| format!("unreadable metadata: {error}"))?;
        let RuntimeMetadata::V14(metadata) = metadata else {
            return Err("the runtime has no metadata of version 14".into());
        };
        let storage = metadata.pallets.iter().filter_map(|pallet| pallet.storage.as_ref());
        let entries = storage.flat_map(|storage| storage.entries.iter().map(move |entry| (&storage.prefix, entry)));
        let items: HashMap<_, _> = entries
            .map(|(prefix, entry)| match &entry.ty {
                StorageEntryType::Plain(ty) | StorageEntryType::Map { value: ty, .. } => {
                    (format!("{prefix}.{}", entry.name), ty.id)
                }
            })
            .collect();
        let events = items.get(&storage::EVENTS.to_string()).and_then(|ty| metadata.types.resolve(*ty));
        let Some(TypeDef::Sequence(events)) = events.map(|events| &events.type_def) else {
            return Err("the metadata does not say what `System.Events` is".into());
        };
        let event = events.type_param.id;
        let errors = metadata.pallets.iter().filter_map(|pallet| {
            let error = pallet.error.as_ref()?;
            Some((u64::from(pallet.index), (pallet.name.clone(), error.ty.id)))
        });
        let (transactions, errors) = (Transactions::new(&metadata), errors.collect());
        Ok(Self { event, items, errors, transactions, types: metadata.types })
    }

    /// Reads what is stored under `System.Events`, and hands over one event after another.
    ///
    /// # Errors
    ///
    /// A sentence when that is something else, or what `visit` answers.
    pub fn read<E: From<String>>(
        &self,
        mut stored: &[u8],
        mut visit: impl FnMut(Event) -> Result<(), E>,
    ) -> Result<(), E> {
        let Compact(count) = Compact::<u32>::decode(&mut stored).map_err(|error| error.to_string())?;
        for _ in 0..count {
            let record = scale_value::scale::decode_as_type(&mut stored, self.event, &self.types)
                .map_err(|error| error.to_string())?;
            visit(self.event(&record).ok_or_else(|| "an event has another form".to_owned())?)?;
        }
        Ok(())
    }

    /// Reads what is stored of an item.
    ///
    /// # Errors
    ///
    /// A sentence when the runtime keeps it otherwise than it says.
    pub fn value(&self, item: Item, mut stored: &[u8]) -> Result<Json, String> {
        let ty = self.items.get(&item.to_string()).ok_or_else(|| format!("the runtime has no {item}"))?;
        let value = scale_value::scale::decode_as_type(&mut stored, *ty, &self.types)
            .map_err(|error| format!("{item} cannot be read: {error}"))?;
        Ok(self.json(&value))
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
        let mut mentioned = Mentioned::default();
        event.values.values().for_each(|value| self.mention(value, &mut mentioned));
        Some(Event {
            phase: extrinsic.is_none().then(|| phase.name.to_lowercase()),
            extrinsic,
            pallet: pallet.name.clone(),
            event: event.name.clone(),
            fields: match &event.values {
                Composite::Named(fields) => self.object(fields),
                Composite::Unnamed(fields) => self.array(fields),
            },
            mentioned,
        })
    }

    /// Notes the accounts and the assets that a value names.
    fn mention(&self, value: &Value<u32>, found: &mut Mentioned) {
        let values = match &value.value {
            ValueDef::Composite(values) | ValueDef::Variant(Variant { values, .. }) => values,
            ValueDef::BitSequence(_) | ValueDef::Primitive(_) => return,
        };
        match self.path(value.context).as_slice() {
            ["sp_core", "crypto", "AccountId32"] => found.accounts.extend(as_account(value).as_ref().map(address)),
            ["tributary_primitives", .., "AssetId"] => {
                let id = values.values().next().and_then(as_u64);
                found.assets.extend(id.and_then(|id| u32::try_from(id).ok()));
            }
            _ => values.values().for_each(|value| self.mention(value, found)),
        }
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
                if let Some(account) = as_account(value) {
                    return address(&account).into();
                }
            }
            ["sp_runtime", "ModuleError"] => {
                if let Some(error) = self.error(value) {
                    return error;
                }
            }
            ["primitive_types", "U256"] => {
                if let Some(number) = as_u256(value) {
                    return number.to_string().into();
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

/// The variant that a value is; `None` if it is something else.
pub fn as_variant(value: &Value<u32>) -> Option<&Variant<u32>> {
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
pub fn as_bytes(value: &Value<u32>) -> Option<Vec<u8>> {
    let ValueDef::Composite(Composite::Unnamed(values)) = &value.value else {
        return None;
    };
    match values.as_slice() {
        [inner] if matches!(inner.value, ValueDef::Composite(_)) => as_bytes(inner),
        values => values.iter().map(|value| u8::try_from(as_u64(value)?).ok()).collect(),
    }
}

/// A number of 256 bits is kept in four of 64, the lowest first.
fn as_u256(value: &Value<u32>) -> Option<U256> {
    let ValueDef::Composite(Composite::Unnamed(values)) = &value.value else {
        return None;
    };
    match values.as_slice() {
        [inner] => as_u256(inner),
        values => {
            let parts: Vec<_> = values.iter().map(as_u64).collect::<Option<_>>()?;
            parts.try_into().ok().map(U256)
        }
    }
}

fn as_account(value: &Value<u32>) -> Option<AccountId> {
    as_bytes(value).and_then(|bytes| AccountId::try_from(bytes.as_slice()).ok())
}

fn hexadecimal(values: &[Value<u32>]) -> Json {
    let bytes = values.iter().filter_map(|value| u8::try_from(as_u64(value)?).ok());
    to_hex(&bytes.collect::<Vec<_>>(), false).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;
    use frame_system::{EventRecord, Phase};
    use sp_keyring::Sr25519Keyring::{Alice, Bob};
    use sp_runtime::{DispatchError, ModuleError};
    use std::collections::BTreeSet;
    use tributary_math::consensus::Outcome;
    use tributary_primitives::{AssetId, Hash, Info, PoolId};
    use tributary_runtime::{Runtime, RuntimeEvent};

    fn read(events: Vec<(Phase, RuntimeEvent)>) -> Vec<Event> {
        let metadata = metadata();
        let records: Vec<EventRecord<RuntimeEvent, Hash>> =
            events.into_iter().map(|(phase, event)| EventRecord { phase, event, topics: vec![] }).collect();
        let mut events = Vec::new();
        let visit = |event| {
            events.push(event);
            Ok::<_, String>(())
        };
        Description::new(&metadata).unwrap().read(&records.encode(), visit).unwrap();
        events
    }

    /// Some of its constants are read from storage.
    fn metadata() -> Vec<u8> {
        sp_io::TestExternalities::default().execute_with(|| Runtime::metadata().into())
    }

    #[test]
    fn fields_have_the_names_of_the_metadata() {
        let (from, to) = (Alice.to_account_id(), Bob.to_account_id());
        let addresses = json!([address(&from), address(&to)]);
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
    fn whom_and_what_an_event_names_is_known() {
        let claimed = |pool| pallet_rewards::Event::<Runtime>::Claimed { pool, who: Alice.to_account_id(), amount: 7 };
        let events = read(vec![
            (Phase::Finalization, claimed(PoolId::Stake(Bob.to_account_id())).into()),
            (Phase::Finalization, claimed(PoolId::Data(AssetId(9))).into()),
        ]);
        let (alice, bob) = (address(&Alice.to_account_id()), address(&Bob.to_account_id()));
        assert_eq!(events[0].fields["pool"], json!({ "Stake": bob }));
        assert_eq!(events[0].mentioned.accounts, BTreeSet::from([alice.clone(), bob]));
        assert_eq!(events[1].fields["pool"], json!({ "Data": 9 }));
        assert_eq!(events[1].mentioned, Mentioned { accounts: [alice].into(), assets: [9].into() });
    }

    #[test]
    fn what_the_state_holds_is_described_too() {
        let metadata = metadata();
        let description = Description::new(&metadata).unwrap();
        let info = Info {
            name: b"Wren".to_vec().try_into().unwrap(),
            uri: b"ipfs://x".to_vec().try_into().unwrap(),
            licence: b"MIT".to_vec().try_into().unwrap(),
        };
        let value = description.value(storage::ASSET_INFOS, &info.encode()).unwrap();
        assert_eq!(value["name"], "0x5772656e");
        let score = U256::from(u128::MAX) + U256::one();
        let outcomes = vec![Outcome { slot: 5, consensus: 65_535, score }];
        let value = description.value(storage::OUTCOMES, &outcomes.encode()).unwrap();
        assert_eq!(value, json!([{ "slot": 5, "consensus": 65_535, "score": score.to_string() }]));
        assert!(description.value(storage::ASSET_INFOS, &[255]).unwrap_err().contains("Registry.Infos"));
    }

    #[test]
    fn what_is_no_list_of_events_is_refused() {
        let metadata = metadata();
        let description = Description::new(&metadata).unwrap();
        assert!(description.read(&[4, 255], |_| Ok::<_, String>(())).is_err());
        assert!(Description::new(&[]).is_err());
    }
}
