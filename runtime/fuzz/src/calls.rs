//! Calls from bytes, by what the metadata says that calls look like.
//!
//! Random bytes are hardly ever a call. So a call is written argument by argument, as its type in the metadata asks:
//! every call of every pallet is reached, one that a later runtime adds as well, and most decode. Values are what calls
//! do something with rather than what is likely: accounts and assets that exist, shares that sum to one, calls that
//! were made before (so that a multisig's second signatory finds the first one's), and the largest, the smallest and
//! what is just beyond.

use crate::source::Source;
use codec::{Compact, Encode};
use scale_info::{
    Field, MetaType, PortableRegistry, Registry, Type, TypeDef, TypeDefPrimitive, Variant, form::PortableForm,
};
use sp_io::hashing::blake2_256;
use sp_keyring::Ed25519Keyring;
use sp_runtime::Perbill;
use std::sync::LazyLock;
use tributary_primitives::{Budgets, SessionKey, Terms};
use tributary_runtime::{
    AccountId, Balance, BlockNumber, EXISTENTIAL_DEPOSIT, MILLI, RuntimeCall, UNIT, invariants::PALLETS,
};

/// Calls in calls in calls: more than these become [`NOTHING`].
const MAX_DEPTH: u32 = 5;
/// Calls that are remembered, to be made again.
const MAX_REMEMBERED: usize = 16;
/// `system.remark` of nothing, encoded: what stands where no call could be written.
pub const NOTHING: [u8; 3] = [0; 3];
/// Names, places, licences, and what is none of them.
const TEXTS: [&[u8]; 8] = [
    b"Corpus",
    b"ipfs://corpus",
    b"MIT",
    b"Apache-2.0 OR MIT",
    b"GPL-3.0-only WITH Classpath-exception-2.0",
    b"\xff\xfe",
    b"\0",
    b"(((((((((((((((( AND",
];
/// Lengths of long texts: the bounds of the runtime's lists of bytes, and beyond.
const LENGTHS: [usize; 8] = [32, 64, 65, 128, 129, 256, 257, 5_000];
/// What signs the vouchers of most tabs.
pub const SESSION: Ed25519Keyring = Ed25519Keyring::Alice;
/// Parts per billion.
const SHARES: [u32; 12] = [
    0,
    1,
    50_000_000,
    100_000_000,
    200_000_000,
    250_000_000,
    500_000_000,
    800_000_000,
    999_999_999,
    1_000_000_000,
    // Not a share any more.
    1_000_000_001,
    u32::MAX,
];
/// Parts per billion of income for the steward, data and compute.
const SPLITS: [[u32; 3]; 4] = [
    [1_000_000_000, 0, 0],
    [200_000_000, 300_000_000, 500_000_000],
    [0, 1_000_000_000, 0],
    [333_333_333, 333_333_333, 333_333_334],
];
/// What others pay for an asset: nothing, little, nearly all that anybody may grant, and what nobody has.
const TERMS: [Terms; 4] = [
    terms([0, 0], [0, 0]),
    terms([MILLI, UNIT], [20, 5]),
    terms([1, 0], [5, 80]),
    terms([Balance::MAX, Balance::MAX], [100, 0]),
];
/// Parts per billion of emission for assets, evaluators, the treasury and authors.
const EMISSIONS: [[u32; 4]; 3] =
    [[600_000_000, 250_000_000, 50_000_000, 100_000_000], [0, 1_000_000_000, 0, 0], [999_999_997, 1, 1, 1]];

/// Prices in planck, shares in percent.
const fn terms([use_price, training_fee]: [Balance; 2], [royalty, reach]: [u32; 2]) -> Terms {
    let (royalty, reach) = (Perbill::from_percent(royalty), Perbill::from_percent(reach));
    Terms { use_price, training_fee, royalty, reach }
}

/// What values are taken from.
#[derive(Clone, Default)]
pub struct Known {
    /// Accounts: those with keys, and others that there are or may be.
    pub accounts: Vec<AccountId>,
    /// The height of the present block.
    pub height: BlockNumber,
    /// Encodings of the last calls that were written into other calls.
    pub(crate) remembered: Vec<Vec<u8>>,
}

impl Known {
    fn remember(&mut self, call: &[u8]) {
        if self.remembered.len() == MAX_REMEMBERED {
            self.remembered.remove(0);
        }
        self.remembered.push(call.to_vec());
    }
}

/// The types that calls are made of.
struct Types {
    registry: PortableRegistry,
    call: u32,
}

