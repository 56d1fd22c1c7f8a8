//! From bytes to JSON.

use super::{MARK, MAX_DEPTH, Shapes, Style, ident, is_byte, unwrapped, wrapped};
use crate::{
    Account, Error, Result,
    amount::{format_share, grouped},
};
use codec::{Compact, Decode};
use scale_info::{Field, TypeDef, TypeDefPrimitive, Variant, form::PortableForm};
use serde_json::{Map, Value};

/// The most elements of a list whose elements take no bytes.
const MAX_EMPTY: usize = 1 << 16;

/// Reads values.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub shapes: Shapes<'a>,
    pub style: Style,
    /// Whether numbers of 128 bits are weights here, not amounts.
    pub are_weights: bool,
}

/// What is said of bytes that are not what the metadata says.
pub(super) fn unreadable(why: &str) -> Error {
    Error::unfit(format!("the chain's answer cannot be read: {why}"), "connect again: its runtime may have changed")
}

impl<'a> Reader<'a> {
    pub(super) fn value(&self, id: u32, input: &mut &[u8], depth: usize) -> Result<Value> {
        if depth > MAX_DEPTH {
            return Err(unreadable("it is nested too deeply"));
        }
        let ty = self.shapes.resolve(id)?;
        match (ident(ty), &ty.type_def) {
            ("AccountId32", _) => {
                let account = Account(take::<[u8; 32]>(input)?);
                Ok(self.shapes.book.address(&account).into())
            }
            ("U256", TypeDef::Composite(_)) => Ok(self.large(&decimal(take::<[u8; 32]>(input)?))),
            ("Perbill", _) => Ok(self.share(take::<u32>(input)?)),
            ("Budgets", TypeDef::Composite(composite)) => {
                Self { are_weights: true, ..*self }.fields(&composite.fields, input, depth)
            }
            (_, TypeDef::Composite(composite)) => self.fields(&composite.fields, input, depth),
            (name, TypeDef::Variant(variant)) => {
                let index = take::<u8>(input)?;
                let found = variant.variants.iter().find(|variant| variant.index == index);
                let found = found.ok_or_else(|| unreadable("it names a variant that does not exist"))?;
                self.variant(name, found, input, depth)
            }
            (_, TypeDef::Sequence(list)) => {
                let length = take::<Compact<u32>>(input)?.0 as usize;
                if is_byte(self.shapes.types, list.type_param.id) {
                    return Ok(self.text(text_or_hex(split(input, length)?)));
                }
                if length > input.len().max(MAX_EMPTY) {
                    return Err(unreadable("it ends too early"));
                }
                self.list(list.type_param.id, length, input, depth)
            }
            (_, TypeDef::Array(array)) => {
                let length = array.len as usize;
                if is_byte(self.shapes.types, array.type_param.id) {
                    return Ok(hexadecimal(split(input, length)?));
                }
                self.list(array.type_param.id, length, input, depth)
            }
            (_, TypeDef::Tuple(tuple)) => match tuple.fields.as_slice() {
                [] => Ok(Value::Null),
                [only] => self.value(only.id, input, depth + 1),
                fields => fields.iter().map(|field| self.value(field.id, input, depth + 1)).collect(),
            },
            (_, TypeDef::Primitive(primitive)) => self.primitive(primitive, input),
            (_, TypeDef::Compact(compact)) => self.compact(compact.type_param.id, input),
            (_, TypeDef::BitSequence(_)) => bits(input),
        }
    }

    fn list(&self, id: u32, length: usize, input: &mut &[u8], depth: usize) -> Result<Value> {
        (0..length).map(|_| self.value(id, input, depth + 1)).collect()
    }

    fn fields(&self, fields: &[Field<PortableForm>], input: &mut &[u8], depth: usize) -> Result<Value> {
        if fields.is_empty() {
            return Ok(Value::Null);
        }
        if let Some(inner) = wrapped(fields) {
            return self.value(inner, input, depth + 1);
        }
        if fields.iter().all(|field| field.name.is_some()) {
            let mut object = Map::new();
            for field in fields {
                object.insert(field.name.clone().unwrap_or_default(), self.value(field.ty.id, input, depth + 1)?);
            }
            return Ok(object.into());
        }
        fields.iter().map(|field| self.value(field.ty.id, input, depth + 1)).collect()
    }

