//! Blocks that somebody filled: what referenda have to do there is done in the next one that has room.

use super::*;
use frame_support::traits::{Get, StorePreimage, schedule::DispatchTime};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_governance::{Origin, RoomAfter};
use pallet_referenda::{ReferendumCount, ReferendumInfo, ReferendumInfoFor};
use pallet_scheduler::Agenda;

/// Calls that one block has room for.
fn room() -> usize {
    <<Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock as Get<u32>>::get() as usize
}

/// Root, and every other origin that a referendum can speak as.
fn speakers() -> Vec<OriginCaller> {
    let others = Origin::ALL.into_iter().map(OriginCaller::from);
    [frame_system::RawOrigin::Root.into()].into_iter().chain(others).collect()
}

fn submit(origin: OriginCaller, enactment_moment: DispatchTime<BlockNumber>) -> RuntimeCall {
    let proposal = Preimage::bound(frame_system::Call::remark { remark: vec![] }.into()).unwrap();
    pallet_referenda::Call::<Runtime>::submit { proposal_origin: Box::new(origin), proposal, enactment_moment }.into()
}

fn ayes(poll_index: u32) -> RuntimeCall {
    let vote = Vote { aye: true, conviction: Conviction::Locked1x };
    let vote = AccountVote::Standard { vote, balance: 900_000 * UNIT };
    pallet_conviction_voting::Call::<Runtime>::vote { poll_index, vote }.into()
}

/// By what name the scheduler knows what referendum `index` does.
fn task_of(index: u32) -> [u8; 32] {
    sp_io::hashing::blake2_256(&codec::Encode::encode(&(*b"assembly", "enactment", index)))
}

/// What was postponed: its name if it has one, from which block to which.
type Postponed = (Option<[u8; 32]>, BlockNumber, BlockNumber);

/// Blocks pass until the referendum was carried out; answers in which, and what was postponed.
fn blocks_until_done(index: u32, limit: u32) -> (BlockNumber, Vec<Postponed>) {
    let (mut postponed, task) = (vec![], Some(task_of(index)));
    for _ in 0..limit {
        next_block(vec![]);
        let mut done = false;
        for record in System::events() {
            match record.event {
                RuntimeEvent::Governance(pallet_governance::Event::Postponed { id, wanted, when }) => {
                    postponed.push((id, wanted, when));
                }
                RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { id, result, .. }) if id == task => {
                    assert_ok!(result);
                    done = true;
                }
                _ => {}
            }
        }
        if done {
            return (System::block_number(), postponed);
        }
    }
    panic!("still not carried out: {:?}", ReferendumInfoFor::<Runtime>::get(index));
}

/// Referendum 0 as `origin`, with a deposit, and three accounts that are for it; `others` come in the same block.
fn begin(origin: OriginCaller, enactment: DispatchTime<BlockNumber>, others: Vec<UncheckedExtrinsic>) {
    let mut extrinsics = vec![
        sign(Sr25519Keyring::Eve, 0, 0, submit(origin, enactment)),
        sign(Sr25519Keyring::Eve, 1, 0, pallet_referenda::Call::place_decision_deposit { index: 0 }),
    ];
    let voters = [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie];
    extrinsics.extend(voters.map(|who| sign(who, 0, 0, ayes(0))));
    for result in next_block(extrinsics.into_iter().chain(others).collect()) {
        assert_ok!(result.unwrap());
    }
}

/// Leaves no place in a block.
fn fill(block: BlockNumber) {
    for _ in Agenda::<Runtime>::get(block).len()..room() {
        let call = Box::new(frame_system::Call::remark { remark: vec![] }.into());
        assert_ok!(Scheduler::schedule(RuntimeOrigin::root(), block, None, 200, call));
    }
    assert_eq!(Agenda::<Runtime>::get(block).len(), room());
}

