//! Values by the chain's own description of their types: text and JSON become bytes, bytes become JSON.
//!
//! | a value of the type | is written as |
//! | --- | --- |
//! | account | its address |
//! | hash, array of bytes | hexadecimal digits after `0x` |
//! | list of bytes | the text, if it is plain text, else hexadecimal digits after `0x` |
//! | integer of at most 32 bits, boolean | the number, `true` or `false` |
//! | larger integer, such as every amount | a string of decimal digits: JavaScript's numbers end at 2^53 |
//! | share | parts per billion, a number |
//! | enumeration | the variant's name, or `{"Name": content}` |
//! | optional value | the value, or `null` |
//! | structure around one value without a name, such as an asset's id | that value |
//!
//! It is what `tributary devnet --events-json` writes, but for texts. What is read may be written in the same way, and
//! as people do: amounts and shares with their units, accounts by name, names of variants in any case, lists with
//! commas.

mod decode;
mod encode;

pub(crate) use decode::marked;
pub(crate) use encode::MAX_INLINE;

use crate::{Book, Error, Result, amount::Token};
use scale_info::{Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, form::PortableForm};
use serde_json::Value;

/// How deep a value may be nested.
const MAX_DEPTH: usize = 128;

/// What stands before a text that could be taken for a number, in [`Style::Marked`].
pub const MARK: char = '\'';

/// How values look.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Style {
    /// As the table above says.
    Exact,
    /// The same, but that [`MARK`] stands before a text of digits alone, or one that begins with it: every other string
    /// of digits is a number then, for languages whose whole numbers have no end.
    Marked,
    /// For people: amounts and shares with their units, digits of large numbers in groups.
    Plain,
}

/// What it takes to read and write values.
#[derive(Clone, Copy, Debug)]
pub struct Shapes<'a> {
    types: &'a PortableRegistry,
    book: &'a Book,
    token: &'a Token,
}

impl<'a> Shapes<'a> {
    /// Values of these types, of a chain with this token, on which accounts are called as in this book.
    pub fn new(types: &'a PortableRegistry, book: &'a Book, token: &'a Token) -> Self {
        Self { types, book, token }
    }

    /// The bytes of a value of type `id`.
    ///
    /// # Errors
    ///
    /// When `given` is none of that type; the sentence says where in it.
    pub fn encode(&self, id: u32, given: &Value) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        encode::Writer { shapes: *self }.value(id, given, &mut out, 0)?;
        Ok(out)
    }

    /// The bytes of several values, one after another.
    ///
    /// # Errors
    ///
    /// As [`Shapes::encode`], with the name of the value.
    pub fn encode_all<'n>(&self, fields: impl IntoIterator<Item = (&'n str, u32, &'n Value)>) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        for (name, id, given) in fields {
            out.extend(self.encode(id, given).map_err(|error| error.of(name))?);
        }
        Ok(out)
    }

    /// The value of type `id` that `bytes` are, all of them.
    ///
    /// # Errors
    ///
    /// When they are none.
    pub fn decode(&self, id: u32, bytes: &[u8], style: Style) -> Result<Value> {
        let mut input = bytes;
        let value = self.decode_from(id, &mut input, style)?;
        if input.is_empty() { Ok(value) } else { Err(decode::unreadable("there is more than one value")) }
    }

    /// The value of type `id` that `input` begins with; what comes after it is left.
    ///
    /// # Errors
    ///
    /// When it begins with none.
    pub fn decode_from(&self, id: u32, input: &mut &[u8], style: Style) -> Result<Value> {
        decode::Reader { shapes: *self, style, are_weights: false }.value(id, input, 0)
    }

    /// What a value of type `id` is, in words for a message.
    pub fn describe(&self, id: u32) -> String {
        describe(self.types, id, 0)
    }

    fn resolve(&self, id: u32) -> Result<&'a Type<PortableForm>> {
        self.types.resolve(id).ok_or_else(|| Error::unfit("the chain's metadata lacks a type", "update the node"))
    }
}

/// The last part of a type's path, such as `AccountId32`.
pub(crate) fn ident(ty: &Type<PortableForm>) -> &str {
    ty.path.segments.last().map_or("", String::as_str)
}

/// Whether a type is a byte.
pub(crate) fn is_byte(types: &PortableRegistry, id: u32) -> bool {
    types.resolve(id).is_some_and(|ty| matches!(ty.type_def, TypeDef::Primitive(TypeDefPrimitive::U8)))
}

