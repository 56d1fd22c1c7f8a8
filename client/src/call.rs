//! Calls: what a transaction tells the chain to do.

use crate::{
    Block, Book, Error, Result,
    amount::Token,
    block::count,
    catalog::{Catalog, split},
    names,
    shape::{Shapes, Style, ident},
};
use serde_json::{Map, Value};
use subxt::{
    ext::{
        scale_encode::{self, EncodeAsFields},
        scale_type_resolver::{FieldIter, TypeResolver},
    },
    metadata::Metadata,
    tx::Payload,
};

/// A call, encoded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Call {
    pallet: String,
    name: String,
    bytes: Vec<u8>,
    arguments: Arguments,
}

/// The arguments of a call, encoded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Arguments(Vec<u8>);

impl Call {
    /// The call `pallet.name` with arguments by their names. What may be nothing, and is not given, is nothing.
    ///
    /// # Errors
    ///
    /// When the chain has no such call, an argument does not fit, is missing, or is one too many.
    pub fn named(
        catalog: Catalog<'_>,
        shapes: Shapes<'_>,
        pallet: &str,
        name: &str,
        args: &Map<String, Value>,
    ) -> Result<Self> {
        let (_, variant) = catalog.call(pallet, name)?;
        let field = |name: &str| names::find(name, args.iter().map(|(key, value)| (key.as_str(), value)));
        let known =
            |key: &String| variant.fields.iter().any(|f| names::same(f.name.as_deref().unwrap_or_default(), key));
        if let Some(stranger) = args.keys().find(|key| !known(key)) {
            let what = format!("{} of this chain has no argument {stranger}", title(pallet, name));
            return Err(Error::unfit(what, "use `trib call`, or a newer `trib`"));
        }
        let mut list = Vec::new();
        for wanted in &variant.fields {
            let optional = catalog.0.types().resolve(wanted.ty.id).is_some_and(|ty| ident(ty) == "Option");
            let wanted = wanted.name.as_deref().unwrap_or_default();
            let value = field(wanted).or(optional.then_some(&Value::Null)).ok_or_else(|| {
                let what =
                    format!("{} of this chain wants {}, which is not given", title(pallet, name), names::camel(wanted));
                Error::unfit(what, "use `trib call`, or a newer `trib`")
            })?;
            list.push(value.clone());
        }
        Self::listed(catalog, shapes, pallet, name, &list)
    }

    /// The call `pallet.name` with arguments in its order.
    ///
    /// # Errors
    ///
    /// As [`Call::named`].
    pub fn listed(catalog: Catalog<'_>, shapes: Shapes<'_>, pallet: &str, name: &str, args: &[Value]) -> Result<Self> {
        let (pallet, variant) = catalog.call(pallet, name)?;
        let title = title(pallet.name(), &variant.name);
        let name_of =
            |place: usize| variant.fields.get(place).and_then(|field| field.name.as_deref()).unwrap_or_default();
        let names: Vec<_> = (0..variant.fields.len()).map(name_of).collect();
        count(&title, names.iter().copied(), args.len())?;
        let camels: Vec<_> = names.iter().map(|name| names::camel(name)).collect();
        let fields =
            variant.fields.iter().zip(&camels).zip(args).map(|((field, name), arg)| (name.as_str(), field.ty.id, arg));
        let arguments = shapes.encode_all(fields).map_err(|error| error.of(&title))?;
        let mut bytes = vec![pallet.call_index(), variant.index];
        bytes.extend(&arguments);
        let (pallet, name) = (pallet.name().to_owned(), variant.name.clone());
        Ok(Self { pallet, name, bytes, arguments: Arguments(arguments) })
    }

    /// The call `pallet.name` whose arguments are encoded already, one after the other.
    ///
    /// # Errors
    ///
    /// When the chain has no such call, or it takes something else.
    pub fn encoded(block: &Block, pallet: &str, name: &str, arguments: Vec<u8>) -> Result<Self> {
        let (pallet, variant) = block.catalog().call(pallet, name)?;
        let title = title(pallet.name(), &variant.name);
        let mut input = arguments.as_slice();
        for field in &variant.fields {
            block.shapes().decode_from(field.ty.id, &mut input, Style::Exact).map_err(|error| error.of(&title))?;
        }
        if !input.is_empty() {
            return Err(Error::unfit(
                format!("{title} of this chain takes less than it is given"),
                "use a newer `trib`",
            ));
        }
        let mut bytes = vec![pallet.call_index(), variant.index];
        bytes.extend(&arguments);
        let (pallet, name) = (pallet.name().to_owned(), variant.name.clone());
        Ok(Self { pallet, name, bytes, arguments: Arguments(arguments) })
    }

