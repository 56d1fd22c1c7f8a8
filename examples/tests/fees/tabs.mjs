// Tabs: what it costs to pay by the call.

import { encode, message, multiSignature, pairKey, signerOf } from '../../lib/voucher.mjs';
import { TRIB } from '../../lib/story.mjs';

/** Assets of the devnet's own that have a price. */
const [MODEL, DATASET] = [2, 0];
const PRICE = { [MODEL]: TRIB / 2n, [DATASET]: TRIB / 100n };
/** Tabs that are settled together. */
const SOME = 10;

/** Vouchers as a settlement takes them: their number, and each with its signature. */
function settlement(api, till, tabs) {
  const genesis = api.genesisHash.toHex();
  const signed = tabs.map((tab) => {
    const voucher = { tab, service: 1_000n, lanes: [[MODEL, 1n, PRICE[MODEL]]] };
    const signature = multiSignature('sr25519', till.pair('payer').sign(message(genesis, voucher)));
    return Buffer.concat([encode(voucher), signature]);
  });
  const list = Buffer.concat([Buffer.from([tabs.length << 2]), ...signed]);
  return api.tx.tabs.settle(`0x${list.toString('hex')}`);
}

export async function theTabs(till) {
  const { api } = till;
  const { tabs, utility } = api.tx;
  const signer = signerOf(pairKey(till.pair('payer')));
  const open = tabs.open(till.address('gateway'), signer, 5n * TRIB, [[MODEL, PRICE[MODEL]]]);
  const first = till.id(await till.pay('payer', open, '1 asset, 5 TRIB'), 'tabs', 'TabOpened', 'tab');
  await till.pay('payer', tabs.topUp(first, TRIB));
  await till.pay('payer', tabs.addLane(first, DATASET, PRICE[DATASET]));
  await till.pass('payer', utility.batchAll(Array.from({ length: SOME }, () => open)));
  await till.pay('gateway', settlement(api, till, [first]), '1 voucher');
  const others = Array.from({ length: SOME }, (_, place) => first + 1 + place);
  await till.pay('gateway', settlement(api, till, others), '10 vouchers');
  const closed = await till.pay('payer', tabs.close(first));
  await till.pay('gateway', tabs.refund(others[0]));
  const { closing } = (await closed.at.call.tabsApi.tab(first)).unwrap();
  await till.until(closing.unwrap().toNumber());
  await till.pay('payer', tabs.withdraw(first));
}
