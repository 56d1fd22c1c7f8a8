//! From text and JSON to bytes.

use super::{MAX_DEPTH, Shapes, Style, ident, is_byte, unwrapped, wrapped};
use crate::{Error, Result, amount, names};
use codec::{Compact, Encode};
use scale_info::{Field, Type, TypeDef, TypeDefPrimitive, TypeDefVariant, Variant, form::PortableForm};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The most bytes of a call that go along with a proposal. The metadata does not have it, and a chain that is given
/// more cannot even read the transaction.
pub(crate) const MAX_INLINE: usize = 128;

/// The most names that a message lists.
const LISTED: usize = 16;

/// Writes values.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub shapes: Shapes<'a>,
}

impl<'a> Writer<'a> {
    pub(super) fn value(&self, id: u32, given: &Value, out: &mut Vec<u8>, depth: usize) -> Result<()> {
        // Text that was to be JSON does not fit as anything else either, which tells nobody what is wrong with it.
        self.write(id, given, out, depth).map_err(|error| broken_json(given).unwrap_or(error))
    }

    fn write(&self, id: u32, given: &Value, out: &mut Vec<u8>, depth: usize) -> Result<()> {
        if depth > MAX_DEPTH {
            return Err(Error::usage("the value is nested too deeply", ""));
        }
        let ty = self.shapes.resolve(id)?;
        let given = self.parsed(ty, given);
        match (ident(ty), &ty.type_def) {
            ("AccountId32", _) => {
                let text = given.as_str().ok_or_else(|| self.unlike(id, &given))?;
                out.extend(self.shapes.book.account(text)?.0);
                Ok(())
            }
            ("Perbill", _) => {
                self.share(id, &given)?.encode_to(out);
                Ok(())
            }
            ("RuntimeCall", TypeDef::Variant(_)) if given.as_str().is_some_and(|text| text.starts_with("0x")) => {
                self.encoded_call(id, &given, out)
            }
            (_, TypeDef::Composite(composite)) => self.fields(id, &composite.fields, &given, out, depth),
            ("Option", TypeDef::Variant(variant)) => self.option(id, variant, &given, out, depth),
            (name, TypeDef::Variant(variant)) => self.variant(id, name, variant, &given, out, depth),
            (_, TypeDef::Sequence(list)) if is_byte(self.shapes.types, list.type_param.id) => {
                bytes(&given).ok_or_else(|| self.unlike(id, &given))??.encode_to(out);
                Ok(())
            }
            (_, TypeDef::Sequence(list)) => {
                let elements = elements(&given, ',').ok_or_else(|| self.unlike(id, &given))?;
                Compact(u32::try_from(elements.len()).unwrap_or(u32::MAX)).encode_to(out);
                self.list(list.type_param.id, &elements, out, depth)
            }
            (_, TypeDef::Array(array)) => self.array(id, array.type_param.id, array.len as usize, &given, out, depth),
            (_, TypeDef::Tuple(tuple)) => {
                let ids: Vec<_> = tuple.fields.iter().map(|field| field.id).collect();
                self.tuple(id, &ids, &given, out, depth)
            }
            (_, TypeDef::Primitive(primitive)) => self.primitive(id, primitive, &given, out),
            (_, TypeDef::Compact(compact)) => self.compact(id, compact.type_param.id, &given, out),
            (_, TypeDef::BitSequence(_)) => Err(Error::usage("bits cannot be written here", "")),
        }
    }