/// The attack as it was found: empty referenda, which cost a deposit each, time out in the very block that an approved
/// referendum was to be carried out in. Two accounts fill the block, and a part of the one after it.
#[test]
fn a_block_full_of_empty_referenda_delays_an_enactment_by_a_block() {
    new_test_ext("development").execute_with(|| {
        let wanted = 1 + <Runtime as pallet_referenda::Config>::UndecidingTimeout::get();
        let empty = || submit(Origin::SmallTreasurer.into(), DispatchTime::After(0));
        let batch = |count: usize| pallet_utility::Call::<Runtime>::batch_all { calls: vec![empty(); count] };
        let halves = [(Sr25519Keyring::Dave, room() / 2), (Sr25519Keyring::Ferdie, room() / 2 + 88)];
        let attack = halves.map(|(who, count)| sign(who, 0, 0, batch(count))).to_vec();
        begin(frame_system::RawOrigin::Root.into(), DispatchTime::At(wanted), attack);
        assert_eq!(ReferendumCount::<Runtime>::get() as usize, 1 + room() + 88);
        let [full, next] = [wanted, wanted + 1].map(|block| Agenda::<Runtime>::get(block).len());
        assert_eq!((full, next), (room(), 88), "the alarms that the block has no room for are the next one's");
        assert_eq!(RoomAfter::<Runtime>::get(wanted), Some(wanted + 1));
        try_state();

        let (done, postponed) = blocks_until_done(0, 200);
        assert_eq!((done, postponed), (wanted + 1, vec![(Some(task_of(0)), wanted, wanted + 1)]));
        // All of the others were looked at, too.
        let timed_out =
            ReferendumInfoFor::<Runtime>::iter_values().filter(|info| matches!(info, ReferendumInfo::TimedOut(..)));
        assert_eq!(timed_out.count(), room() + 88);
        assert_eq!(RoomAfter::<Runtime>::iter().count(), 0, "what is over is forgotten");
        try_state();
    });
}

/// On every track, as soon as it allows and in a block that was named: where the block is full, in the next.
#[test]
fn a_full_block_delays_an_enactment_on_every_track() {
    for origin in speakers() {
        let run = |enactment, filled: Option<BlockNumber>| {
            let mut outcome = None;
            new_test_ext("development").execute_with(|| {
                begin(origin.clone(), enactment, vec![]);
                filled.into_iter().for_each(fill);
                outcome = Some(blocks_until_done(0, 200));
                try_state();
            });
            outcome.unwrap()
        };
        let (soon, none) = run(DispatchTime::After(0), None);
        assert!(none.is_empty(), "{origin:?}: nothing is in its way");
        for enactment in [DispatchTime::After(0), DispatchTime::At(soon + 30)] {
            let due = if matches!(enactment, DispatchTime::At(_)) { soon + 30 } else { soon };
            let (done, postponed) = run(enactment, Some(due));
            assert_eq!(done, due + 1, "{origin:?}");
            assert!(postponed.contains(&(Some(task_of(0)), due, due + 1)), "{origin:?}: {postponed:?}");
            // On the fastest tracks the alarm for the next in the queue was for that block, too.
            assert!(postponed.iter().all(|(_, wanted, when)| (*wanted, *when) == (due, due + 1)), "{postponed:?}");
        }
    }
}

/// Alarms are no exception: a decision begins and ends late, and not never.
#[test]
fn full_blocks_delay_the_alarms_of_a_referendum() {
    new_test_ext("development").execute_with(|| {
        for block in 2..12 {
            fill(block);
        }
        begin(Origin::ParameterAdmin.into(), DispatchTime::After(0), vec![]);
        let alarm = |index| match ReferendumInfoFor::<Runtime>::get(index) {
            Some(ReferendumInfo::Ongoing(status)) => status.alarm,
            other => panic!("not open: {other:?}"),
        };
        let (wanted, (when, _)) = alarm(0).expect("it is looked at again");
        assert_eq!((wanted, when), (2, 12));
        // Whoever comes later does not look at each of the ten.
        assert_eq!(RoomAfter::<Runtime>::get(2), Some(12));
        try_state();
        let (done, _) = blocks_until_done(0, 60);
        assert!((12..50).contains(&done), "in block {done}");
        try_state();
    });
}

/// Where nothing has room up to the last block, the scheduler's word stands.
#[test]
fn there_is_no_block_after_the_last_one() {
    use frame_support::traits::schedule::v3::Anon;
    type Roomy = <Runtime as pallet_referenda::Config>::Scheduler;
    new_test_ext("development").execute_with(|| {
        next_block(vec![]);
        fill(BlockNumber::MAX);
        let schedule = |when| {
            let call = Preimage::bound(frame_system::Call::remark { remark: vec![] }.into()).unwrap();
            <Roomy as Anon<BlockNumber, RuntimeCall, OriginCaller>>::schedule(
                when,
                None,
                128,
                frame_system::RawOrigin::Root.into(),
                call,
            )
        };
        assert_eq!(schedule(DispatchTime::At(BlockNumber::MAX)), Err(sp_runtime::DispatchError::Exhausted));
        assert_eq!(schedule(DispatchTime::After(BlockNumber::MAX)), Err(sp_runtime::DispatchError::Exhausted));
        // What is over is the next block's.
        assert_eq!(schedule(DispatchTime::At(0)).map(|(block, _)| block), Ok(2));
        assert_eq!(schedule(DispatchTime::After(0)).map(|(block, _)| block), Ok(2));
        try_state();
    });
}
