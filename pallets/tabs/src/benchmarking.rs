//! What the calls cost at their worst: lanes for assets that the payer contributed to, and vouchers of one tab each.

use super::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{
    Get,
    fungible::{Inspect, Mutate},
};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use sp_runtime::KeyTypeId;
use tributary_primitives::{
    AccountId, AssetId, Balance, Form, MAX_GATEWAYS, MAX_LANES, MAX_TRIES, MAX_VOUCHERS, SessionKey, Signature, TabId,
    UNIT, Voucher, VoucherLane,
    traits::{Assets, Intake, Uses},
};

/// What is deposited in each tab.
const DEPOSIT: Balance = 10_000 * UNIT;
/// For the session keys that benchmarks make.
const KEYS: KeyTypeId = KeyTypeId(*b"tabs");

/// What signs.
#[derive(Clone, Copy)]
enum Kind {
    Ed25519,
    Sr25519,
    Ecdsa,
}

fn rich<T: Config>(name: &'static str, index: u32) -> AccountId {
    let who: AccountId = account(name, index, 0);
    T::Currency::set_balance(&who, UNIT.saturating_mul(1_000_000_000));
    who
}

/// A published asset, whose data is `member`'s.
fn asset<T: Config>(member: &AccountId) -> AssetId {
    let steward = rich::<T>("steward", 0);
    let asset = T::Assets::open_for_benchmark(&steward);
    T::Ledger::join_for_benchmark(asset, member);
    T::Assets::publish_for_benchmark(asset);
    asset
}

fn key(kind: Kind) -> SessionKey {
    match kind {
        Kind::Ed25519 => SessionKey::Ed25519(sp_io::crypto::ed25519_generate(KEYS, None)),
        Kind::Sr25519 => SessionKey::Sr25519(sp_io::crypto::sr25519_generate(KEYS, None)),
        Kind::Ecdsa => SessionKey::Ecdsa(sp_io::crypto::ecdsa_generate(KEYS, None)),
    }
}

fn sign<T: Config>(key: &SessionKey, voucher: &Voucher, form: Form) -> Signature {
    let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::from(0u32));
    let message = form.of(&voucher.message(&genesis));
    let signature = match key {
        SessionKey::Ed25519(key) => sp_io::crypto::ed25519_sign(KEYS, key, &message).map(Signature::Ed25519),
        SessionKey::Sr25519(key) => sp_io::crypto::sr25519_sign(KEYS, key, &message).map(Signature::Sr25519),
        SessionKey::Ecdsa(key) => sp_io::crypto::ecdsa_sign(KEYS, key, &message).map(Signature::Ecdsa),
    };
    signature.expect("the key is in the keystore")
}

/// Opens a tab of `payer`'s for these assets.
fn tab<T: Config>(payer: &AccountId, gateway: AccountId, signer: SessionKey, assets: &[AssetId]) -> TabId {
    let id = NextTab::<T>::get();
    let lanes = assets.iter().map(|asset| (*asset, Balance::MAX)).collect();
    Pallet::<T>::open(RawOrigin::Signed(payer.clone()).into(), gateway, signer, DEPOSIT, lanes).expect("payer is rich");
    id
}

/// A payer and eight assets of its own.
fn world<T: Config>() -> (AccountId, Vec<AssetId>) {
    let payer = rich::<T>("payer", 0);
    let assets = (0..MAX_LANES).map(|_| asset::<T>(&payer)).collect();
    (payer, assets)
}

/// A unit of each of these assets at its price, and a TRIB for the gateway.
fn voucher<T: Config>(tab: TabId, assets: &[AssetId]) -> Voucher {
    let lane = |asset: &AssetId| {
        let amount = T::Assets::use_price(*asset).expect("it is published");
        VoucherLane { asset: *asset, units: 1, amount }
    };
    Voucher { tab, service: UNIT, lanes: assets.iter().map(lane).collect() }
}

/// So many vouchers of payers of their own for one asset, signed by keys of a kind, to as many gateways as can be paid
/// at once. The first ones are signed as none before, as often as the other form is tried.
fn batch<T: Config>(count: u32, kind: Kind) -> Vec<(Voucher, Signature)> {
    let asset = [asset::<T>(&rich::<T>("payer", 0))];
    let signer = key(kind);
    let mut form = Form::Raw;
    (0..count)
        .map(|index| {
            let gateway = rich::<T>("gateway", index % MAX_GATEWAYS);
            let id = tab::<T>(&rich::<T>("payer", index), gateway, signer.clone(), &asset);
            let voucher = voucher::<T>(id, &asset);
            if index < MAX_TRIES {
                form = form.other();
            }
            let signature = sign::<T>(&signer, &voucher, form);
            (voucher, signature)
        })
        .collect()
}

