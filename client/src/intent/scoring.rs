//! Committing to scores and revealing them, each in the epoch in which it must happen.

use super::{Plan, Request};
use crate::{
    At, Error, Result,
    epoch::{Epoch, ROOM},
    follow::Heads,
    keys::store::{self, state_folder},
    scores::{self, Commitment, Scores},
};
use serde_json::json;
use std::path::Path;

impl Request<'_> {
    pub(super) async fn commit(&self) -> Result<Plan> {
        let scores = self.scores()?;
        let most = self.block.constant("evaluation", "maxScores")?.as_u64().unwrap_or(u64::MAX);
        scores::check(&scores, usize::try_from(most).unwrap_or(usize::MAX))?;
        self.check_published(&scores).await?;

        // An epoch that is nearly over: the hash would be for it, the block in the next one.
        let mut block = self.block.clone();
        let mut now = Epoch::at(&block).await?;
        if now.end.saturating_sub(block.number()) < ROOM {
            let ending = now.index;
            let mut heads = self.connection.follow(Heads::Best).await?;
            while now.index <= ending {
                block = self.connection.at(At::Hash(heads.next().await?.hash)).await?;
                now = Epoch::at(&block).await?;
            }
        }
        let commitment = Commitment::new(self.connection.genesis(), &self.who, now.index, scores)?;
        Ok(Plan { until: Some(now.end), commitment: Some(commitment), ..Plan::default() })
    }

    pub(super) async fn reveal(&self) -> Result<Plan> {
        let now = Epoch::at(&self.block).await?;
        let before = now.index.checked_sub(1).ok_or_else(|| Error::refused("no epoch is over yet", "commit first"))?;
        let path = Commitment::path(&state_folder()?, self.connection.genesis(), &self.who, before);
        let bound = self.block.storage("evaluation", "commits", &[before.into(), self.who.hex().into()]).await?;
        if bound.is_null() {
            return Err(self.nothing_to_reveal(&now).await?);
        }
        if !path.exists() {
            let what = format!("the scores of epoch {before} are not on this machine ({})", path.display());
            return Err(Error::local(what, "reveal from where you committed, or the penalty is due"));
        }
        let commitment = Commitment::read(&path)?;
        if !commitment.is_bound_by(&bound)? {
            let what = format!("{} is not what the chain is bound to for epoch {before}", path.display());
            return Err(Error::local(what, "restore the file from a copy, or the penalty is due"));
        }
        self.wait_until_final(before).await?;
        Plan::reveal(&self.block, &commitment).map(Plan::of)
    }

    fn scores(&self) -> Result<Scores> {
        let given = self.given.texts("scores");
        match (given, self.given.text("file")) {
            ([], Some(path)) => {
                let text =
                    std::fs::read_to_string(path).map_err(|error| store::cannot("read", Path::new(path), &error))?;
                scores::parse_file(&text).map_err(|error| error.of(path))
            }
            (given, None) => given.iter().map(|text| scores::parse(text)).collect(),
            (_, Some(_)) => Err(Error::usage("scores and --file do not go together", "give one of them")),
        }
    }

    /// The chain looks at the assets only when the scores are revealed, when it is too late.
    async fn check_published(&self, scores: &Scores) -> Result<()> {
        for (asset, _) in scores {
            let view = self.asset(&json!(asset)).await?;
            if view.get("state") != Some(&json!("Published")) {
                let what = format!("asset {asset} is not published, so scores of it could never be revealed");
                return Err(Error::refused(what, "score published assets"));
            }
        }
        Ok(())
    }

    /// Waits until the epoch that was scored is over for good: else a fork could show the scores while others still
    /// commit.
    async fn wait_until_final(&self, scored: u32) -> Result<()> {
        let mut last = self.connection.at(At::Final).await?;
        let mut heads = None;
        while Epoch::at(&last).await?.index <= scored {
            let heads = match &mut heads {
                Some(heads) => heads,
                none => none.insert(self.connection.follow(Heads::Final).await?),
            };
            last = self.connection.at(At::Hash(heads.next().await?.hash)).await?;
        }
        Ok(())
    }

    async fn nothing_to_reveal(&self, now: &Epoch) -> Result<Error> {
        let bound = self.block.storage("evaluation", "commits", &[now.index.into(), self.who.hex().into()]).await?;
        if !bound.is_null() {
            let what = format!("the commitment is for the present epoch {}", now.index);
            let blocks = now.end.saturating_add(1).saturating_sub(self.block.number());
            return Ok(Error::refused(what, format!("reveal it in the next one, in {blocks} blocks")));
        }
        let what = format!("nothing of epoch {} is left to reveal", now.index.saturating_sub(1));
        Ok(Error::refused(what, "it was revealed, or never committed to"))
    }
}
