// Who is owed what at the end of the afternoon, worked out a second time from the tables, the report of the review and
// the terms, without what the chain reckons.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameter } from '../lib/chain.mjs';
import { Ledger, USE_FEE } from '../lib/ledger.mjs';

/** What the gateway asks for a call, in planck: as the page has it. */
const SERVICE = 10_000_000_000n;
/** Whose rows are in which table. */
const TABLES = ['north', 'south'];

/** Rows of each in a table, by name. */
function rowsIn(path) {
  const rows = new Map();
  for (const line of readFileSync(path, 'utf8').trim().split('\n').slice(1)) {
    const name = line.split(',')[0].replace('//', '');
    rows.set(name, (rows.get(name) ?? 0n) + 1n);
  }
  return rows;
}

/** What an asset is, as far as money goes. */
async function termsOf(api, id) {
  const view = (await api.call.registryApi.asset(id)).unwrap();
  const { steward, data, compute } = view.split;
  return {
    price: view.terms.usePrice.toBigInt(),
    reach: view.terms.reach.toBigInt(),
    split: { Steward: steward.toBigInt(), Data: data.toBigInt(), Compute: compute.toBigInt() },
    cited: view.upstream.map(([asset, royalty]) => [asset.toNumber(), royalty.toBigInt()]),
  };
}

/** What everybody received in all, or paid, by name. `known` are the ids, and what the shell printed. */
export async function theirIncome(api, checks, known, work) {
  const [dataset, model] = [Number(known.dataset), Number(known.model)];
  const [source, built] = [await termsOf(api, dataset), await termsOf(api, model)];
  const calls = BigInt([...known.printed.matchAll(/^(flood|dry)$/gm)].length);
  checks.that(calls > 0n, 'calls were answered');
  checks.that(/^flood$/m.test(known.printed) && /^dry$/m.test(known.printed), 'the model tells one from the other');

  const ledger = new Ledger(await parameter(api, 'Rewards', 'UseFee', USE_FEE));
  ledger.open(dataset, 'Mia', source.split);
  const report = JSON.parse(readFileSync(join(work, `review-${dataset}.json`), 'utf8'));
  const people = new Set();
  for (const table of TABLES) {
    const { weight } = report.values.find(({ contribution }) => String(contribution) === known[table]);
    for (const [name, rows] of rowsIn(join(work, `${table}.csv`))) {
      ledger.addWeight(dataset, 'Data', name, rows * BigInt(weight));
      people.add(name);
    }
  }
  ledger.publish(dataset);
  ledger.open(model, 'Mia', built.split, built.cited.map(([asset, royalty]) => [asset, royalty, source.reach]));
  ledger.publish(model);
  ledger.pay(model, calls * built.price);
  ledger.collect(dataset, [model]);
  const steward = ledger.claim('Mia', [dataset, model].map((id) => ['Steward', id]));
  const claimed = [...people].map((name) => [name, ledger.claim(name, [['Data', dataset]])]);
  return new Map([...claimed, ['Mia', steward + calls * SERVICE], ['Uma', -calls * (built.price + SERVICE)]]);
}
