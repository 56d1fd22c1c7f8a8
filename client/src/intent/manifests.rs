//! Manifests on the chain: recorded, and joined leaf by leaf or block by block.

use super::{Plan, Request, claims::pack};
use crate::{
    Account, Call, Error, Result,
    block::bytes_of,
    event::planck,
    hash::hex_text,
    manifest::{CHUNK, Description, MAX_BLOCK, Opened, Proof, Reader, Wanted, parse_proofs, path_json, read_salts},
    names,
};
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The contributions of a page.
const PAGE: u32 = 256;

/// What the chain has of a manifest.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Recorded {
    id: Value,
    root: [u8; 32],
    count: u32,
    units: u64,
    /// Whether it is accepted: only then can leaves join.
    accepted: bool,
}

/// Where leaves come from.
enum Leaves {
    Hosted(Box<Reader>),
    Proofs(Vec<Proof>),
}

impl Request<'_> {
    pub(super) async fn add_many(&self) -> Result<Plan> {
        let mut tree = self.tree()?;
        if let Some(place) = self.given.text("manifest") {
            let reader = Reader::open(place).await?;
            let found = reader.description();
            let said = [
                ("units", json!(found.total().to_string())),
                ("count", json!(found.count.to_string())),
                ("root", json!(hex_text(&found.root()))),
            ];
            for (name, value) in said {
                if *tree.entry(name).or_insert_with(|| value.clone()) != value {
                    let what = format!("--{name} is not what the manifest says");
                    return Err(Error::usage(what, "leave it out, or name another manifest"));
                }
            }
        }
        let missing = ["units", "count", "root"].into_iter().find(|name| !tree.contains_key(*name));
        if let Some(name) = missing {
            return Err(Error::usage(format!("--{name} is missing"), "give it, or --manifest FOLDER, which says it"));
        }
        self.call(self.title(), tree.into()).map(Plan::of)
    }

    pub(super) async fn join_leaves(&self) -> Result<Plan> {
        let recorded = self.recorded(&self.needed("contribution")?).await?;
        recorded.check_accepted()?;
        let from = self.given.text("from").unwrap_or_default();
        let calls = match leaves(from).await? {
            Leaves::Proofs(proofs) => self.joins_of_proofs(&recorded, &proofs).await?,
            Leaves::Hosted(reader) => {
                recorded.check_hosted(reader.description())?;
                self.joins(&recorded, &reader, &self.wanted()?).await?
            }
        };
        if calls.is_empty() {
            return Err(Error::refused(
                "none of these leaves is left to join",
                "they joined or left, or are nobody's here: see `trib manifest show`",
            ));
        }
        Ok(Plan { transactions: pack(&self.block, calls).await?, ..Plan::default() })
    }

    pub(super) async fn join_mine(&self) -> Result<Plan> {
        let me = match (self.given.is_set("me"), self.value("account")?) {
            (true, None) => self.who,
            (false, Some(account)) => self.connection.book().account(account.as_str().unwrap_or_default())?,
            _ => return Err(Error::usage("it is not clear whose leaves are meant", "give --me, or --account ACCOUNT")),
        };
        let wanted = self.wanted_of(me)?;
        let (mut calls, mut notes) = (Vec::new(), Vec::new());
        for (id, uri) in self.accepted().await? {
            let Ok(recorded) = self.recorded(&id).await else { continue };
            match self.joins_at(&recorded, &uri, &wanted).await {
                Ok(more) => calls.extend(more),
                Err(error) => notes.push(format!("contribution {}: {error}", text(&id))),
            }
        }
        if calls.is_empty() {
            let what = match notes.is_empty() {
                true => "no leaf of that account waits in a manifest of the asset".to_owned(),
                false => format!("no leaf of that account was found ({})", notes.join("; ")),
            };
            return Err(Error::refused(what, "look with --from where the manifest is, and --salts if it is blinded"));
        }
        Ok(Plan { transactions: pack(&self.block, calls).await?, notes, ..Plan::default() })
    }

    pub(super) async fn leave_leaf(&self) -> Result<Plan> {
        let recorded = self.recorded(&self.needed("contribution")?).await?;
        let index = self.given.text("index").map(parse_index).transpose()?;
        let (opened, path) = match leaves(self.given.text("from").unwrap_or_default()).await? {
            Leaves::Proofs(proofs) => {
                let proof = proofs.iter().find(|proof| index.is_none_or(|index| index == proof.index));
                let proof = proof.ok_or_else(|| Error::usage("the file has no proof of that leaf", "name another"))?;
                (recorded.opened(proof)?, proof.path())
            }
            Leaves::Hosted(reader) => {
                let index = index.ok_or_else(|| Error::usage("no leaf is named", "give --index NUMBER"))?;
                recorded.check_hosted(reader.description())?;
                let salts = self.salts()?.into_iter().filter(|salt| salt.index == index).collect();
                let wanted = Wanted { indexes: BTreeSet::from([index]), salts, ..Wanted::default() };
                let found = reader.find(&wanted, &|_, _| ()).await?;
                let opened = found.first().copied();
                let opened = opened.ok_or_else(|| Error::usage(format!("there is no leaf {index}"), "name another"))?;
                (opened, path_json(&reader.path(index, 1).await?))
            }
        };
        let arguments = one(&recorded.id, &opened, path)?;
        self.call(self.title(), arguments).map(Plan::of)
    }

    /// What the chain has of the manifest of a contribution.
    async fn recorded(&self, id: &Value) -> Result<Recorded> {
        let view = self.block.api("contributionsApi", "manifest", std::slice::from_ref(id)).await?;
        if view.is_null() {
            let what = format!("contribution {} has no manifest", text(id));
            return Err(Error::refused(what, "`trib contribution list` shows those that there are"));
        }
        let number = |name: &str| field(&view, name).and_then(planck).unwrap_or_default();
        let root = field(&view, "root").and_then(Value::as_str).and_then(crate::connection::parse_hash);
        Ok(Recorded {
            id: id.clone(),
            root: root.ok_or_else(|| Error::unfit("the chain tells no root of the manifest", "use a newer `trib`"))?,
            count: u32::try_from(number("count")).unwrap_or(u32::MAX),
            units: u64::try_from(number("units")).unwrap_or(u64::MAX),
            accepted: field(&view, "weight_per_unit").is_some_and(|weight| !weight.is_null()),
        })
    }

    /// The accepted contributions to the asset that is meant, and where each is found.
    async fn accepted(&self) -> Result<Vec<(Value, String)>> {
        let asset = self.needed("asset")?;
        let (mut all, mut from) = (Vec::new(), Value::Null);
        loop {
            let args = [asset.clone(), "accepted".into(), from, PAGE.into()];
            let page = self.block.api("contributionsApi", "contributionsOf", &args).await?;
            for entry in page.get("items").and_then(Value::as_array).into_iter().flatten() {
                let uri = entry.get("uri").and_then(Value::as_str).unwrap_or_default();
                all.push((entry.get("id").cloned().unwrap_or_default(), uri.to_owned()));
            }
            from = page.get("next").cloned().unwrap_or_default();
            if from.is_null() {
                return Ok(all);
            }
        }
    }

    /// The joins of leaves in the manifest that a contribution's URI names.
    async fn joins_at(&self, recorded: &Recorded, uri: &str, wanted: &Wanted) -> Result<Vec<Call>> {
        let is_web = ["http://", "https://"].iter().any(|scheme| uri.starts_with(scheme));
        let place = match self.given.text("from") {
            Some(place) => place,
            // Strangers wrote the URIs: what they may make this machine read is on the web.
            None if is_web || self.connection.is_development() => uri,
            None => {
                return Err(Error::refused(format!("{uri:?} is no address of the web"), "name the folder with --from"));
            }
        };
        let reader = Reader::open(place).await?;
        recorded.check_hosted(reader.description())?;
        self.joins(recorded, &reader, wanted).await
    }

    fn salts(&self) -> Result<Vec<crate::manifest::Salt>> {
        let path = self.given.text("salts").map(Path::new);
        path.map_or(Ok(Vec::new()), |path| read_salts(path, self.connection.book()))
    }

    /// Which leaves are asked for.
    fn wanted(&self) -> Result<Wanted> {
        let indexes =
            self.given.texts("index").iter().map(|text| parse_index(text)).collect::<Result<BTreeSet<_>>>()?;
        let account = self.value("account")?;
        let account = account.as_ref().and_then(Value::as_str).map(|text| self.connection.book().account(text));
        let all = self.given.is_set("all");
        if [all, !indexes.is_empty(), account.is_some()].into_iter().filter(|given| *given).count() > 1 {
            return Err(Error::usage("--index, --account and --all do not go together", "give one of them"));
        }
        match account.transpose()? {
            Some(account) => self.wanted_of(account),
            None if all || !indexes.is_empty() => {
                Ok(Wanted { all, indexes, salts: self.salts()?, ..Wanted::default() })
            }
            None if self.given.is_set("salts") => Ok(Wanted { salts: self.salts()?, ..Wanted::default() }),
            None => self.wanted_of(self.who),
        }
    }

    /// The leaves of an account: with salts those of its own that they open, without any those that name it.
    fn wanted_of(&self, account: Account) -> Result<Wanted> {
        let mut salts = self.salts()?;
        if salts.is_empty() {
            return Ok(Wanted::of(account));
        }
        salts.retain(|salt| salt.account == account);
        if salts.is_empty() {
            return Err(Error::usage("the file of salts has none of that account", "name the file with its lines"));
        }
        Ok(Wanted { salts, ..Wanted::default() })
    }

    async fn joins(&self, recorded: &Recorded, reader: &Reader, wanted: &Wanted) -> Result<Vec<Call>> {
        let found = reader.find(wanted, &|_, _| ()).await?;
        let found: BTreeMap<u32, Opened> = found.into_iter().map(|opened| (opened.index, opened)).collect();
        let left = self.left_to_join(&recorded.id, found.keys().copied()).await?;
        let mut calls = Vec::new();
        for (first, length) in blocks(&left) {
            let path = path_json(&reader.path(first, length).await?);
            let leaves: Vec<_> = found.range(first..).take(length as usize).map(|(_, opened)| *opened).collect();
            calls.push(match leaves.as_slice() {
                [opened] => self.call("contributions.join", one(&recorded.id, opened, path)?)?,
                leaves => {
                    let leaves = leaves.iter().map(leaf).collect::<Result<Vec<_>>>()?;
                    let id = &recorded.id;
                    let arguments = json!({ "contribution": id, "first": first, "leaves": leaves, "path": path });
                    self.call("contributions.joinMany", arguments)?
                }
            });
        }
        Ok(calls)
    }

    async fn joins_of_proofs(&self, recorded: &Recorded, proofs: &[Proof]) -> Result<Vec<Call>> {
        let mut opened = BTreeMap::new();
        for proof in proofs {
            opened.insert(proof.index, (recorded.opened(proof)?, proof.path()));
        }
        let left = self.left_to_join(&recorded.id, opened.keys().copied()).await?;
        let left = left.iter().filter_map(|index| opened.remove(index));
        let calls = left.map(|(opened, path)| self.call("contributions.join", one(&recorded.id, &opened, path)?));
        calls.collect()
    }

    /// Those of some leaves that have neither joined nor left, in their order.
    async fn left_to_join(&self, id: &Value, indexes: impl Iterator<Item = u32>) -> Result<Vec<u32>> {
        let (mut left, mut known) = (Vec::new(), None);
        for index in indexes {
            let page = index / CHUNK;
            let bits = match known.take() {
                Some((number, bits)) if number == page => bits,
                _ => {
                    let bits = self.block.storage("contributions", "joined", &[id.clone(), page.into()]).await?;
                    bytes_of(&bits).unwrap_or_default()
                }
            };
            if !is_set(&bits, index % CHUNK) {
                left.push(index);
            }
            known = Some((page, bits));
        }
        Ok(left)
    }
}

