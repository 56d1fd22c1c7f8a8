//! Transactions by the chain's own metadata: which call, and by whom.

use super::describe::{as_bytes, as_variant};
use codec::{Compact, Decode, Encode};
use frame_metadata::v14::RuntimeMetadataV14;
use scale_info::{PortableRegistry, TypeDef, Variant, form::PortableForm};
use scale_value::Value;
use sp_runtime::OpaqueExtrinsic;
use tributary_client::names;
use tributary_primitives::AccountId;

/// The bits of an extrinsic's first byte that tell its type.
const TYPE: u8 = 0b1100_0000;
/// Those of one that an account signed.
const SIGNED: u8 = 0b1000_0000;
/// Those of one that its extensions authorize.
const GENERAL: u8 = 0b0100_0000;

/// How a runtime describes its transactions, by the numbers of types.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Transactions {
    address: u32,
    signature: u32,
    extensions: Vec<u32>,
    call: u32,
}

/// What somebody sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Transaction {
    /// The name of its call, such as `registry.useAsset`.
    pub call: String,
    /// Who signed it, if somebody did.
    pub signer: Option<AccountId>,
}

impl Transactions {
    /// What the metadata says; `None` if it says it in another way.
    pub fn new(metadata: &RuntimeMetadataV14) -> Option<Self> {
        let extrinsic = metadata.types.resolve(metadata.extrinsic.ty.id)?;
        let parameter = |name: &str| {
            let found = extrinsic.type_params.iter().find(|parameter| parameter.name == name)?;
            found.ty.as_ref().map(|ty| ty.id)
        };
        Some(Self {
            address: parameter("Address")?,
            signature: parameter("Signature")?,
            extensions: metadata.extrinsic.signed_extensions.iter().map(|extension| extension.ty.id).collect(),
            call: parameter("Call")?,
        })
    }

    /// What an extrinsic is; `None` if it cannot be read.
    pub fn read(&self, types: &PortableRegistry, extrinsic: &OpaqueExtrinsic) -> Option<Transaction> {
        let encoded = extrinsic.encode();
        let mut input = encoded.as_slice();
        Compact::<u32>::decode(&mut input).ok()?;
        let first = u8::decode(&mut input).ok()?;
        let mut signer = None;
        if first & TYPE == SIGNED {
            signer = account(&next(&mut input, self.address, types)?);
            next(&mut input, self.signature, types)?;
        }
        if first & TYPE == GENERAL {
            // The version of the extensions.
            u8::decode(&mut input).ok()?;
        }
        if first & TYPE != 0 {
            for extension in &self.extensions {
                next(&mut input, *extension, types)?;
            }
        }
        let (pallet, call) = <(u8, u8)>::decode(&mut input).ok()?;
        let pallet = variant(types, self.call, pallet)?;
        let call = variant(types, pallet.fields.first()?.ty.id, call)?;
        Some(Transaction { call: format!("{}.{}", names::camel(&pallet.name), names::camel(&call.name)), signer })
    }
}

/// The value of a type that `input` begins with.
fn next(input: &mut &[u8], ty: u32, types: &PortableRegistry) -> Option<Value<u32>> {
    scale_value::scale::decode_as_type(input, ty, types).ok()
}

/// The account that an address names.
fn account(address: &Value<u32>) -> Option<AccountId> {
    let bytes = as_bytes(as_variant(address)?.values.values().next()?)?;
    AccountId::try_from(bytes.as_slice()).ok()
}

/// A variant of an enumeration by its index.
fn variant(types: &PortableRegistry, ty: u32, index: u8) -> Option<&Variant<PortableForm>> {
    match &types.resolve(ty)?.type_def {
        TypeDef::Variant(all) => all.variants.iter().find(|variant| variant.index == index),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
    use sp_keyring::Sr25519Keyring::Ferdie;
    use tributary_primitives::Hash;
    use tributary_runtime::{Runtime, RuntimeCall, UncheckedExtrinsic, sign};

    fn read(extrinsic: UncheckedExtrinsic) -> Option<Transaction> {
        let metadata: Vec<u8> = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata().into());
        let RuntimeMetadataPrefixed(_, metadata) = RuntimeMetadataPrefixed::decode(&mut metadata.as_slice()).unwrap();
        let RuntimeMetadata::V14(metadata) = metadata else { panic!("another version") };
        let opaque = OpaqueExtrinsic::decode(&mut extrinsic.encode().as_slice()).unwrap();
        Transactions::new(&metadata).unwrap().read(&metadata.types, &opaque)
    }

    fn call() -> RuntimeCall {
        RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
            dest: Ferdie.to_account_id().into(),
            value: 5,
        })
    }

    #[test]
    fn a_signed_one_has_its_call_and_its_signer() {
        let chain = sign::Chain::native(Hash::repeat_byte(1));
        for tip in [0, 7] {
            let read = read(sign::sign(chain, &Ferdie.pair(), 3, tip, call())).unwrap();
            let expected =
                Transaction { call: "balances.transferKeepAlive".into(), signer: Some(Ferdie.to_account_id()) };
            assert_eq!(read, expected);
        }
        let mortal = sign::Chain { birth: Some((100, Hash::repeat_byte(2))), ..chain };
        assert!(read(sign::sign(mortal, &Ferdie.pair(), 3, 0, call())).unwrap().signer.is_some());
    }

    #[test]
    fn one_without_a_signature_has_its_call() {
        let expected = Transaction { call: "balances.transferKeepAlive".into(), signer: None };
        assert_eq!(read(UncheckedExtrinsic::new_bare(call())), Some(expected));
    }
}