fn settled<T: Config>() -> u64 {
    Totals::<T>::get().vouchers
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn open(l: Linear<0, { MAX_LANES }>) {
        let (payer, assets) = world::<T>();
        let id = NextTab::<T>::get();
        let lanes = assets.into_iter().take(l as usize).map(|asset| (asset, Balance::MAX)).collect();
        let signer = key(Kind::Ecdsa);

        #[extrinsic_call]
        _(RawOrigin::Signed(payer), rich::<T>("gateway", 0), signer, DEPOSIT, lanes);

        assert_eq!(Tabs::<T>::get(id).map(|tab| tab.lanes.len() as u32), Some(l));
    }

    #[benchmark]
    fn top_up() {
        let (payer, assets) = world::<T>();
        let id = super::tab::<T>(&payer, rich::<T>("gateway", 0), key(Kind::Ecdsa), &assets);

        #[extrinsic_call]
        _(RawOrigin::Signed(payer), id, DEPOSIT);

        assert_eq!(Tabs::<T>::get(id).map(|tab| tab.deposit), Some(2 * DEPOSIT));
    }

    /// The eighth, by the account of the session key.
    #[benchmark]
    fn add_lane() {
        let (payer, assets) = world::<T>();
        let signer = key(Kind::Ecdsa);
        let id = super::tab::<T>(&payer, rich::<T>("gateway", 0), signer.clone(), &assets[1..]);

        #[extrinsic_call]
        _(RawOrigin::Signed(signer.account()), id, assets[0], Balance::MAX);

        assert_eq!(Tabs::<T>::get(id).map(|tab| tab.lanes.len() as u32), Some(MAX_LANES));
    }

    #[benchmark]
    fn settle(v: Linear<1, { MAX_VOUCHERS }>) {
        let (before, vouchers) = (settled::<T>(), batch::<T>(v, Kind::Sr25519));

        #[extrinsic_call]
        _(RawOrigin::Signed(rich::<T>("caller", 0)), vouchers);

        assert_eq!(settled::<T>(), before + u64::from(v));
    }

    #[benchmark]
    fn settle_ed25519(v: Linear<1, { MAX_VOUCHERS }>) {
        let (before, vouchers) = (settled::<T>(), batch::<T>(v, Kind::Ed25519));

        #[extrinsic_call]
        settle(RawOrigin::Signed(rich::<T>("caller", 0)), vouchers);

        assert_eq!(settled::<T>(), before + u64::from(v));
    }

    #[benchmark]
    fn settle_ecdsa(v: Linear<1, { MAX_VOUCHERS }>) {
        let (before, vouchers) = (settled::<T>(), batch::<T>(v, Kind::Ecdsa));

        #[extrinsic_call]
        settle(RawOrigin::Signed(rich::<T>("caller", 0)), vouchers);

        assert_eq!(settled::<T>(), before + u64::from(v));
    }

    /// One voucher for `l` assets.
    #[benchmark]
    fn settle_lanes(l: Linear<1, { MAX_LANES }>) {
        let (payer, assets) = world::<T>();
        let signer = key(Kind::Sr25519);
        let id = super::tab::<T>(&payer, rich::<T>("gateway", 0), signer.clone(), &assets);
        let voucher = super::voucher::<T>(id, &assets[..l as usize]);
        let signature = sign::<T>(&signer, &voucher, Form::Raw);
        let before = settled::<T>();

        #[extrinsic_call]
        settle(RawOrigin::Signed(rich::<T>("caller", 0)), vec![(voucher, signature)]);

        assert_eq!(settled::<T>(), before + 1);
    }

    #[benchmark]
    fn close() {
        let (payer, assets) = world::<T>();
        let id = super::tab::<T>(&payer, rich::<T>("gateway", 0), key(Kind::Ecdsa), &assets);

        #[extrinsic_call]
        _(RawOrigin::Signed(payer), id);

        assert!(Tabs::<T>::get(id).is_some_and(|tab| tab.closing.is_some()));
    }

    /// Of a tab of which something was used of each asset for the first time; what was not spent was set off already
    /// against what the payer claimed. `refund` does the same without waiting.
    #[benchmark]
    fn withdraw() {
        let (payer, assets) = world::<T>();
        let signer = key(Kind::Sr25519);
        let id = super::tab::<T>(&payer, rich::<T>("gateway", 0), signer.clone(), &assets);
        let voucher = super::voucher::<T>(id, &assets);
        let signature = sign::<T>(&signer, &voucher, Form::Raw);
        Pallet::<T>::settle(RawOrigin::Signed(payer.clone()).into(), vec![(voucher, signature)]).expect("it is good");
        Pallet::<T>::close(RawOrigin::Signed(payer.clone()).into(), id).expect("it is the payer's");
        for asset in &assets {
            T::Ledger::unpledge(&payer, *asset, DEPOSIT - 1).expect("as much was pledged");
        }
        let now = frame_system::Pallet::<T>::block_number();
        frame_system::Pallet::<T>::set_block_number(now + BlockNumberFor::<T>::from(T::CloseDelay::get()));

        #[extrinsic_call]
        _(RawOrigin::Signed(payer), id);

        assert!(!Tabs::<T>::contains_key(id));
        assert_eq!(T::Currency::total_balance(&Pallet::<T>::pot()), T::Currency::minimum_balance());
    }
}
