// What the page takes of the signing libraries. It comes when something is signed or checked, and not before: named one
// by one, so that nothing else of them is carried.

export { sr25519CreateDerive } from '@polkadot-labs/hdkd';
export { DEV_MINI_SECRET, ed25519, sr25519, ss58Address } from '@polkadot-labs/hdkd-helpers';
