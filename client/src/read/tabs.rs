//! Tabs.

use super::{Reading, at};
use crate::{Error, Result, event::planck};
use serde_json::Value;

impl Reading<'_> {
    pub(super) async fn tab(&self) -> Result<Value> {
        let id = self.id("tab")?;
        let found = self.api("tabsApi", "tab", std::slice::from_ref(&id)).await?;
        if found.is_null() {
            return Err(Error::refused(format!("there is no tab {id}"), "it has ended, or was never opened"));
        }
        Ok(found)
    }

    pub(super) async fn tabs(&self) -> Result<Value> {
        let (of, by) = (self.given.text("of"), self.given.text("by"));
        if of.is_some() && by.is_some() {
            return Err(Error::usage("--of and --by do not go together", "give one of them"));
        }
        let method = if of.is_some() { "tabsOf" } else { "tabsBy" };
        let who = self.account_of(of.or(by))?;
        let mut found = self.pages("tabsApi", method, &[who.hex().into()]).await?;
        found.sort_by_key(|tab| planck(at(tab, "/id")));
        Ok(found.into())
    }
}
