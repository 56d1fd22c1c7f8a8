mod common;
use common::{Devnet, wait_for};
use sp_keyring::Sr25519Keyring::*;
#[test]
fn stress() {
    for mode in ["instant", "instant,interval=1000"] {
        let devnet = Devnet::start(&["--seal", mode]);
        let start = std::time::Instant::now();
        std::thread::scope(|scope| {
            for account in [Alice, Bob, Charlie, Dave, Eve, Ferdie] {
                let devnet = &devnet;
                for part in 0..4u32 {
                    scope.spawn(move || {
                        for nonce in 0..150u32 {
                            let answers = devnet.submit(&[devnet.remark(account, nonce * 4 + part)]);
                            assert!(answers[0].get("result").is_some(), "{answers:?}");
                        }
                    });
                }
            }
        });
        eprintln!("submitted after {:?}", start.elapsed());
        for account in [Alice, Bob, Charlie, Dave, Eve, Ferdie] {
            wait_for("inclusion", || (devnet.nonce(account) == 600).then_some(()));
        }
        eprintln!("included after {:?} in {} blocks", start.elapsed(), devnet.height());
    }
}