impl Recorded {
    fn check_accepted(&self) -> Result<()> {
        if self.accepted {
            return Ok(());
        }
        let what = format!("contribution {} is not accepted yet", text(&self.id));
        Err(Error::refused(what, "wait for its review"))
    }

    /// Refuses what leads to another root than the chain's.
    fn check_same(&self, root: [u8; 32], units: u64, count: u32) -> Result<()> {
        if (root, units, count) == (self.root, self.units, self.count) {
            return Ok(());
        }
        let what = format!(
            "this is not the manifest of contribution {}, whose root is {}",
            text(&self.id),
            hex_text(&self.root)
        );
        Err(Error::refused(what, "name the one that was recorded"))
    }

    /// Refuses a manifest that is hosted and not this one.
    fn check_hosted(&self, hosted: &Description) -> Result<()> {
        self.check_same(hosted.root(), hosted.total(), hosted.count)
    }

    /// What a proof proves of this manifest.
    fn opened(&self, proof: &Proof) -> Result<Opened> {
        let opened = proof.check()?;
        let (units, count) = proof.totals();
        self.check_same(proof.root(), units, count)?;
        Ok(opened)
    }
}

/// What a path leads to: a file of proofs, or a manifest.
async fn leaves(from: &str) -> Result<Leaves> {
    let path = Path::new(from);
    let is_manifest = path.file_name().is_some_and(|name| name == "manifest.json");
    if path.is_file() && !is_manifest {
        return parse_proofs(path).map(Leaves::Proofs);
    }
    Reader::open(from).await.map(|reader| Leaves::Hosted(Box::new(reader)))
}

