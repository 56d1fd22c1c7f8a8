//! Manifests as the chain has them.

use super::{Reading, at, cell, count};
use crate::output::{Answer, record};
use serde_json::Value;
use tributary_client::{Error, Result};

impl Reading<'_> {
    pub(super) async fn manifest(&self) -> Result<Answer> {
        let id = self.id("contribution")?;
        let mut view = self.block.api("contributionsApi", "manifest", std::slice::from_ref(&id)).await?;
        if view.is_null() {
            return Err(Error::refused(
                format!("contribution {id} has no manifest"),
                "`trib contribution list` shows those that there are",
            ));
        }
        let mut rows = vec![
            ("contribution", cell(&id)),
            ("root", cell(at(&view, "/root"))),
            ("leaves", count(at(&view, "/count"))),
            ("units", count(at(&view, "/units"))),
            ("weight of a unit", count(at(&view, "/weight_per_unit"))),
            ("weight that joined", count(at(&view, "/joined"))),
            ("weight that waits", count(at(&view, "/latent"))),
        ];
        if let Some(index) = self.number("index")? {
            let joined = self.block.api("contributionsApi", "joined", &[id.clone(), index.into()]).await?;
            let word = if joined == Value::Bool(true) { "joined or left" } else { "waits" };
            rows.push(("that leaf", word.into()));
            view["leaf"] = serde_json::json!({ "index": index, "joined": joined });
        }
        if let Some(units) = self.number("units")? {
            let owed = self.block.api("contributionsApi", "latentClaimable", &[id.clone(), units.into()]).await?;
            rows.push(("owed to so many units", self.amount(&owed)));
            view["owed"] = owed;
        }
        view["contribution"] = id;
        Ok(Answer { text: record(&rows), json: view })
    }
}
