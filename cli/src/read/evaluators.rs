//! Evaluators, stake and epochs.

use super::{Reading, at, cell, list, share};
use crate::output::{Answer, record, table};
use serde_json::{Value, json};
use tributary_client::{Account, Result, event::planck};

impl Reading<'_> {
    pub(super) async fn evaluators(&self) -> Result<Answer> {
        let evaluators = self.block.api("evaluationApi", "evaluators", &[]).await?;
        let row = |evaluator: &Value| {
            vec![
                self.who(at(evaluator, "/account")),
                share(at(evaluator, "/commission")),
                self.amount(at(evaluator, "/stake")),
                self.amount(at(evaluator, "/own")),
                self.amount(at(evaluator, "/counts")),
                yes(at(evaluator, "/committed")),
                yes(at(evaluator, "/revealed")),
            ]
        };
        let rows = list(&evaluators).iter().map(row).collect();
        let head = ["evaluator", "commission>", "stake>", "own>", "counts now>", "committed", "revealed"];
        Ok(Answer { text: table(&head, rows), json: evaluators })
    }

    pub(super) async fn evaluator(&self) -> Result<Answer> {
        let account = self.session.account(self.given.text("account"))?;
        let address: Value = self.session.connection.book().address(&account).into();
        let evaluators = self.block.api("evaluationApi", "evaluators", &[]).await?;
        let evaluator = list(&evaluators).iter().find(|evaluator| at(evaluator, "/account") == &address).cloned();
        let evaluator = evaluator.unwrap_or_default();
        let positions = self.positions_of(&account).await?;
        let unbonding = self.unbonding_of(&account).await?;

        let mut lines = vec![("account".to_owned(), self.who(&address))];
        if !evaluator.is_null() {
            lines.extend([
                ("commission".to_owned(), share(at(&evaluator, "/commission"))),
                ("staked to it".to_owned(), self.amount(at(&evaluator, "/stake"))),
                ("of its own".to_owned(), self.amount(at(&evaluator, "/own"))),
                ("counts now".to_owned(), self.amount(at(&evaluator, "/counts"))),
                ("counts in the reveal".to_owned(), self.amount(at(&evaluator, "/counted"))),
                ("committed".to_owned(), yes(at(&evaluator, "/committed"))),
                ("revealed".to_owned(), yes(at(&evaluator, "/revealed"))),
            ]);
            for open in list(at(&evaluator, "/open")) {
                let line = format!("{} for epoch {}", share(at(open, "/1")), at(open, "/0"));
                lines.push(("will charge".to_owned(), line));
            }
        }
        for position in &positions {
            let line = format!("{} to {}", self.amount(at(position, "/amount")), self.who(at(position, "/evaluator")));
            lines.push(("has staked".into(), line));
        }
        for chunk in &unbonding {
            let line = format!("{}, free from epoch {} on", self.amount(at(chunk, "/amount")), at(chunk, "/release"));
            lines.push(("unbonds".into(), line));
        }
        if lines.len() == 1 {
            lines.push(("stake".into(), "none".into()));
        }
        let json = json!({ "account": address, "evaluator": evaluator, "staked": positions, "unbonding": unbonding });
        Ok(Answer { text: record(&lines), json })
    }

    pub(super) async fn positions(&self) -> Result<Answer> {
        let account = self.session.account(self.given.text("account"))?;
        let positions = self.positions_of(&account).await?;
        let row = |position: &Value| {
            let joining = list(at(position, "/joining")).iter();
            let joining: Vec<_> =
                joining.map(|part| format!("{} since epoch {}", self.amount(at(part, "/1")), at(part, "/0"))).collect();
            vec![
                self.who(at(position, "/evaluator")),
                self.amount(at(position, "/amount")),
                self.amount(at(position, "/active")),
                joining.join(", "),
            ]
        };
        let rows = positions.iter().map(row).collect();
        let text = table(&["evaluator", "staked>", "in its pool>", "joining"], rows);
        Ok(Answer { text, json: positions.into() })
    }

    pub(super) async fn unbonding(&self) -> Result<Answer> {
        let account = self.session.account(self.given.text("account"))?;
        let unbonding = self.unbonding_of(&account).await?;
        let row = |chunk: &Value| vec![cell(at(chunk, "/release")), self.amount(at(chunk, "/amount"))];
        let rows = unbonding.iter().map(row).collect();
        Ok(Answer { text: table(&["free from epoch>", "amount>"], rows), json: unbonding.into() })
    }

    /// What an account has staked, by evaluator, with the sum of each position.
    async fn positions_of(&self, account: &Account) -> Result<Vec<Value>> {
        let positions = self.block.api("evaluationApi", "positions", &[account.hex().into()]).await?;
        let with_amount = |position: &Value| {
            let mut position = position.clone();
            position["amount"] = staked(&position).to_string().into();
            position
        };
        Ok(list(&positions).iter().map(with_amount).collect())
    }

    /// What of an account's stake unbonds, and from which epoch on it is free.
    async fn unbonding_of(&self, account: &Account) -> Result<Vec<Value>> {
        let unbonding = self.block.api("evaluationApi", "unbonding", &[account.hex().into()]).await?;
        let chunk = |chunk: &Value| json!({ "release": at(chunk, "/0"), "amount": at(chunk, "/1") });
        Ok(list(&unbonding).iter().map(chunk).collect())
    }

    pub(super) async fn epoch(&self) -> Result<Answer> {
        let epoch = self.block.api("evaluationApi", "epoch", &[]).await?;
        let number = |path: &str| at(&epoch, path).as_u64().unwrap_or_default();
        let next = number("/start").saturating_add(number("/length"));
        let left = next.saturating_sub(self.block.number());
        let settling = match at(&epoch, "/phase") {
            Value::Null => format!("epoch {} is next", number("/settling")),
            phase => format!("epoch {}: {}", number("/settling"), cell(phase)),
        };
        let text = record(&[
            ("epoch", number("/index").to_string()),
            ("blocks", format!("{} to {}", number("/start"), next.saturating_sub(1))),
            ("next one", format!("in {left} blocks")),
            ("emits at most", self.amount(at(&epoch, "/emission"))),
            ("for assets", self.amount(at(&epoch, "/assets"))),
            ("for evaluators", self.amount(at(&epoch, "/evaluators"))),
            ("for the treasury", self.amount(at(&epoch, "/treasury"))),
            ("for authors", self.amount(at(&epoch, "/authors"))),
            ("rolled over", self.amount(at(&epoch, "/rolled_over"))),
            ("rolled over for fresh assets", self.amount(at(&epoch, "/fresh_rolled_over"))),
            ("stake that counts", self.amount(at(&epoch, "/stake"))),
            ("revealed so far", self.amount(at(&epoch, "/revealed"))),
            ("has to be revealed", self.amount(at(&epoch, "/quorum"))),
            ("settlement", settling),
        ]);
        Ok(Answer { text, json: epoch })
    }
}

/// All planck of a position: in the pool, and on their way there.
fn staked(position: &Value) -> u128 {
    let joining = list(at(position, "/joining")).iter().filter_map(|entry| planck(at(entry, "/1")));
    joining.fold(planck(at(position, "/active")).unwrap_or_default(), u128::saturating_add)
}

fn yes(value: &Value) -> String {
    if value == &json!(true) { "yes" } else { "no" }.into()
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