/// The arguments of a call on one leaf.
fn one(id: &Value, opened: &Opened, path: Value) -> Result<Value> {
    let mut arguments = leaf(opened)?;
    arguments.insert("contribution".into(), id.clone());
    arguments.insert("index".into(), opened.index.into());
    arguments.insert("path".into(), path);
    Ok(arguments.into())
}

fn leaf(opened: &Opened) -> Result<Map<String, Value>> {
    let leaf = opened.leaf;
    Ok(Map::from_iter([
        ("owner".to_owned(), opened.owner()?),
        ("units".to_owned(), leaf.units.to_string().into()),
        ("record".to_owned(), hex_text(&leaf.record).into()),
    ]))
}

/// Indexes in blocks that can be proved together: powers of two, each beginning with a multiple of its length. O(n).
fn blocks(indexes: &[u32]) -> Vec<(u32, u32)> {
    let (mut blocks, mut rest) = (Vec::new(), indexes);
    while let Some(first) = rest.first().copied() {
        let is_next = |(place, index): &(u64, &u32)| u64::from(first).saturating_add(*place) == u64::from(**index);
        let run = (0_u64..).zip(rest).take(MAX_BLOCK as usize).take_while(is_next).count();
        let mut length = 1_u32;
        // Twice as long, as long as it is aligned and all of it is there.
        while length < MAX_BLOCK && first.checked_rem(length.saturating_mul(2)) == Some(0) && run >= length as usize * 2
        {
            length = length.saturating_mul(2);
        }
        blocks.push((first, length));
        rest = rest.get(length as usize..).unwrap_or_default();
    }
    blocks
}