static TYPES: LazyLock<Types> = LazyLock::new(|| {
    let mut registry = Registry::new();
    let call = registry.register_type(&MetaType::new::<RuntimeCall>()).id;
    Types { registry: registry.into(), call }
});

fn resolve(id: u32) -> Option<&'static Type<PortableForm>> {
    TYPES.registry.resolve(id)
}

/// The variants of an enumeration.
fn variants(id: u32) -> Option<&'static [Variant<PortableForm>]> {
    match &resolve(id)?.type_def {
        TypeDef::Variant(variant) => Some(&variant.variants),
        _ => None,
    }
}

fn is_byte(id: u32) -> bool {
    resolve(id).is_some_and(|ty| matches!(ty.type_def, TypeDef::Primitive(TypeDefPrimitive::U8)))
}

/// The bits of a number that may be encoded compactly; 0 of what takes no space at all.
fn bits(id: u32) -> Option<u32> {
    match &resolve(id)?.type_def {
        TypeDef::Primitive(primitive) => bits_of(primitive),
        TypeDef::Composite(composite) => match composite.fields.as_slice() {
            [field] => bits(field.ty.id),
            _ => None,
        },
        TypeDef::Tuple(tuple) if tuple.fields.is_empty() => Some(0),
        _ => None,
    }
}

fn bits_of(primitive: &TypeDefPrimitive) -> Option<u32> {
    match primitive {
        TypeDefPrimitive::U8 | TypeDefPrimitive::I8 => Some(8),
        TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => Some(16),
        TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => Some(32),
        TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => Some(64),
        TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => Some(128),
        _ => None,
    }
}

/// Writes a call and answers its encoding.
pub fn write(source: &mut Source, known: &mut Known) -> Vec<u8> {
    let mut writer = Writer { source, known, out: vec![], depth: 0 };
    writer.call();
    writer.out
}

struct Writer<'a, 's> {
    source: &'a mut Source<'s>,
    known: &'a mut Known,
    out: Vec<u8>,
    depth: u32,
}

/// What writes a value answers `None` if there is no value of that type.
impl Writer<'_, '_> {
    fn call(&mut self) {
        let start = self.out.len();
        self.depth += 1;
        if self.depth > MAX_DEPTH || self.some_call().is_none() {
            self.out.truncate(start);
            self.out.extend(NOTHING);
        }
        self.depth -= 1;
    }

    fn some_call(&mut self) -> Option<()> {
        let pallets = variants(TYPES.call)?;
        let pallet = if self.source.once_in(2) {
            self.source.pick(pallets)?
        } else {
            // Every other call is of a pallet of ours.
            let (name, _) = self.source.pick(&PALLETS)?;
            pallets.iter().find(|pallet| pallet.name == *name)?
        };
        self.out.push(pallet.index);
        let call = self.source.pick(variants(pallet.fields.first()?.ty.id)?)?;
        self.out.push(call.index);
        self.fields(&call.fields)
    }

    /// A call on its own, for another one: now and then one that was written before.
    fn nested(&mut self) -> Vec<u8> {
        if self.source.once_in(4)
            && let Some(call) = self.source.pick(&self.known.remembered)
        {
            return call.clone();
        }
        let outer = std::mem::take(&mut self.out);
        self.call();
        let call = std::mem::replace(&mut self.out, outer);
        self.known.remember(&call);
        call
    }

    fn fields(&mut self, fields: &[Field<PortableForm>]) -> Option<()> {
        fields.iter().try_for_each(|field| {
            // Any terms are above a floor of nothing.
            if field.name.as_deref() == Some("floor") && !self.source.once_in(4) {
                Terms::default().encode_to(&mut self.out);
                return Some(());
            }
            self.value(field.ty.id)
        })
    }