    /// The call `title`, such as `registry.useAsset`, of a chain that is known by its metadata alone, as a node knows
    /// its own. The arguments are an object by their names, or a list in their order; accounts are called as in `book`.
    ///
    /// # Errors
    ///
    /// As [`Call::named`], and when the metadata cannot be read.
    pub fn described(metadata: &[u8], book: &Book, token: &Token, title: &str, args: &Value) -> Result<Self> {
        let metadata = Metadata::decode_from(metadata).map_err(|error| {
            Error::unfit(format!("the chain's metadata cannot be read ({error})"), "update the node")
        })?;
        let (catalog, shapes) = (Catalog(&metadata), Shapes::new(metadata.types(), book, token));
        let (pallet, name) = split(title)?;
        match args {
            Value::Object(args) => Self::named(catalog, shapes, pallet, name, args),
            Value::Array(args) => Self::listed(catalog, shapes, pallet, name, args),
            Value::Null => Self::listed(catalog, shapes, pallet, name, &[]),
            other => Err(Error::usage(
                format!("{other} is no list of arguments"),
                "give an object of them by their names, or a list in their order",
            )),
        }
    }

    /// Several calls as one: all or none.
    ///
    /// # Errors
    ///
    /// When the chain cannot do that.
    pub fn all(block: &Block, calls: Vec<Self>) -> Result<Self> {
        match <[Self; 1]>::try_from(calls) {
            Ok([only]) => Ok(only),
            Err(calls) => {
                let list = calls.iter().map(|call| call.hex().into()).collect::<Vec<Value>>();
                Self::listed(block.catalog(), block.shapes(), "utility", "batch_all", &[list.into()])
            }
        }
    }

    /// Its name, such as `registry.useAsset`.
    pub fn title(&self) -> String {
        title(&self.pallet, &self.name)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its bytes in hexadecimal digits after `0x`.
    pub fn hex(&self) -> String {
        format!("0x{}", hex::encode(&self.bytes))
    }

    /// Whether it is `pallet.name`.
    pub fn is(&self, pallet: &str, name: &str) -> bool {
        names::same(&self.pallet, pallet) && names::same(&self.name, name)
    }

    /// Its arguments as an object.
    ///
    /// # Errors
    ///
    /// When the block's chain does not know it.
    pub fn to_json(&self, block: &Block) -> Result<Value> {
        Ok(Value::Object(self.arguments(block, Style::Exact)?.into_iter().collect()))
    }

    /// Its arguments by their names, in its order.
    ///
    /// # Errors
    ///
    /// When the block's chain does not know it.
    pub fn arguments(&self, block: &Block, style: Style) -> Result<Vec<(String, Value)>> {
        let (_, variant) = block.catalog().call(&self.pallet, &self.name)?;
        let mut input = self.arguments.0.as_slice();
        let mut arguments = Vec::new();
        for field in &variant.fields {
            let value = block.shapes().decode_from(field.ty.id, &mut input, style)?;
            arguments.push((names::camel(field.name.as_deref().unwrap_or_default()), value));
        }
        Ok(arguments)
    }
}

fn title(pallet: &str, name: &str) -> String {
    format!("{}.{}", names::camel(pallet), names::camel(name))
}

impl Payload for Call {
    type CallData = Arguments;

    fn pallet_name(&self) -> &str {
        &self.pallet
    }

    fn call_name(&self) -> &str {
        &self.name
    }

    fn call_data(&self) -> &Arguments {
        &self.arguments
    }
}

impl EncodeAsFields for Arguments {
    fn encode_as_fields_to<R: TypeResolver>(
        &self,
        _: &mut dyn FieldIter<'_, R::TypeId>,
        _: &R,
        out: &mut Vec<u8>,
    ) -> std::result::Result<(), scale_encode::Error> {
        out.extend(&self.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;
    use serde_json::json;
    use tributary_runtime::Runtime;

    fn described(title: &str, args: Value) -> Result<Call> {
        let metadata: Vec<u8> = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata().into());
        let (book, token) = (Book::default().with_well_known(), Token::new("TRIB", 12)?);
        Call::described(&metadata, &book, &token, title, &args)
    }

    #[test]
    fn a_call_is_made_by_the_metadata_alone() {
        // Pallet 0, call 0, and a list of two bytes.
        let expected = [0, 0, 8, 1, 2];
        for args in [json!({ "remark": "0x0102" }), json!(["0x0102"])] {
            assert_eq!(described("system.remark", args).unwrap().bytes(), expected);
        }
        let call = described("Balances.transfer_keep_alive", json!({ "dest": "//Bob", "value": "1.5 TRIB" })).unwrap();
        assert_eq!(call.title(), "balances.transferKeepAlive");
        assert!(call.bytes().ends_with(&codec::Compact(1_500_000_000_000_u128).encode()), "{}", call.hex());
    }

    #[test]
    fn what_the_chain_does_not_have_is_told() {
        assert!(described("system.remarks", json!([])).unwrap_err().to_string().contains("remark"));
        assert!(described("remark", json!([])).is_err());
        let error = described("system.remark", json!(5)).unwrap_err();
        assert!(error.to_string().contains("no list of arguments"), "{error}");
        assert!(described("system.remark", json!({ "remark": "0x01", "more": 1 })).is_err());
    }
}