fn is_set(bits: &[u8], place: u32) -> bool {
    let byte = bits.get((place / 8) as usize).copied().unwrap_or_default();
    byte & (1 << (place % 8)) != 0
}

fn parse_index(text: &str) -> Result<u32> {
    let index = text.trim().replace('_', "").parse();
    index.map_err(|_| Error::usage(format!("{text:?} is no leaf's number"), "count them from 0 on"))
}

fn field<'v>(view: &'v Value, name: &str) -> Option<&'v Value> {
    names::find(name, view.as_object()?.iter().map(|(key, value)| (key.as_str(), value)))
}

/// An id without quotes.
fn text(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_beside_each_other_join_together() {
        let range = |from: u32, to: u32| (from..to).collect::<Vec<_>>();
        assert_eq!(blocks(&[]), []);
        assert_eq!(blocks(&[7]), [(7, 1)]);
        assert_eq!(blocks(&range(0, 300)), [(0, 128), (128, 128), (256, 32), (288, 8), (296, 4)]);
        assert_eq!(blocks(&range(1, 8)), [(1, 1), (2, 2), (4, 4)]);
        assert_eq!(blocks(&[0, 1, 3, 4, 5, 6, 7, 9]), [(0, 2), (3, 1), (4, 4), (9, 1)]);
        let last = [u32::MAX - 1, u32::MAX];
        assert_eq!(blocks(&last), [(u32::MAX - 1, 2)]);
    }

    #[test]
    fn bits_are_counted_from_the_lowest() {
        assert!(is_set(&[0, 0b100], 10) && !is_set(&[0, 0b100], 9) && !is_set(&[], 0));
    }

    #[test]
    fn another_manifest_is_refused() {
        let recorded = Recorded { id: json!("7"), root: [1; 32], count: 2, units: 3, accepted: false };
        assert_eq!(recorded.check_same([1; 32], 3, 2), Ok(()));
        for (root, units, count) in [([2; 32], 3, 2), ([1; 32], 4, 2), ([1; 32], 3, 3)] {
            assert!(recorded.check_same(root, units, count).unwrap_err().to_string().contains("contribution 7"));
        }
        assert!(recorded.check_accepted().unwrap_err().to_string().contains("not accepted"));
    }
}
