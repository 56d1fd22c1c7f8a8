//! The table against the runtime's own description: every call is wrapped or marked raw, every argument has its place
//! and its type, every read and every event exists.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

use scale_info::{Field, PortableRegistry, TypeDef, form::PortableForm};
use std::collections::BTreeSet;
use subxt::metadata::Metadata;
use tributary_client::{
    catalog::{Catalog, split},
    effect::{
        ASSET_BASE, ASSET_BYTE, CONTRIBUTION_BASE, CONTRIBUTION_BYTE, RETIRE_NOTICE, REVIEW_PERIOD, TERMS_NOTICE,
    },
    names::{camel, plain, same},
    table::{Does, Form, How, RAW, Source, commands},
    words::{WORDS, fields},
};
use tributary_runtime::{
    Runtime,
    parameters::dynamic_params::{contributions, registry},
};

fn metadata() -> Metadata {
    let bytes = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata_at_version(15)).unwrap();
    Metadata::decode_from(&bytes).unwrap()
}

/// The fields of a call.
fn call<'a>(metadata: &'a Metadata, title: &str) -> &'a [Field<PortableForm>] {
    let (pallet, name) = split(title).unwrap();
    &Catalog(metadata).call(pallet, name).unwrap_or_else(|error| panic!("{title}: {error}")).1.fields
}

/// Where a path such as `info.name` leads.
fn place(types: &PortableRegistry, fields: &[Field<PortableForm>], path: &str) -> Option<u32> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let id = fields.iter().find(|field| same(field.name.as_deref().unwrap_or_default(), first))?.ty.id;
    match (rest, &types.resolve(id)?.type_def) {
        (None, _) => Some(id),
        (Some(rest), TypeDef::Composite(composite)) => place(types, &composite.fields, rest),
        _ => None,
    }
}

/// The paths of all that a call takes, down to what people write.
fn paths(types: &PortableRegistry, fields: &[Field<PortableForm>], wanted: &BTreeSet<String>) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for field in fields {
        let name = plain(field.name.as_deref().unwrap_or_default());
        match &types.resolve(field.ty.id).unwrap().type_def {
            TypeDef::Composite(inner)
                if !wanted.contains(&name) && inner.fields.iter().all(|field| field.name.is_some()) =>
            {
                let inner = self::paths(types, &inner.fields, &BTreeSet::new());
                paths.extend(inner.into_iter().map(|path| format!("{name}.{path}")));
            }
            _ => {
                paths.insert(name);
            }
        }
    }
    paths
}

#[test]
fn every_call_is_wrapped_or_marked_raw() {
    let metadata = metadata();
    let mut all = BTreeSet::new();
    for pallet in metadata.pallets() {
        for call in pallet.call_variants().unwrap_or_default() {
            all.insert(format!("{}.{}", camel(pallet.name()), camel(&call.name)));
        }
    }
    let wrapped: BTreeSet<_> =
        commands().filter_map(|command| command.act()).flat_map(|act| act.calls).map(|c| c.to_string()).collect();
    let mut raw = BTreeSet::new();
    for entry in RAW {
        assert!(!entry.why.is_empty());
        for call in entry.calls {
            assert!(
                raw.insert(format!("{}.{}", camel(entry.pallet), camel(call))),
                "{}.{call} stands twice",
                entry.pallet
            );
        }
    }
    let both: Vec<_> = wrapped.intersection(&raw).collect();
    assert!(both.is_empty(), "wrapped and marked raw: {both:?}");
    let known: BTreeSet<_> = wrapped.union(&raw).cloned().collect();
    let unknown: Vec<_> = all.difference(&known).collect();
    assert!(unknown.is_empty(), "neither wrapped by a command nor marked raw: {unknown:?}");
    let stale: Vec<_> = known.difference(&all).collect();
    assert!(stale.is_empty(), "the chain has no such calls: {stale:?}");
}

#[test]
fn every_argument_has_its_place_and_fits() {
    let metadata = metadata();
    let types = metadata.types();
    for command in commands() {
        let Some(act) = command.act() else { continue };
        let title = command.title();
        for call in act.calls {
            self::call(&metadata, call);
        }
        let placed: Vec<_> = command.arguments.iter().filter(|argument| !argument.to.is_empty()).collect();
        let Some(first) = act.calls.first().filter(|_| !placed.is_empty()) else { continue };
        let fields = call(&metadata, first);
        for argument in &placed {
            let id =
                place(types, fields, argument.to).unwrap_or_else(|| panic!("{title}: {first} has no {}", argument.to));
            let id = match (&types.resolve(id).unwrap().type_def, argument.is_list()) {
                (TypeDef::Sequence(list), true) => list.type_param.id,
                (_, false) => id,
                _ => panic!("{title}: {} is no list", argument.to),
            };
            assert!(
                argument.form.fits(types, id),
                "{title}: {:?} does not fit {} of {first}",
                argument.form,
                argument.to
            );
        }
        // Nothing that the call takes is forgotten.
        let given: BTreeSet<_> =
            placed.iter().map(|a| a.to.split('.').map(plain).collect::<Vec<_>>().join(".")).collect();
        assert_eq!(paths(types, fields, &given), given, "{title}");
    }
}