    fn value(&mut self, id: u32) -> Option<()> {
        if id == TYPES.call {
            let call = self.nested();
            self.out.extend(call);
            return Some(());
        }
        let ty = resolve(id)?;
        match ty.path.ident().as_deref() {
            Some("AccountId32") => {
                let account = self.account();
                account.encode_to(&mut self.out);
                return Some(());
            }
            Some("MultiAddress") if !self.source.once_in(8) => {
                let account = self.account();
                // The variant that names an account by its id.
                (0u8, account).encode_to(&mut self.out);
                return Some(());
            }
            Some("AssetId") if !self.source.once_in(8) => {
                let id = u32::from(self.source.byte() % 8);
                id.encode_to(&mut self.out);
                return Some(());
            }
            Some("ContributionId") if !self.source.once_in(8) => {
                let id = u64::from(self.source.byte() % 16);
                id.encode_to(&mut self.out);
                return Some(());
            }
            Some("TabId") if !self.source.once_in(8) => {
                let id = u32::from(self.source.byte() % 4);
                id.encode_to(&mut self.out);
                return Some(());
            }
            Some("SessionKey") if !self.source.once_in(4) => {
                SessionKey::Ed25519(SESSION.public()).encode_to(&mut self.out);
                return Some(());
            }
            Some("H256") => {
                let hash = self.hash();
                self.out.extend(hash);
                return Some(());
            }
            Some("Perbill") => {
                let share = self.source.pick(&SHARES)?;
                share.encode_to(&mut self.out);
                return Some(());
            }
            Some("Terms") if !self.source.once_in(8) => {
                let terms = self.source.pick(&TERMS)?;
                terms.encode_to(&mut self.out);
                return Some(());
            }
            Some("Budgets") if !self.source.once_in(4) => {
                Budgets::default().encode_to(&mut self.out);
                return Some(());
            }
            Some("Split") if !self.source.once_in(8) => {
                let split = self.source.pick(&SPLITS)?;
                split.encode_to(&mut self.out);
                return Some(());
            }
            Some("EmissionSplit") if !self.source.once_in(8) => {
                let split = self.source.pick(&EMISSIONS)?;
                split.encode_to(&mut self.out);
                return Some(());
            }
            Some("Bounded") if !self.source.once_in(8) => {
                self.proposal();
                return Some(());
            }
            _ => {}
        }
        match &ty.type_def {
            TypeDef::Composite(composite) => self.fields(&composite.fields),
            TypeDef::Variant(variant) => self.variant(&variant.variants),
            TypeDef::Sequence(sequence) => self.sequence(sequence.type_param.id),
            TypeDef::Array(array) if is_byte(array.type_param.id) => {
                if array.len == 32 {
                    let hash = self.hash();
                    self.out.extend(hash);
                } else {
                    for _ in 0..array.len {
                        let byte = self.source.byte();
                        self.out.push(byte);
                    }
                }
                Some(())
            }
            TypeDef::Array(array) => (0..array.len).try_for_each(|_| self.value(array.type_param.id)),
            TypeDef::Tuple(tuple) => tuple.fields.iter().try_for_each(|field| self.value(field.id)),
            TypeDef::Primitive(primitive) => self.primitive(primitive),
            TypeDef::Compact(compact) => {
                let bits = bits(compact.type_param.id)?;
                if bits > 0 {
                    let number = self.number(bits);
                    Compact(number).encode_to(&mut self.out);
                }
                Some(())
            }
            TypeDef::BitSequence(_) => None,
        }
    }

    /// One of the variants; the next one if there is no value of it.
    fn variant(&mut self, variants: &[Variant<PortableForm>]) -> Option<()> {
        let start = self.out.len();
        let first = self.source.below(variants.len());
        variants.iter().cycle().skip(first).take(variants.len()).find_map(|variant| {
            self.out.truncate(start);
            self.out.push(variant.index);
            self.fields(&variant.fields)
        })
    }

    fn sequence(&mut self, of: u32) -> Option<()> {
        if is_byte(of) {
            let text = self.text();
            text.encode_to(&mut self.out);
            return Some(());
        }
        let few = of == TYPES.call;
        let count = match self.source.below(8) {
            0 => 0,
            1..=3 => 1,
            4 => 2,
            5 => 3,
            6 if !few => 5,
            7 if !few => self.source.below(140),
            _ => 4,
        };
        if resolve(of)?.path.ident().as_deref() == Some("AccountId32") {
            let mut accounts: Vec<_> = (0..count).map(|_| self.account()).collect();
            // As signatories have to be.
            if !self.source.once_in(8) {
                accounts.sort();
                accounts.dedup();
            }
            accounts.encode_to(&mut self.out);
            return Some(());
        }
        Compact(u32::try_from(count).ok()?).encode_to(&mut self.out);
        (0..count).try_for_each(|_| self.value(of))
    }

    fn primitive(&mut self, primitive: &TypeDefPrimitive) -> Option<()> {
        match primitive {
            TypeDefPrimitive::Bool => {
                let bit = self.source.byte() % 2;
                self.out.push(bit);
            }
            TypeDefPrimitive::Str => "text".encode_to(&mut self.out),
            TypeDefPrimitive::Char => return None,
            TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => {
                let number: [u8; 32] = self.source.array();
                self.out.extend(number);
            }
            number => {
                let bits = bits_of(number)?;
                let bytes = usize::try_from(bits / 8).ok()?;
                let number = self.number(bits).to_le_bytes();
                self.out.extend(number.into_iter().take(bytes));
            }
        }
        Some(())
    }