/// The only field of a structure around one value without a name.
pub(crate) fn wrapped(fields: &[Field<PortableForm>]) -> Option<u32> {
    match fields {
        [field] if field.name.is_none() => Some(field.ty.id),
        _ => None,
    }
}

/// Follows structures around one value to what they are around.
pub(crate) fn unwrapped(types: &PortableRegistry, id: u32) -> u32 {
    let mut id = id;
    for _ in 0..MAX_DEPTH {
        let inner = match types.resolve(id).map(|ty| &ty.type_def) {
            Some(TypeDef::Composite(composite)) => wrapped(&composite.fields),
            Some(TypeDef::Tuple(tuple)) => match tuple.fields.as_slice() {
                [only] => Some(only.id),
                _ => None,
            },
            Some(TypeDef::Compact(compact)) => Some(compact.type_param.id),
            _ => None,
        };
        match inner {
            Some(inner) => id = inner,
            None => break,
        }
    }
    id
}

fn describe(types: &PortableRegistry, id: u32, depth: usize) -> String {
    let Some(ty) = types.resolve(id).filter(|_| depth < 4) else { return "…".into() };
    let of = |id: u32| describe(types, id, depth + 1);
    match (ident(ty), &ty.type_def) {
        ("AccountId32" | "MultiAddress", _) => "account".into(),
        ("Perbill", _) => "share".into(),
        ("H256", _) => "hash".into(),
        ("RuntimeCall", _) => "call".into(),
        ("Option", TypeDef::Variant(option)) => {
            let inner = option.variants.iter().flat_map(|variant| &variant.fields).next();
            format!("{} or null", inner.map_or_else(String::new, |field| of(field.ty.id)))
        }
        (_, TypeDef::Composite(composite)) => match wrapped(&composite.fields) {
            Some(inner) => of(inner),
            None if composite.fields.is_empty() => "nothing".into(),
            None => {
                let field = |field: &Field<PortableForm>| match &field.name {
                    Some(name) => format!("{name}: {}", of(field.ty.id)),
                    None => of(field.ty.id),
                };
                format!("{{{}}}", composite.fields.iter().map(field).collect::<Vec<_>>().join(", "))
            }
        },
        (_, TypeDef::Variant(variant)) => {
            let names: Vec<_> = variant.variants.iter().take(8).map(|variant| variant.name.as_str()).collect();
            let more = if variant.variants.len() > names.len() { " | …" } else { "" };
            format!("{}{more}", names.join(" | "))
        }
        (_, TypeDef::Sequence(list)) if is_byte(types, list.type_param.id) => "bytes".into(),
        (_, TypeDef::Sequence(list)) => format!("[{}, …]", of(list.type_param.id)),
        (_, TypeDef::Array(array)) if is_byte(types, array.type_param.id) => {
            format!("0x and {} digits", array.len.saturating_mul(2))
        }
        (_, TypeDef::Array(array)) => format!("[{}; {}]", of(array.type_param.id), array.len),
        (_, TypeDef::Tuple(tuple)) => {
            format!("[{}]", tuple.fields.iter().map(|field| of(field.id)).collect::<Vec<_>>().join(", "))
        }
        (_, TypeDef::Compact(compact)) => of(compact.type_param.id),
        (_, TypeDef::Primitive(primitive)) => primitive_name(primitive).into(),
        (_, TypeDef::BitSequence(_)) => "bits".into(),
    }
}

fn primitive_name(primitive: &TypeDefPrimitive) -> &'static str {
    match primitive {
        TypeDefPrimitive::Bool => "true or false",
        TypeDefPrimitive::Char => "a letter",
        TypeDefPrimitive::Str => "text",
        TypeDefPrimitive::U8 => "u8",
        TypeDefPrimitive::U16 => "u16",
        TypeDefPrimitive::U32 => "u32",
        TypeDefPrimitive::U64 => "u64",
        TypeDefPrimitive::U128 => "u128",
        TypeDefPrimitive::U256 => "u256",
        TypeDefPrimitive::I8 => "i8",
        TypeDefPrimitive::I16 => "i16",
        TypeDefPrimitive::I32 => "i32",
        TypeDefPrimitive::I64 => "i64",
        TypeDefPrimitive::I128 => "i128",
        TypeDefPrimitive::I256 => "i256",
    }
}

#[cfg(test)]
mod tests;
