//! `trib register`: a model or a dataset, by what its card says.

use super::front::Front;
use crate::{
    act,
    line::Asked,
    output::Busy,
    session::{Session, can_ask},
};
use serde_json::Value;
use std::{collections::BTreeMap, path::Path};
use tributary_client::{
    At, Connection, Error, Result,
    card::{
        licence,
        names::{Known, find},
    },
    intent::{self, Given},
    names::same,
    table,
    voucher::network,
};

/// What is asked of this command alone; everything else is the registration's.
const OWN: &[&str] = &["from-card", "dataset", "partial"];

/// Registers what a card describes.
///
/// # Errors
///
/// When the card does not say what is needed, names what is no asset here, or the chain refuses it.
pub async fn run(asked: &Asked) -> Result<()> {
    can_ask(asked)?;
    let is_dataset = asked.given.is_set("dataset");
    let front = Front::read(Path::new(asked.given.text("from-card").unwrap_or_default()))?;
    front.check_kind(is_dataset)?;
    let given = described(&front, &asked.given)?;
    let session = Session::connect(asked).await?;
    let key = session.key(None)?;
    let busy = Busy::with("looking for what it was built from");
    let known = known(&session.connection).await?;
    let cited = cited(&front, &given, &known, &network(&session.connection.genesis()))?;
    if !cited.unknown.is_empty() && !asked.given.is_set("partial") {
        return Err(Error::usage(
            format!("{} is no published asset of this chain", list(&cited.unknown)),
            "write trib: and an asset's id in its place, or leave it out with --partial",
        ));
    }
    let path = ["asset", if is_dataset { "register-dataset" } else { "register-model" }];
    let command = table::command(&path)
        .ok_or_else(|| Error::unfit(format!("this `trib` cannot {}", path.join(" ")), "use a newer `trib`"))?;
    let act = command.act().ok_or_else(|| Error::unfit("it is no transaction", "use a newer `trib`"))?;
    let given = cited.assets.iter().fold(given, |given, id| given.and("upstream", id.to_string()));
    let mut plan = intent::plan(command, &given, &session.connection, &key.account()).await?;
    drop(busy);
    plan.notes.extend(cited.unknown.iter().map(|name| format!("{name:?} is no asset here, and is left out")));
    act::carry_out(&session, act, key, plan).await
}

/// What was given, and what the card says of the rest: name, address and licence.
///
/// # Errors
///
/// When one of them is nowhere said, or SPDX does not have the licence.
pub(super) fn described(front: &Front, given: &Given) -> Result<Given> {
    let mut all = given.clone();
    all.0.retain(|name, _| !OWN.contains(&name.as_str()));
    if !all.is_set("name") {
        all = all.and("name", front.name()?);
    }
    let licence = match all.text("licence") {
        Some(licence) => licence::check(licence)?,
        None => front.licence()?,
    };
    all.0.insert("licence".into(), vec![licence]);
    if !all.is_set("uri") {
        let uri = front.uri().ok_or_else(|| Error::usage("it is not said where it is found", "give --uri"))?;
        all = all.and("uri", uri);
    }
    Ok(all)
}

/// What a card cites.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Cited {
    /// Assets that were not given already, each once.
    pub assets: Vec<u64>,
    /// Names that mean none.
    pub unknown: Vec<String>,
}

/// What a card cites, beside what was given.
///
/// # Errors
///
/// When a name may mean several assets.
pub(super) fn cited(front: &Front, given: &Given, known: &[Known], network: &str) -> Result<Cited> {
    let id = |text: &String| text.split('=').next().and_then(|id| id.trim().parse::<u64>().ok());
    let named: Vec<_> = given.texts("upstream").iter().filter_map(id).collect();
    let mut cited = Cited { assets: front.upstream(network), unknown: Vec::new() };
    for name in front.made_from() {
        match find(&name, known)? {
            Some(id) => cited.assets.push(id),
            None => cited.unknown.push(name.name),
        }
    }
    let mut seen = named;
    cited.assets.retain(|id| {
        let is_new = !seen.contains(id);
        seen.push(*id);
        is_new
    });
    Ok(cited)
}

/// Every asset that can be cited, as far as names go.
async fn known(connection: &Connection) -> Result<Vec<Known>> {
    let block = connection.at(At::Best).await?;
    let text = |value: &Value, path: &str| value.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
    let id = |keys: &[Value]| keys.first().and_then(Value::as_u64).unwrap_or_default();
    let infos: BTreeMap<_, _> =
        block.entries("registry", "infos", &[]).await?.into_iter().map(|(keys, info)| (id(&keys), info)).collect();
    let mut known = Vec::new();
    for (keys, asset) in block.entries("registry", "assets", &[]).await? {
        let id_of = id(&keys);
        let is_over = asset.get("retired").and_then(Value::as_u64).is_some_and(|from| from <= block.number());
        if is_over || !same(&text(&asset, "/state"), "published") {
            continue;
        }
        let uri = infos.get(&id_of).map(|info| text(info, "/uri")).unwrap_or_default();
        known.push(Known { id: id_of, is_model: same(&text(&asset, "/kind"), "model"), uri });
    }
    known.sort_by_key(|asset| asset.id);
    Ok(known)
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ")
}
