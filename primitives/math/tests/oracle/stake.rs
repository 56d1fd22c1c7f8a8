//! What counts for an epoch, from everything that ever happened to a stake.

/// A moment: something has just changed, or an epoch has begun.
struct Moment {
    epoch: u32,
    stake: u128,
    registered: bool,
}

/// All moments since the beginning of epoch 0.
pub struct History(Vec<Moment>);

impl History {
    /// No stake, and nobody registered.
    pub fn new() -> Self {
        Self(vec![Moment { epoch: 0, stake: 0, registered: false }])
    }

    fn last(&self) -> &Moment {
        self.0.last().expect("there is a first moment")
    }

    /// The epoch.
    pub fn epoch(&self) -> u32 {
        self.last().epoch
    }

    /// The stake.
    pub fn stake(&self) -> u128 {
        self.last().stake
    }

    /// Whether it is registered.
    pub fn registered(&self) -> bool {
        self.last().registered
    }

    /// The next epoch begins.
    pub fn begin_epoch(&mut self) {
        let Moment { epoch, stake, registered } = *self.last();
        self.0.push(Moment { epoch: epoch + 1, stake, registered });
    }

    /// Another stake.
    pub fn set_stake(&mut self, stake: u128) {
        let Moment { epoch, registered, .. } = *self.last();
        self.0.push(Moment { epoch, stake, registered });
    }

    /// It registers, or leaves.
    pub fn set_registered(&mut self, registered: bool) {
        let Moment { epoch, stake, .. } = *self.last();
        self.0.push(Moment { epoch, stake, registered });
    }

    /// What counts for `epoch`: the least stake of all moments since it began, if it was registered then.
    pub fn counts(&self, epoch: u32) -> u128 {
        let mut since = self.0.iter().skip_while(|moment| moment.epoch < epoch).peekable();
        match since.peek() {
            Some(boundary) if boundary.registered => since.map(|moment| moment.stake).min().unwrap_or_default(),
            _ => 0,
        }
    }
}