    /// Text that is JSON, read as that where the type is made of parts.
    fn parsed<'v>(&self, ty: &Type<PortableForm>, given: &'v Value) -> Cow<'v, Value> {
        let made_of_parts = match &ty.type_def {
            TypeDef::Sequence(list) => !is_byte(self.shapes.types, list.type_param.id),
            TypeDef::Composite(_) | TypeDef::Variant(_) | TypeDef::Array(_) | TypeDef::Tuple(_) => true,
            _ => false,
        };
        let is_json = |text: &str| text.starts_with(['{', '[']) || text == "null";
        let text = given.as_str().map(str::trim).filter(|text| made_of_parts && is_json(text));
        match text.and_then(|text| serde_json::from_str(text).ok()) {
            Some(value) => Cow::Owned(value),
            None => Cow::Borrowed(given),
        }
    }

    fn unlike(&self, id: u32, given: &Value) -> Error {
        Error::usage(format!("{} does not fit", shown(given)), format!("give {}", self.shapes.describe(id)))
    }

    fn list(&self, id: u32, elements: &[Value], out: &mut Vec<u8>, depth: usize) -> Result<()> {
        for (place, element) in elements.iter().enumerate() {
            self.value(id, element, out, depth + 1).map_err(|error| error.of(format_args!("[{place}]")))?;
        }
        Ok(())
    }

    fn array(&self, id: u32, inner: u32, length: usize, given: &Value, out: &mut Vec<u8>, depth: usize) -> Result<()> {
        if is_byte(self.shapes.types, inner)
            && let Some(text) = given.as_str()
        {
            let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
            let bytes = bytes.filter(|bytes| bytes.len() == length).ok_or_else(|| self.unlike(id, given))?;
            out.extend(bytes);
            return Ok(());
        }
        let elements = elements(given, ',').filter(|elements| elements.len() == length);
        self.list(inner, &elements.ok_or_else(|| self.unlike(id, given))?, out, depth)
    }

    fn tuple(&self, id: u32, ids: &[u32], given: &Value, out: &mut Vec<u8>, depth: usize) -> Result<()> {
        match ids {
            [] if is_nothing(given) => return Ok(()),
            [only] => return self.value(*only, given, out, depth + 1),
            _ => {}
        }
        let parts =
            elements(given, '=').filter(|parts| parts.len() == ids.len()).ok_or_else(|| self.unlike(id, given))?;
        for (id, part) in ids.iter().zip(&parts) {
            self.value(*id, part, out, depth + 1)?;
        }
        Ok(())
    }

    fn fields(
        &self,
        id: u32,
        fields: &[Field<PortableForm>],
        given: &Value,
        out: &mut Vec<u8>,
        depth: usize,
    ) -> Result<()> {
        if fields.is_empty() {
            return if is_nothing(given) { Ok(()) } else { Err(self.unlike(id, given)) };
        }
        if let Some(inner) = wrapped(fields) {
            return self.value(inner, given, out, depth + 1);
        }
        if !fields.iter().all(|field| field.name.is_some()) {
            let ids: Vec<_> = fields.iter().map(|field| field.ty.id).collect();
            return self.tuple(id, &ids, given, out, depth);
        }
        let remedy = || format!("give {}", self.parts(fields));
        let unlike = || Error::usage(format!("{} does not fit", shown(given)), remedy());
        let object = given.as_object().ok_or_else(unlike)?;
        let known = |key: &str| fields.iter().any(|field| names::same(field.name.as_deref().unwrap_or_default(), key));
        if let Some(stranger) = object.keys().find(|key| !known(key)) {
            return Err(Error::usage(format!("there is no field {}", shown(&stranger.as_str().into())), remedy()));
        }
        for field in fields {
            let name = field.name.as_deref().unwrap_or_default();
            let value = names::find(name, object.iter().map(|(key, value)| (key.as_str(), value)));
            let value = match value {
                Some(value) => value,
                None if self.is_option(field.ty.id) => &Value::Null,
                None => return Err(Error::usage(format!("the field {name:?} is missing"), remedy())),
            };
            self.value(field.ty.id, value, out, depth + 1).map_err(|error| error.of(name))?;
        }
        Ok(())
    }

    /// How a structure of these fields is written.
    fn parts(&self, fields: &[Field<PortableForm>]) -> String {
        let part = |field: &Field<PortableForm>| {
            let name = field.name.as_deref().unwrap_or_default();
            format!("{name}: {}", self.shapes.describe(field.ty.id))
        };
        format!("{{{}}}", fields.iter().map(part).collect::<Vec<_>>().join(", "))
    }

    fn is_option(&self, id: u32) -> bool {
        self.shapes.types.resolve(id).is_some_and(|ty| ident(ty) == "Option")
    }

    fn option(
        &self,
        id: u32,
        option: &TypeDefVariant<PortableForm>,
        given: &Value,
        out: &mut Vec<u8>,
        depth: usize,
    ) -> Result<()> {
        if given.is_null() || given.as_str().is_some_and(|text| text.eq_ignore_ascii_case("none") || text == "null") {
            out.push(0);
            return Ok(());
        }
        let inner = option.variants.iter().flat_map(|variant| &variant.fields).next();
        let inner = inner.ok_or_else(|| self.unlike(id, given))?.ty.id;
        out.push(1);
        // `{"Some": x}` says the same as `x`.
        match given.as_object().filter(|object| object.len() == 1).and_then(|object| object.get("Some")) {
            Some(some) => self.value(inner, some, out, depth + 1),
            None => self.value(inner, given, out, depth + 1),
        }
    }

    fn variant(
        &self,
        id: u32,
        name: &str,
        def: &TypeDefVariant<PortableForm>,
        given: &Value,
        out: &mut Vec<u8>,
        depth: usize,
    ) -> Result<()> {
        let by_name =
            |wanted: &str| names::find(wanted, def.variants.iter().map(|variant| (variant.name.as_str(), variant)));
        let (variant, content) = match given {
            Value::String(text) => match named_variant(text, by_name) {
                Some(found) => found,
                // An account says itself how it is named.
                None if name == "MultiAddress" => {
                    let variant = by_name("Id").ok_or_else(|| self.unlike(id, given))?;
                    (variant, given.clone())
                }
                None => return Err(self.no_variant(text, def)),
            },
            Value::Object(object) => match only(object) {
                Some((key, content)) => {
                    let variant = by_name(key).ok_or_else(|| self.no_variant(key, def))?;
                    (variant, content.clone())
                }
                None => return Err(self.unlike(id, given)),
            },
            _ => return Err(self.unlike(id, given)),
        };
        out.push(variant.index);
        let before = out.len();
        self.fields(id, &variant.fields, &content, out, depth).map_err(|error| error.of(&variant.name))?;
        // The length of so many bytes, and of a few more, takes two.
        if (name, variant.name.as_str()) == ("Bounded", "Inline") && out.len() - before > MAX_INLINE + 2 {
            let what = format!("the call is longer than the {MAX_INLINE} bytes that go along with a proposal");
            let remedy = "propose it by `trib vote propose`, which stores it as a preimage, or store it by \
                          `trib vote note-preimage` and name its hash and length (Lookup)";
            return Err(Error::usage(what, remedy));
        }
        Ok(())
    }

    fn no_variant(&self, wanted: &str, def: &TypeDefVariant<PortableForm>) -> Error {
        let all = || def.variants.iter().map(|variant| variant.name.as_str());
        let remedy = match names::suggestion(wanted, all()) {
            Some(near) => format!("did you mean {near}?"),
            None => {
                let more = if def.variants.len() > LISTED { ", …" } else { "" };
                format!("give one of {}{more}", all().take(LISTED).collect::<Vec<_>>().join(", "))
            }
        };
        Error::usage(format!("there is no {} here", shown(&wanted.into())), remedy)
    }

    /// A call that somebody encoded before. It must be one, or the chain would take it for something else.
    fn encoded_call(&self, id: u32, given: &Value, out: &mut Vec<u8>) -> Result<()> {
        let digits = given.as_str().and_then(|text| text.strip_prefix("0x")).unwrap_or_default();
        let bytes = hex::decode(digits).map_err(|_| self.unlike(id, given))?;
        self.shapes
            .decode(id, &bytes, Style::Exact)
            .map_err(|_| Error::usage("the bytes are no call of this chain", "encode it for this chain's runtime"))?;
        out.extend(bytes);
        Ok(())
    }

    fn share(&self, id: u32, given: &Value) -> Result<u32> {
        let parts = match given {
            Value::Number(number) => number.as_u64(),
            Value::String(text) if text.chars().all(|c| c.is_ascii_digit()) => text.parse().ok(),
            Value::String(text) => return amount::share(text),
            _ => None,
        };
        let parts = parts.ok_or_else(|| self.unlike(id, given))?;
        u32::try_from(parts).ok().filter(|parts| *parts <= amount::WHOLE).ok_or_else(|| {
            Error::usage(format!("{parts} parts are more than the whole"), "give at most 1000000000, or 100%")
        })
    }

    fn primitive(&self, id: u32, primitive: &TypeDefPrimitive, given: &Value, out: &mut Vec<u8>) -> Result<()> {
        let text = given.as_str().map(str::trim);
        match primitive {
            TypeDefPrimitive::Bool => truth(given).ok_or_else(|| self.unlike(id, given))?.encode_to(out),
            TypeDefPrimitive::Char => {
                let mut letters = text.unwrap_or_default().chars();
                let letter = letters.next().filter(|_| letters.next().is_none());
                u32::from(letter.ok_or_else(|| self.unlike(id, given))?).encode_to(out);
            }
            TypeDefPrimitive::Str => given.as_str().ok_or_else(|| self.unlike(id, given))?.encode_to(out),
            TypeDefPrimitive::U8 => self.unsigned::<u8>(id, given)?.encode_to(out),
            TypeDefPrimitive::U16 => self.unsigned::<u16>(id, given)?.encode_to(out),
            TypeDefPrimitive::U32 => self.unsigned::<u32>(id, given)?.encode_to(out),
            TypeDefPrimitive::U64 => self.unsigned::<u64>(id, given)?.encode_to(out),
            TypeDefPrimitive::U128 => self.amount(id, given)?.encode_to(out),
            TypeDefPrimitive::U256 => {
                self.amount(id, given)?.encode_to(out);
                0_u128.encode_to(out);
            }
            TypeDefPrimitive::I8 => self.signed::<i8>(id, given)?.encode_to(out),
            TypeDefPrimitive::I16 => self.signed::<i16>(id, given)?.encode_to(out),
            TypeDefPrimitive::I32 => self.signed::<i32>(id, given)?.encode_to(out),
            TypeDefPrimitive::I64 => self.signed::<i64>(id, given)?.encode_to(out),
            TypeDefPrimitive::I128 => self.signed::<i128>(id, given)?.encode_to(out),
            TypeDefPrimitive::I256 => {
                return Err(Error::usage("a number of 256 bits with a sign cannot be written here", ""));
            }
        }
        Ok(())
    }

    fn unsigned<T: TryFrom<u128>>(&self, id: u32, given: &Value) -> Result<T> {
        T::try_from(self.number(id, given)?).map_err(|_| self.unlike(id, given))
    }

    fn signed<T: TryFrom<i128>>(&self, id: u32, given: &Value) -> Result<T> {
        let number = match given {
            Value::Number(number) => number.as_i64().map(i128::from),
            Value::String(text) => text.trim().replace('_', "").parse().ok(),
            _ => None,
        };
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| self.unlike(id, given))
    }

    /// A number, or an amount with its unit. Tokens are counted in 128 bits: nothing smaller is one.
    fn amount(&self, id: u32, given: &Value) -> Result<u128> {
        match given.as_str() {
            Some(text) if text.chars().any(|c| c.is_ascii_alphabetic()) => self.shapes.token.parse(text),
            _ => self.number(id, given),
        }
    }

    fn number(&self, id: u32, given: &Value) -> Result<u128> {
        match given {
            Value::Number(number) => number.as_u64().map(u128::from).ok_or_else(|| self.unlike(id, given)),
            Value::String(text) => {
                let text = text.trim();
                let digits = text.chars().all(|c| c.is_ascii_digit() || c == '_') && !text.starts_with('_');
                let number = digits.then(|| text.replace('_', "").parse().ok()).flatten();
                number.ok_or_else(|| self.unlike(id, given))
            }
            _ => Err(self.unlike(id, given)),
        }
    }

    fn compact(&self, id: u32, inner: u32, given: &Value, out: &mut Vec<u8>) -> Result<()> {
        if ident(self.shapes.resolve(inner)?) == "Perbill" {
            Compact(self.share(inner, given)?).encode_to(out);
            return Ok(());
        }
        let most = match &self.shapes.resolve(unwrapped(self.shapes.types, inner))?.type_def {
            TypeDef::Primitive(TypeDefPrimitive::U8) => u128::from(u8::MAX),
            TypeDef::Primitive(TypeDefPrimitive::U16) => u128::from(u16::MAX),
            TypeDef::Primitive(TypeDefPrimitive::U32) => u128::from(u32::MAX),
            TypeDef::Primitive(TypeDefPrimitive::U64) => u128::from(u64::MAX),
            TypeDef::Primitive(TypeDefPrimitive::U128) => u128::MAX,
            TypeDef::Tuple(_) if is_nothing(given) => return Ok(()),
            _ => return Err(self.unlike(id, given)),
        };
        let number = if most == u128::MAX { self.amount(inner, given)? } else { self.number(inner, given)? };
        if number > most {
            return Err(self.unlike(id, given));
        }
        Compact(number).encode_to(out);
        Ok(())
    }
}