    fn variant(&self, name: &str, variant: &Variant<PortableForm>, input: &mut &[u8], depth: usize) -> Result<Value> {
        let content = self.fields(&variant.fields, input, depth)?;
        Ok(match (name, variant.name.as_str()) {
            ("Option", "None") => Value::Null,
            ("Option", _) => content,
            (_, name) if variant.fields.is_empty() => name.into(),
            (_, name) => Value::Object(Map::from_iter([(name.to_owned(), content)])),
        })
    }

    fn primitive(&self, primitive: &TypeDefPrimitive, input: &mut &[u8]) -> Result<Value> {
        Ok(match primitive {
            TypeDefPrimitive::Bool => take::<bool>(input)?.into(),
            TypeDefPrimitive::Char => {
                let code = take::<u32>(input)?;
                let letter = char::from_u32(code).ok_or_else(|| unreadable("it has a letter that does not exist"))?;
                self.text(letter.to_string().into())
            }
            TypeDefPrimitive::Str => self.text(take::<String>(input)?.into()),
            TypeDefPrimitive::U8 => take::<u8>(input)?.into(),
            TypeDefPrimitive::U16 => take::<u16>(input)?.into(),
            TypeDefPrimitive::U32 => take::<u32>(input)?.into(),
            TypeDefPrimitive::U64 => self.large(&take::<u64>(input)?.to_string()),
            TypeDefPrimitive::U128 => self.amount(take::<u128>(input)?),
            TypeDefPrimitive::U256 => self.large(&decimal(take::<[u8; 32]>(input)?)),
            TypeDefPrimitive::I8 => take::<i8>(input)?.into(),
            TypeDefPrimitive::I16 => take::<i16>(input)?.into(),
            TypeDefPrimitive::I32 => take::<i32>(input)?.into(),
            TypeDefPrimitive::I64 => take::<i64>(input)?.to_string().into(),
            TypeDefPrimitive::I128 => take::<i128>(input)?.to_string().into(),
            TypeDefPrimitive::I256 => hexadecimal(split(input, 32)?),
        })
    }

    fn compact(&self, inner: u32, input: &mut &[u8]) -> Result<Value> {
        let is_share = ident(self.shapes.resolve(inner)?) == "Perbill";
        let primitive = match &self.shapes.resolve(unwrapped(self.shapes.types, inner))?.type_def {
            TypeDef::Primitive(primitive) => primitive,
            TypeDef::Tuple(_) => return Ok(Value::Null),
            _ => return Err(unreadable("it has a compact number that is none")),
        };
        let number = take::<Compact<u128>>(input)?.0;
        let small = u32::try_from(number).map_err(|_| unreadable("a number does not fit its type"));
        Ok(match primitive {
            TypeDefPrimitive::U128 => self.amount(number),
            TypeDefPrimitive::U64 => self.large(&number.to_string()),
            _ if is_share => self.share(small?),
            _ => small?.into(),
        })
    }

    /// A number of 128 bits is an amount, unless it is said to be a weight.
    fn amount(&self, planck: u128) -> Value {
        match self.style {
            Style::Exact | Style::Marked => planck.to_string().into(),
            Style::Plain if self.are_weights => grouped(planck).into(),
            Style::Plain => self.shapes.token.format(planck).into(),
        }
    }

    /// Text as it is, or marked where it must be told from a number.
    fn text(&self, value: Value) -> Value {
        match value {
            Value::String(text) if self.style == Style::Marked => mark(text),
            other => other,
        }
    }

    fn large(&self, digits: &str) -> Value {
        match (self.style, digits.parse::<u128>()) {
            (Style::Plain, Ok(number)) => grouped(number).into(),
            _ => digits.into(),
        }
    }

    fn share(&self, parts: u32) -> Value {
        match self.style {
            Style::Exact | Style::Marked => parts.into(),
            Style::Plain => format_share(parts).into(),
        }
    }
}

