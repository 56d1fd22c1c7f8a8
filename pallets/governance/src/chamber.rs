//! The contributors' chamber: a tally of two parts, and the lens through which `conviction-voting` sees the tokens'
//! part.

use crate::{ChamberRules, TrackId, tracks};
use core::marker::PhantomData;
use frame_support::{
    stored,
    traits::{Get, PollStatus, Polling, VoteTally},
};
use sp_runtime::{DispatchError, Perbill};
use tributary_math::chamber::{self, Ballots, Chamber};
use tributary_primitives::{Balance, ContributorVote};

/// The most that contributors may have of a say: as much as token holders. Support stays the tokens'.
pub const MAX_CONTRIBUTOR_SHARE: Perbill = Perbill::from_percent(50);

/// What was voted on a referendum.
///
/// The first three fields are those of `conviction-voting`, under its names, so that wallets show them. `Total` is what
/// support is measured against, in planck; `Rules` are those of the contributors' chamber.
#[stored]
#[codec(mel_bound())]
pub struct Tally<Total, Rules> {
    /// Tokens for it, in planck times conviction.
    pub ayes: Balance,
    /// Tokens against it, in planck times conviction.
    pub nays: Balance,
    /// Tokens for it or abstaining, in planck.
    pub support: Balance,
    /// Voices of contributors for it, in planck earned.
    pub contributor_ayes: Balance,
    /// Voices of contributors against it, in planck earned.
    pub contributor_nays: Balance,
    /// The contributors' share of the approval: as the parameter was when the referendum was submitted, so that a vote
    /// ends by the rules that it began with.
    pub contributor_share: Perbill,
    /// The part of all voices that has to vote for that share to be whole; with fewer it is less in proportion. As the
    /// parameter was at submission, too; what all voices are is read whenever somebody asks for the approval.
    pub contributor_quorum: Perbill,
    _config: PhantomData<(Total, Rules)>,
}

/// What conviction voting keeps of the same referendum.
type TokenTally<Total> = pallet_conviction_voting::Tally<Balance, Total>;

impl<Total: Get<Balance>, Rules> Tally<Total, Rules> {
    /// Lets `f` change the votes of tokens.
    fn with_tokens<R>(&mut self, f: impl FnOnce(&mut TokenTally<Total>) -> R) -> R {
        let mut tokens = self.tokens();
        let result = f(&mut tokens);
        (self.ayes, self.nays, self.support) = (tokens.ayes, tokens.nays, tokens.support);
        result
    }

    fn tokens(&self) -> TokenTally<Total> {
        TokenTally::from_parts(self.ayes, self.nays, self.support)
    }
}

impl<Total, Rules> Tally<Total, Rules> {
    fn side(&mut self, aye: bool) -> &mut Balance {
        if aye { &mut self.contributor_ayes } else { &mut self.contributor_nays }
    }

    /// Whether contributors have a say in the referendum.
    pub(crate) fn has_chamber(&self) -> bool {
        !self.contributor_share.is_zero()
    }

    /// Counts a contributor's vote; `None` if the sum does not fit.
    pub(crate) fn cast(&mut self, vote: ContributorVote) -> Option<()> {
        let side = self.side(vote.aye);
        *side = side.checked_add(vote.voice)?;
        Some(())
    }

    /// Takes back a contributor's vote that was counted; `None` if it was not.
    pub(crate) fn withdraw(&mut self, vote: ContributorVote) -> Option<()> {
        let side = self.side(vote.aye);
        *side = side.checked_sub(vote.voice)?;
        Some(())
    }
}

impl<Total: Get<Balance>, Rules: ChamberRules> VoteTally<Balance, TrackId> for Tally<Total, Rules> {
    fn new(track: TrackId) -> Self {
        let share = tracks::row(track).and_then(|row| row.chamber).map(|share_of| share_of(&Rules::shares()));
        Self {
            ayes: 0,
            nays: 0,
            support: 0,
            contributor_ayes: 0,
            contributor_nays: 0,
            contributor_share: share.unwrap_or_default(),
            contributor_quorum: Rules::quorum(),
            _config: PhantomData,
        }
    }

    fn ayes(&self, _: TrackId) -> Balance {
        self.ayes
    }

    fn support(&self, track: TrackId) -> Perbill {
        self.tokens().support(track)
    }

    fn approval(&self, _: TrackId) -> Perbill {
        chamber::approval(
            Ballots { ayes: self.ayes, nays: self.nays },
            Ballots { ayes: self.contributor_ayes, nays: self.contributor_nays },
            Chamber { share: self.contributor_share, quorum: self.contributor_quorum, voices: Rules::voices() },
        )
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn unanimity(track: TrackId) -> Self {
        Self { ayes: Total::get(), support: Total::get(), ..Self::new(track) }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn rejection(track: TrackId) -> Self {
        Self { nays: Total::get(), support: Total::get(), ..Self::new(track) }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn from_requirements(support: Perbill, approval: Perbill, track: TrackId) -> Self {
        let TokenTally { ayes, nays, support, .. } = TokenTally::<Total>::from_requirements(support, approval, track);
        Self { ayes, nays, support, ..Self::new(track) }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn setup(_: TrackId, _: Perbill) {}
}

/// The polls `P` as conviction voting sees them: it counts tokens and knows nothing of contributors.
pub struct TokenPolls<P, Total, Rules>(PhantomData<(P, Total, Rules)>);

impl<P, Total, Rules> Polling<TokenTally<Total>> for TokenPolls<P, Total, Rules>
where
    P: Polling<Tally<Total, Rules>>,
    Total: Get<Balance>,
{
    type Class = P::Class;
    type Index = P::Index;
    type Moment = P::Moment;
    type Votes = P::Votes;

    fn classes() -> alloc::vec::Vec<Self::Class> {
        P::classes()
    }

    fn as_ongoing(index: Self::Index) -> Option<(TokenTally<Total>, Self::Class)> {
        P::as_ongoing(index).map(|(tally, class)| (tally.tokens(), class))
    }

    fn access_poll<R>(
        index: Self::Index,
        f: impl FnOnce(PollStatus<&mut TokenTally<Total>, Self::Moment, Self::Class>) -> R,
    ) -> R {
        P::access_poll(index, |status| show_tokens(status, f))
    }

    fn try_access_poll<R>(
        index: Self::Index,
        f: impl FnOnce(PollStatus<&mut TokenTally<Total>, Self::Moment, Self::Class>) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        P::try_access_poll(index, |status| show_tokens(status, f))
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn create_ongoing(class: Self::Class) -> Result<Self::Index, ()> {
        P::create_ongoing(class)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn end_ongoing(index: Self::Index, approved: bool) -> Result<(), ()> {
        P::end_ongoing(index, approved)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn max_ongoing() -> (Self::Class, u32) {
        P::max_ongoing()
    }
}

fn show_tokens<Total: Get<Balance>, Rules, Moment, Class, R>(
    status: PollStatus<&mut Tally<Total, Rules>, Moment, Class>,
    f: impl FnOnce(PollStatus<&mut TokenTally<Total>, Moment, Class>) -> R,
) -> R {
    match status {
        PollStatus::Ongoing(tally, class) => tally.with_tokens(|tokens| f(PollStatus::Ongoing(tokens, class))),
        PollStatus::Completed(end, approved) => f(PollStatus::Completed(end, approved)),
        PollStatus::None => f(PollStatus::None),
    }
}
