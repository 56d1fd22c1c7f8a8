//! Manifests as the chain has them.

use super::Reading;
use crate::{Error, Result};
use serde_json::{Value, json};

impl Reading<'_> {
    pub(super) async fn manifest(&self) -> Result<Value> {
        let id = self.id("contribution")?;
        let mut view = self.api("contributionsApi", "manifest", std::slice::from_ref(&id)).await?;
        if view.is_null() {
            return Err(Error::refused(
                format!("contribution {id} has no manifest"),
                "`trib contribution list` shows those that there are",
            ));
        }
        if let Some(index) = self.number("index")? {
            let joined = self.api("contributionsApi", "joined", &[id.clone(), index.into()]).await?;
            view["leaf"] = json!({ "index": index, "joined": joined });
        }
        if let Some(units) = self.number("units")? {
            view["owed"] = self.api("contributionsApi", "latentClaimable", &[id.clone(), units.into()]).await?;
        }
        view["contribution"] = id;
        Ok(view)
    }
}
