//! Evaluators, stake and epochs.

use super::{Reading, at, list};
use crate::{Account, Result, event::planck};
use serde_json::{Value, json};

impl Reading<'_> {
    pub(super) async fn evaluators(&self) -> Result<Value> {
        self.api("evaluationApi", "evaluators", &[]).await
    }

    pub(super) async fn evaluator(&self) -> Result<Value> {
        let account = self.account_of(self.given.text("account"))?;
        let address: Value = self.connection().book().address(&account).into();
        let evaluators = self.evaluators().await?;
        let evaluator = list(&evaluators).iter().find(|evaluator| at(evaluator, "/account") == &address).cloned();
        let (positions, unbonding) = (self.positions_of(&account).await?, self.unbonding_of(&account).await?);
        Ok(json!({ "account": address, "evaluator": evaluator, "staked": positions, "unbonding": unbonding }))
    }

    pub(super) async fn positions(&self) -> Result<Value> {
        self.positions_of(&self.account_of(self.given.text("account"))?).await
    }

    pub(super) async fn unbonding(&self) -> Result<Value> {
        self.unbonding_of(&self.account_of(self.given.text("account"))?).await
    }

    /// What an account has staked, by evaluator, with the sum of each position.
    async fn positions_of(&self, account: &Account) -> Result<Value> {
        let positions = self.api("evaluationApi", "positions", &[account.hex().into()]).await?;
        let with_amount = |position: &Value| {
            let mut position = position.clone();
            position["amount"] = staked(&position).to_string().into();
            position
        };
        Ok(list(&positions).iter().map(with_amount).collect())
    }

    /// What of an account's stake unbonds, and from which epoch on it is free.
    async fn unbonding_of(&self, account: &Account) -> Result<Value> {
        let unbonding = self.api("evaluationApi", "unbonding", &[account.hex().into()]).await?;
        let chunk = |chunk: &Value| json!({ "release": at(chunk, "/0"), "amount": at(chunk, "/1") });
        Ok(list(&unbonding).iter().map(chunk).collect())
    }

    pub(super) async fn epoch(&self) -> Result<Value> {
        self.api("evaluationApi", "epoch", &[]).await
    }
}

/// All planck of a position: in the pool, and on their way there.
fn staked(position: &Value) -> u128 {
    let joining = list(at(position, "/joining")).iter().filter_map(|entry| planck(at(entry, "/1")));
    joining.fold(planck(at(position, "/active")).unwrap_or_default(), u128::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_all_that_is_in_it() {
        assert_eq!(staked(&json!({ "active": "5", "joining": [[1, "2"], [2, "3"]] })), 10);
        assert_eq!(staked(&Value::Null), 0);
    }
}