/// The members of the runtime's enumeration of this name, in the pallet or the crate whose path begins so.
fn members(metadata: &Metadata, start: &str, name: &str) -> BTreeSet<String> {
    let types = metadata.types().types.iter().map(|entry| &entry.ty);
    let mut found = types.filter(|ty| {
        let path = &ty.path.segments;
        path.first().is_some_and(|first| first == start) && path.last().is_some_and(|last| last == name)
    });
    match &found.next().unwrap_or_else(|| panic!("the chain has no {start}::{name}")).type_def {
        TypeDef::Variant(variant) => variant.variants.iter().map(|variant| plain(&variant.name)).collect(),
        _ => panic!("{start}::{name} is no enumeration"),
    }
}

/// What is written in backquotes where people are told how to write a form, up to a colon.
fn told(form: Form) -> BTreeSet<String> {
    let sort = Form::SORTS.iter().find(|sort| sort.form == form).unwrap_or_else(|| panic!("{form:?} is not told"));
    sort.how.split('`').skip(1).step_by(2).map(|text| plain(text.split(':').next().unwrap_or_default())).collect()
}

#[test]
fn closed_sets_of_the_chain_are_told_whole() {
    let metadata = metadata();
    let classes = members(&metadata, "tributary_math", "Class");
    assert_eq!(Form::Class.choices().iter().map(|choice| plain(choice)).collect::<BTreeSet<_>>(), classes);
    assert_eq!(told(Form::Class), classes);
    assert_eq!(told(Form::Pool), members(&metadata, "tributary_primitives", "PoolId"), "and `pool` reads them");
    let mut origins = members(&metadata, "pallet_governance", "Origin");
    origins.insert("root".into());
    assert_eq!(told(Form::Origin), origins);
}

#[test]
fn calls_of_plain_commands_take_what_is_declared() {
    let metadata = metadata();
    for command in commands() {
        let Some(act) = command.act().filter(|act| act.how == How::Fields) else { continue };
        assert_eq!(call(&metadata, act.calls[0]).len(), command.arguments.len(), "{}", command.title());
    }
}

#[test]
fn every_read_exists() {
    let metadata = metadata();
    let catalog = Catalog(&metadata);
    for command in commands() {
        let Does::Read(sources) = command.does else { continue };
        for source in sources {
            let found = match source {
                Source::Api(title) => split(title).and_then(|(api, method)| catalog.api(api, method).map(drop)),
                Source::Storage(title) => {
                    split(title).and_then(|(pallet, item)| catalog.storage(pallet, item).map(drop))
                }
                Source::Constant(title) => {
                    split(title).and_then(|(pallet, name)| catalog.constant(pallet, name).map(drop))
                }
                Source::Rpc(_) => Ok(()),
            };
            assert_eq!(found, Ok(()), "{}", command.title());
        }
    }
}

#[test]
fn every_event_exists_with_its_fields() {
    let metadata = metadata();
    let event = |title: &str| {
        let (pallet, name) = split(title).unwrap();
        let pallet = Catalog(&metadata).pallet(pallet).unwrap();
        let found = pallet.event_variants().unwrap_or_default().iter().find(|event| event.name == name);
        found.unwrap_or_else(|| panic!("there is no event {title}")).fields.clone()
    };
    for (title, template) in WORDS {
        let known = event(title);
        for (field, _) in fields(template) {
            let found = match field.parse::<usize>() {
                Ok(place) => known.get(place).is_some_and(|field| field.name.is_none()),
                Err(_) => known.iter().any(|known| known.name.as_deref() == Some(field)),
            };
            assert!(found, "{title} has no field {field}");
        }
    }
    for title in commands().filter_map(|command| command.act()).flat_map(|act| act.tells) {
        event(title);
        assert!(WORDS.iter().any(|(known, _)| known == title), "{title} is not told in words");
    }
}

#[test]
fn deposits_and_notices_are_reckoned_from_the_runtimes_defaults() {
    sp_io::TestExternalities::default().execute_with(|| {
        use frame_support::traits::Get;
        assert_eq!(ASSET_BASE.2, registry::AssetDepositBase::get());
        assert_eq!(ASSET_BYTE.2, registry::DepositPerByte::get());
        assert_eq!(CONTRIBUTION_BASE.2, contributions::ContributionDepositBase::get());
        assert_eq!(CONTRIBUTION_BYTE.2, contributions::ContributionDepositPerByte::get());
        assert_eq!(TERMS_NOTICE.2, u128::from(registry::TermsNotice::get()));
        assert_eq!(RETIRE_NOTICE.2, u128::from(registry::RetireNotice::get()));
        assert_eq!(REVIEW_PERIOD.2, u128::from(registry::ReviewPeriod::get()));
    });
}
