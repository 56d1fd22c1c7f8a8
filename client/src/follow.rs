//! Blocks as they come.

use crate::{Connection, Error, Result, connection::Chain};
use subxt::client::Blocks;

/// Which blocks to follow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Heads {
    /// Each that becomes the newest; one of a height may follow another one of the same.
    Best,
    /// Each that becomes final, in order, none left out.
    Final,
}

/// A block that came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Head {
    /// Its height.
    pub number: u64,
    /// Its hash.
    pub hash: [u8; 32],
}

/// Blocks that are being followed.
pub struct Follow {
    blocks: Blocks<Chain>,
    url: String,
}

impl Connection {
    /// Follows the blocks from now on.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn follow(&self, heads: Heads) -> Result<Follow> {
        let blocks = match heads {
            Heads::Best => self.client.stream_best_blocks().await,
            Heads::Final => self.client.stream_blocks().await,
        };
        let blocks = blocks.map_err(|error| lost(self.url(), &error.to_string()))?;
        Ok(Follow { blocks, url: self.url().to_owned() })
    }
}

impl Follow {
    /// Waits for the next block.
    ///
    /// # Errors
    ///
    /// When the connection is lost.
    pub async fn next(&mut self) -> Result<Head> {
        match self.blocks.next().await {
            Some(Ok(block)) => Ok(Head { number: block.number(), hash: block.hash().0 }),
            Some(Err(error)) => Err(lost(&self.url, &error.to_string())),
            None => Err(lost(&self.url, "no more blocks")),
        }
    }
}

fn lost(url: &str, why: &str) -> Error {
    Error::unreachable(format!("the blocks of {url} cannot be followed: {why}"), "see whether the node still runs")
}
