//! How the use of a model is counted.

use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;
use tributary_client::{Error, Result};

/// What is counted.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// Requests that were answered.
    Requests,
    /// Tokens, as the server says in `usage`.
    Tokens,
    /// Seconds from the request to the end of the answer.
    Seconds,
}

/// How many of what are a unit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rule {
    by: By,
    per: u64,
    ahead: u64,
}

impl Rule {
    /// `per` of what is counted are a unit; `ahead` units must be promised before a call.
    ///
    /// # Errors
    ///
    /// When a number is nothing, or requests are to be counted otherwise than one by one.
    pub fn new(by: By, per: Option<u64>, ahead: Option<u64>) -> Result<Self> {
        if by == By::Requests && (per.is_some() || ahead.is_some()) {
            return Err(Error::usage("requests are counted one by one", "leave out per and ahead"));
        }
        let usual = match by {
            By::Tokens => 1_000,
            By::Requests | By::Seconds => 1,
        };
        let rule = Self { by, per: per.unwrap_or(usual), ahead: ahead.unwrap_or(1) };
        if rule.per == 0 || rule.ahead == 0 {
            return Err(Error::usage("per and ahead are at least 1", "leave them out for the usual"));
        }
        Ok(rule)
    }

    /// Units that must be promised before a call.
    pub const fn ahead(self) -> u64 {
        self.ahead
    }

    /// Whether the answer's `usage` is needed.
    pub fn needs_usage(self) -> bool {
        self.by == By::Tokens
    }

    /// Units that a call took. Where the server does not say how many tokens, it took what was promised before it.
    pub fn units(self, tokens: Option<u64>, time: Duration) -> u64 {
        match self.by {
            By::Requests => 1,
            By::Tokens => tokens.map_or(self.ahead, |tokens| tokens.div_ceil(self.per).max(1)),
            By::Seconds => {
                let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
                milliseconds.div_ceil(self.per.saturating_mul(1_000)).max(1)
            }
        }
    }

    /// It for whoever pays.
    pub fn to_json(self) -> Value {
        let by = match self.by {
            By::Requests => "requests",
            By::Tokens => "tokens",
            By::Seconds => "seconds",
        };
        json!({ "by": by, "per": self.per, "ahead": self.ahead })
    }
}

/// The tokens that an answer, or the last event of a stream, says in `usage`.
pub fn tokens(json: &[u8]) -> Option<u64> {
    #[derive(Deserialize)]
    struct Answer {
        usage: Option<Usage>,
    }
    #[derive(Deserialize)]
    struct Usage {
        total_tokens: Option<u64>,
        prompt_tokens: Option<u64>,
        completion_tokens: Option<u64>,
    }
    let usage = serde_json::from_slice::<Answer>(json).ok()?.usage?;
    let parts = || Some(usage.prompt_tokens?.saturating_add(usage.completion_tokens.unwrap_or_default()));
    usage.total_tokens.or_else(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_rounded_up() {
        let second = Duration::from_secs(1);
        let requests = Rule::new(By::Requests, None, None).unwrap();
        assert_eq!((requests.units(Some(9_999), second), requests.ahead()), (1, 1));
        let tokens = Rule::new(By::Tokens, None, Some(3)).unwrap();
        let of = |tokens_used| tokens.units(tokens_used, second);
        assert_eq!((of(Some(0)), of(Some(1_000)), of(Some(1_001)), of(None)), (1, 1, 2, 3));
        assert_eq!(of(Some(u64::MAX)), u64::MAX.div_ceil(1_000));
        let seconds = Rule::new(By::Seconds, Some(2), None).unwrap();
        let of = |milliseconds| seconds.units(None, Duration::from_millis(milliseconds));
        assert_eq!((of(0), of(2_000), of(2_001)), (1, 1, 2));
    }

    #[test]
    fn a_rule_that_counts_nothing_is_refused() {
        assert!(Rule::new(By::Requests, Some(1), None).is_err());
        assert!(Rule::new(By::Tokens, Some(0), None).is_err() && Rule::new(By::Tokens, None, Some(0)).is_err());
        assert_eq!(
            Rule::new(By::Tokens, None, None).unwrap().to_json(),
            json!({ "by": "tokens", "per": 1_000, "ahead": 1 })
        );
    }

    #[test]
    fn the_server_says_how_many_tokens() {
        assert_eq!(tokens(br#"{"usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7}}"#), Some(7));
        assert_eq!(tokens(br#"{"usage": {"prompt_tokens": 3}}"#), Some(3));
        for json in
            [&b"{}"[..], b"{\"usage\": null}", b"{\"usage\": {}}", b"no", b"{\"usage\": {\"total_tokens\": -1}}"]
        {
            assert_eq!(tokens(json), None);
        }
    }
}
