//! Who has what.

use super::{Telling, at, cell, list, variant};
use crate::output::{record, table};
use serde_json::{Value, json};
use tributary_client::{event::planck, names};

impl Telling<'_> {
    pub(super) fn account(&self, found: &Value) -> String {
        let address = at(found, "/address");
        let name = self.who(address);
        let mut rows = vec![
            ("name", if name == cell(address) { String::new() } else { name }),
            ("address", cell(address)),
            ("public key", cell(at(found, "/publicKey"))),
            ("free", self.amount(at(found, "/free"))),
            ("on hold", self.amount(at(found, "/held"))),
        ];
        for hold in list(at(found, "/holds")) {
            let (pallet, reason) = variant(at(hold, "/id"));
            let reason = format!("{}: {}", names::camel(pallet), cell(reason));
            rows.push(("", format!("{} ({reason})", self.amount(at(hold, "/amount")))));
        }
        rows.extend([
            ("locked", self.amount(at(found, "/locked"))),
            ("claimable", self.amount(at(found, "/claimable"))),
            ("voice", self.amount(at(found, "/voice"))),
            ("transactions sent", cell(at(found, "/nonce"))),
        ]);
        record(&rows)
    }

    pub(super) fn claimable(&self, found: &Value) -> String {
        // What is owed to an asset says from which one it comes.
        let (field, title) = match self.given.is_set("asset") {
            true => ("/from", "from asset>"),
            false => ("/pool", "pool"),
        };
        let row = |entry: &Value| vec![cell(at(entry, field)), self.amount(at(entry, "/planck"))];
        table(&[title, "owed>"], list(found).iter().map(row).collect())
    }

    pub(super) fn owed(&self, found: &Value) -> String {
        let row = |entry: &Value| {
            let uncollected = list(at(entry, "/uncollected")).iter();
            let sum = uncollected.filter_map(|from| planck(at(from, "/planck"))).fold(0, u128::saturating_add);
            vec![
                cell(at(entry, "/pool")),
                self.amount(at(entry, "/planck")),
                if at(entry, "/frozen") == &json!(true) { "frozen".into() } else { String::new() },
                self.session.token().format(sum),
            ]
        };
        table(&["pool", "owed>", "", "to be collected first>"], list(found).iter().map(row).collect())
    }

    pub(super) fn devnet_accounts(&self, found: &Value) -> String {
        let row = |entry: &Value| {
            vec![
                cell(at(entry, "/name")),
                cell(at(entry, "/secret")),
                cell(at(entry, "/address")),
                self.amount(at(entry, "/free")),
            ]
        };
        let text = table(&["name", "--as", "address", "free>"], list(found).iter().map(row).collect());
        format!("{text}\n\nEverybody knows these secrets: never use them on a network that holds value.")
    }
}