    /// A number of so many bits; of 128, an amount of money.
    fn number(&mut self, bits: u32) -> u128 {
        let max = u128::MAX >> (128 - bits);
        let number = match self.source.below(8) {
            0..=2 if bits == 128 => UNIT * (1 + Balance::from(self.source.byte())),
            3 if bits == 128 => UNIT * 1_000 * (1 + Balance::from(self.source.byte())),
            4 if bits == 128 => EXISTENTIAL_DEPOSIT - 1 + Balance::from(self.source.byte() % 3),
            0..=2 => u128::from(self.source.byte() % 8),
            3 => u128::from(self.source.byte()),
            // The blocks just past and those to come.
            4 => u128::from(self.known.height.saturating_sub(4)) + u128::from(self.source.byte() % 16),
            5 => max - u128::from(self.source.byte() % 4),
            6 => 1 << (self.source.byte() % 128),
            _ => u128::from_le_bytes(self.source.array()),
        };
        number & max
    }

    fn account(&mut self) -> AccountId {
        if self.source.once_in(16) {
            return AccountId::new(self.source.array());
        }
        self.source.pick(&self.known.accounts).cloned().unwrap_or_else(|| AccountId::new([0; 32]))
    }

    /// The hash of a call that was written before, one of a few that come again, or any.
    fn hash(&mut self) -> [u8; 32] {
        match self.source.below(4) {
            0 | 1 => match self.source.pick(&self.known.remembered) {
                Some(call) => blake2_256(call),
                None => [0; 32],
            },
            2 => [self.source.byte() % 4; 32],
            _ => self.source.array(),
        }
    }

    /// A call as a referendum brings it: in the transaction, or by its hash.
    fn proposal(&mut self) {
        let call = self.nested();
        if call.len() <= 128 && !self.source.once_in(4) {
            (1u8, call).encode_to(&mut self.out);
        } else {
            let len = u32::try_from(call.len()).unwrap_or(u32::MAX);
            (2u8, blake2_256(&call), len).encode_to(&mut self.out);
        }
    }

    fn text(&mut self) -> Vec<u8> {
        match self.source.below(8) {
            0 => vec![],
            1 => self.nested(),
            2 => {
                let byte = self.source.byte();
                vec![byte; self.source.pick(&LENGTHS).copied().unwrap_or_default()]
            }
            3 => self.source.array::<16>().into(),
            _ => self.source.pick(&TEXTS).map(|text| text.to_vec()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::DecodeLimit;
    use frame_support::{MAX_EXTRINSIC_DEPTH, traits::GetCallMetadata};
    use std::collections::BTreeSet;

    fn decode(call: &[u8]) -> Result<RuntimeCall, codec::Error> {
        RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*call)
    }

    #[test]
    fn nothing_is_a_remark() {
        assert_eq!(decode(&NOTHING).unwrap(), RuntimeCall::from(frame_system::Call::remark { remark: vec![] }));
    }

    #[test]
    fn our_pallets_have_calls() {
        let pallets: Vec<_> = variants(TYPES.call).unwrap().iter().map(|pallet| pallet.name.as_str()).collect();
        PALLETS.iter().for_each(|(name, _)| assert!(pallets.contains(name), "{name} is no pallet of {pallets:?}"));
    }

    /// Most of what is written decodes, and every call there is comes.
    #[test]
    fn every_call_is_written() {
        let mut known = Known { accounts: vec![AccountId::new([1; 32])], ..Default::default() };
        let mut written = BTreeSet::new();
        let (mut decoded, count) = (0, 40_000u32);
        for seed in 0..count {
            let bytes: Vec<u8> = (0u8..2).flat_map(|part| blake2_256(&(seed, part).encode())).collect();
            if let Ok(call) = decode(&write(&mut Source::new(&bytes), &mut known)) {
                decoded += 1;
                let name = call.get_call_metadata();
                written.insert((name.pallet_name, name.function_name));
            }
        }
        assert!(decoded >= count / 5 * 4, "{decoded} of {count} decode");
        for pallet in RuntimeCall::get_module_names() {
            for call in RuntimeCall::get_call_names(pallet) {
                // There is no task that could be done.
                if (*pallet, *call) != ("System", "do_task") {
                    assert!(written.contains(&(*pallet, *call)), "{pallet}.{call} is never written");
                }
            }
        }
    }
}