/// `Name`, `Name:content` or `Name(content)`.
fn named_variant<'v>(
    text: &str,
    by_name: impl Fn(&str) -> Option<&'v Variant<PortableForm>>,
) -> Option<(&'v Variant<PortableForm>, Value)> {
    let text = text.trim();
    if let Some(variant) = by_name(text) {
        return Some((variant, Value::Null));
    }
    let (name, content) = match text.split_once(':') {
        Some(parts) => parts,
        None => text.strip_suffix(')')?.split_once('(')?,
    };
    let variant = by_name(name.trim())?;
    (!variant.fields.is_empty()).then(|| (variant, content.trim().into()))
}

/// The only entry of an object.
fn only(object: &Map<String, Value>) -> Option<(&String, &Value)> {
    let mut entries = object.iter();
    entries.next().filter(|_| entries.next().is_none())
}

fn is_nothing(given: &Value) -> bool {
    match given {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn truth(given: &Value) -> Option<bool> {
    match given {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "aye" => Some(true),
            "false" | "no" | "nay" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The elements of a list, or of a text with separators in it.
fn elements(given: &Value, separator: char) -> Option<Vec<Value>> {
    match given {
        Value::Array(list) => Some(list.clone()),
        Value::String(text) if text.trim().is_empty() => Some(Vec::new()),
        Value::String(text) => Some(text.split(separator).map(|part| part.trim().into()).collect()),
        Value::Null => Some(Vec::new()),
        _ => None,
    }
}

/// The bytes that are meant: hexadecimal digits after `0x`, numbers in a list, or text.
fn bytes(given: &Value) -> Option<Result<Vec<u8>>> {
    match given {
        Value::String(text) => Some(match text.strip_prefix("0x") {
            Some(digits) => hex::decode(digits).map_err(|error| {
                let what = format!("{} is no hexadecimal: {error}", shown(given));
                Error::usage(what, "give 0x and an even number of digits")
            }),
            None => Ok(text.as_bytes().to_vec()),
        }),
        Value::Array(list) => {
            let byte = |value: &Value| value.as_u64().and_then(|number| u8::try_from(number).ok());
            list.iter().map(byte).collect::<Option<_>>().map(Ok)
        }
        _ => None,
    }
}

/// Why text that begins as JSON does is none.
fn broken_json(given: &Value) -> Option<Error> {
    let text = given.as_str().map(str::trim).filter(|text| text.starts_with(['{', '[']))?;
    let error = serde_json::from_str::<Value>(text).err()?;
    Some(Error::usage(format!("{} is no JSON: {error}", shown(given)), "correct it"))
}

/// A value as it is repeated in a message.
fn shown(given: &Value) -> String {
    let text = match given {
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    };
    if text.chars().count() <= 60 {
        return text;
    }
    format!("{}…", text.chars().take(59).collect::<String>())
}