/// A value whose strings are texts all, as [`Style::Marked`] has it. O(size).
pub(crate) fn marked(value: Value) -> Value {
    match value {
        Value::String(text) => mark(text),
        Value::Array(list) => list.into_iter().map(marked).collect(),
        Value::Object(object) => object.into_iter().map(|(key, value)| (key, marked(value))).collect(),
        other => other,
    }
}

/// A text, marked where it must be told from a number.
fn mark(text: String) -> Value {
    if is_ambiguous(&text) { format!("{MARK}{text}").into() } else { text.into() }
}

/// Whether a text could be taken for a number, or for one that is marked.
fn is_ambiguous(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    text.starts_with(MARK) || (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A value of a type that is known here.
fn take<T: Decode>(input: &mut &[u8]) -> Result<T> {
    T::decode(input).map_err(|error| unreadable(&error.to_string()))
}

fn split<'i>(input: &mut &'i [u8], length: usize) -> Result<&'i [u8]> {
    let (bytes, rest) = input.split_at_checked(length).ok_or_else(|| unreadable("it ends too early"))?;
    *input = rest;
    Ok(bytes)
}

fn hexadecimal(bytes: &[u8]) -> Value {
    format!("0x{}", hex::encode(bytes)).into()
}

/// Bytes that are plain text as that; not those that could be taken for hexadecimal digits.
fn text_or_hex(bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.is_empty() && !text.starts_with("0x") && !text.chars().any(char::is_control) => text.into(),
        Ok("") => "".into(),
        _ => hexadecimal(bytes),
    }
}

/// Bits in their order, for the only kind that FRAME uses: in bytes, the lowest first.
fn bits(input: &mut &[u8]) -> Result<Value> {
    let length = take::<Compact<u32>>(input)?.0 as usize;
    let bytes = split(input, length.div_ceil(8))?;
    let all = bytes.iter().flat_map(|byte| (0..8).map(move |place| (byte >> place) & 1));
    let digits: String = all.take(length).map(|bit| if bit == 1 { '1' } else { '0' }).collect();
    Ok(format!("0b{digits}").into())
}

/// The decimal digits of a number of 256 bits, lowest byte first.
fn decimal(bytes: [u8; 32]) -> String {
    let mut digits = vec![0_u8];
    for byte in bytes.iter().rev() {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            let value = u32::from(*digit).saturating_mul(256).saturating_add(carry);
            *digit = u8::try_from(value % 10).unwrap_or_default();
            carry = value / 10;
        }
        while carry > 0 {
            digits.push(u8::try_from(carry % 10).unwrap_or_default());
            carry /= 10;
        }
    }
    digits.iter().rev().map(|digit| char::from(b'0'.saturating_add(*digit))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_written_in_decimal_digits() {
        let mut bytes = [0; 32];
        assert_eq!(decimal(bytes), "0");
        bytes[0] = 255;
        bytes[1] = 1;
        assert_eq!(decimal(bytes), "511");
        assert_eq!(
            decimal([255; 32]),
            "115792089237316195423570985008687907853269984665640564039457584007913129639935"
        );
    }

    #[test]
    fn texts_that_could_be_numbers_are_told_from_them() {
        for text in ["7", "-7", "2024", "'7", "'", "'a"] {
            assert!(is_ambiguous(text), "{text}");
        }
        for text in ["", "-", "7a", "0x7", "1.5", "a'", "+7", " 7"] {
            assert!(!is_ambiguous(text), "{text}");
        }
    }

    #[test]
    fn bytes_are_text_where_nobody_can_take_them_for_something_else() {
        assert_eq!(text_or_hex(b"CC-BY-4.0"), "CC-BY-4.0");
        assert_eq!(text_or_hex("Vögel".as_bytes()), "Vögel");
        assert_eq!(text_or_hex(b""), "");
        assert_eq!(text_or_hex(b"0x12"), "0x30783132");
        assert_eq!(text_or_hex(b"a\nb"), "0x610a62");
        assert_eq!(text_or_hex(&[255]), "0xff");
    }
}
