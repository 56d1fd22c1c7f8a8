// What is asked of the chain, and its answers as plain values.

import { textOf } from '../lib/format';
import type { Client } from './node';
import type {
  Asset,
  AssetRow,
  Balance,
  Contribution,
  Edge,
  Epoch,
  Evaluator,
  Kin,
  Manifest,
  Owed,
  Part,
  Pool,
  Terms,
  Weights,
} from './types';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** An account's address. */
export const addressOf = (account: any): string => (typeof account === 'string' ? account : account.address());

/** A number of the chain, whatever it came as. */
export const big = (value: any): bigint => BigInt(value);
const maybe = <T>(value: T | null | undefined): T | null => value ?? null;

const termsOf = (terms: any): Terms => ({
  usePrice: big(terms.usePrice),
  trainingFee: big(terms.trainingFee),
  royalty: big(terms.royalty),
  reach: big(terms.reach),
});

const splitOf = ({ steward, data, compute }: any) => ({
  steward: big(steward),
  data: big(data),
  compute: big(compute),
});

const stackFrom = (stack: any[]) =>
  stack.map(([id, share, reach]) => ({ id: Number(id), share: big(share), reach: big(reach) }));

/** An asset, or nothing. */
export async function readAsset(client: Client, id: number): Promise<Asset | null> {
  const [view, stack] = await Promise.all([
    client.call.registryApi.asset(id),
    client.call.registryApi.royaltyStack(id),
  ]);
  if (!view) return null;
  return {
    id,
    kind: view.kind,
    state: view.state,
    steward: addressOf(view.steward),
    name: textOf(view.info.name),
    uri: textOf(view.info.uri),
    licence: textOf(view.info.licence),
    terms: termsOf(view.terms),
    pending: view.pending ? { terms: termsOf(view.pending[0]), block: Number(view.pending[1]) } : null,
    floor: termsOf(view.floor),
    split: splitOf(view.split),
    budgets: { data: big(view.budgets.data), compute: big(view.budgets.compute) },
    deadline: maybe(view.deadline),
    closed: maybe(view.closed),
    retired: maybe(view.retired),
    upstream: view.upstream.map(([up, royalty]: any) => ({ id: Number(up), royalty: big(royalty) })),
    commitment: maybe(view.commitment),
    lifetime: big(view.lifetime),
    waiting: big(view.waiting),
    royalties: big(view.royalties),
    frozen: view.frozen,
    stack: stackFrom(stack),
  };
}

/** Assets in a bucket of scores. */
const BUCKET = 64;

/** The score of each of these assets in an epoch that was settled, by its id. */
async function readScores(client: Client, epoch: number, ids: number[]): Promise<Map<number, bigint>> {
  const scores = new Map<number, bigint>();
  if (epoch < 1) return scores;
  const buckets = [...new Set(ids.map((id) => Math.floor(id / BUCKET)))];
  // A bucket's number is a key in big-endian.
  const keys = buckets.map((bucket) => [epoch, `0x${bucket.toString(16).padStart(8, '0')}`]);
  const found = await client.query.evaluation.outcomes.multi(keys);
  buckets.forEach((bucket, at) => {
    for (const { slot, consensus } of found[at] ?? []) scores.set(bucket * BUCKET + Number(slot), big(consensus));
  });
  return scores;
}

/** The assets of these numbers, as far as they are there, with what the last settled epoch made of them. */
export async function readAssetRows(client: Client, ids: number[]): Promise<AssetRow[]> {
  if (ids.length === 0) return [];
  const { registry, rewards, system } = client.query;
  const [assets, infos, accounts, view, head] = await Promise.all([
    registry.assets.multi(ids),
    registry.infos.multi(ids),
    rewards.accounts.multi(ids),
    client.call.evaluationApi.epoch(),
    system.number(),
  ]);
  const scores = await readScores(client, Number(view.settling) - 1, ids).catch(() => new Map<number, bigint>());
  return ids.flatMap((id, at) => {
    const one = assets[at];
    if (!one) return [];
    const fell = one.pending && Number(one.pending[1]) <= Number(head);
    const gone = one.state === 'Published' && one.retired != null && Number(one.retired) <= Number(head);
    return [
      {
        id,
        kind: one.kind,
        state: gone ? 'Retired' : one.state,
        steward: addressOf(one.steward),
        name: infos[at] ? textOf(infos[at].name) : '',
        terms: termsOf(fell ? one.pending[0] : one.terms),
        floor: termsOf(one.floor),
        lifetime: big(accounts[at]?.income.lifetime ?? 0),
        score: scores.get(id) ?? null,
      },
    ];
  });
}

/** The number that the next asset will have: so many were registered. */
export const readNextAsset = async (client: Client): Promise<number> => Number(await client.query.registry.nextAsset());

/** The numbers of so many assets before one, the newest first. */
export const idsBefore = (next: number, size: number): number[] =>
  Array.from({ length: Math.max(0, Math.min(size, next)) }, (_, at) => next - 1 - at);

/** So many assets are asked for at once. */
const CHUNK = 256;

/** All assets, newest first: where they may be many, ask for a page of them instead. */
export async function readAssets(client: Client): Promise<AssetRow[]> {
  const rows: AssetRow[] = [];
  for (let next = await readNextAsset(client); next > 0; next -= CHUNK) {
    rows.push(...(await readAssetRows(client, idsBefore(next, CHUNK))));
  }
  return rows;
}

/** Names of assets that a view mentions. */
export async function readNames(client: Client, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const infos = await client.query.registry.infos.multi(ids);
  return new Map(ids.map((id, at) => [id, infos[at] ? textOf(infos[at].name) : `asset ${id}`]));
}

/** Ancestors and descendants, so many steps at most. */
export async function readLineage(client: Client, id: number, depth: number) {
  const [up, down] = await Promise.all([
    client.call.registryApi.provenance(id, depth),
    client.call.registryApi.descendants(id, depth),
  ]);
  const kin =
    (sign: number) =>
    (node: any): Kin => ({
      id: Number(node.asset),
      kind: node.kind,
      state: node.state,
      name: textOf(node.name),
      depth: sign * node.depth,
    });
  const edge = (one: any): Edge => ({
    downstream: Number(one.downstream),
    upstream: Number(one.upstream),
    royalty: big(one.royalty),
  });
  const nodes = new Map<number, Kin>();
  for (const node of [...up.nodes.map(kin(-1)), ...down.nodes.map(kin(1))]) nodes.set(node.id, node);
  const edges = new Map<string, Edge>();
  for (const one of [...up.edges, ...down.edges].map(edge)) edges.set(`${one.upstream} ${one.downstream}`, one);
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    truncated: (up.truncated || down.truncated) as boolean,
  };
}

/** What each of some descendants owes an asset as its share. */
export async function readSharesIn(client: Client, ancestor: number, descendants: number[]) {
  if (descendants.length === 0) return new Map<number, bigint>();
  const found = await client.query.rewards.royalties.multi(descendants.map((each) => [ancestor, each]));
  return new Map<number, bigint>(descendants.map((each, at) => [each, big(found[at]?.share ?? 0)]));
}

function contributionOf(view: any): Contribution {
  return {
    id: big(view.id),
    asset: Number(view.asset),
    who: addressOf(view.who),
    class: view.class,
    units: big(view.units),
    commitment: view.commitment,
    uri: textOf(view.uri),
    weight: view.weight == null ? null : big(view.weight),
    manifest: null,
  };
}

function manifestOf(view: any): Manifest {
  return {
    root: view.root,
    count: Number(view.count),
    units: big(view.units),
    weightPerUnit: view.weightPerUnit == null ? null : big(view.weightPerUnit),
    joined: big(view.joined),
    latent: big(view.latent),
  };
}

/** Whether a contribution waits for its review. */
export type ReviewState = 'Pending' | 'Accepted';

/** The most that the chain looks at for one answer, and so many answers are asked for to fill one page. */
const [LOOKS_AT, LOOKS] = [256, 4];

/** Tells which of these are manifests, and what is known of them. */
async function addManifests(client: Client, items: Contribution[]): Promise<void> {
  if (items.length === 0) return;
  const stored = await client.query.contributions.manifests.multi(items.map(({ id }) => id));
  const manifests = items.filter((_, at) => stored[at]);
  await Promise.all(
    manifests.map(async (one) => {
      const view = await client.call.contributionsApi.manifest(one.id);
      one.manifest = view ? manifestOf(view) : null;
    }),
  );
}

/**
 * So many contributions to an asset or by an account, after one, of any state or of one. Those of one state may lie far
 * apart: then the page can be short, or empty, and not the last.
 */
export async function readContributions(
  client: Client,
  of: number | string,
  state: ReviewState | undefined,
  from: bigint | undefined,
  size: number,
): Promise<Part<Contribution, bigint>> {
  const method = typeof of === 'number' ? 'contributionsOf' : 'contributionsBy';
  const found: Contribution[] = [];
  let next = from;
  for (let look = 0; look < LOOKS && found.length < size; look += 1) {
    const page = await client.call.contributionsApi[method](of, state, next, state ? LOOKS_AT : size);
    found.push(...page.items.map(contributionOf));
    next = page.next ?? undefined;
    if (next === undefined) break;
  }
  const items = found.slice(0, size);
  await addManifests(client, items);
  return { items, next: found.length > size ? items[size - 1]!.id : next };
}

/** What all contributions to an asset weigh, by class. */
export async function readWeights(client: Client, asset: number): Promise<Weights> {
  const pools = (['Data', 'Compute'] as const).map((type) => poolArgument({ type, asset }));
  const [data, compute] = await client.query.rewards.pools.multi(pools);
  return { Data: big(data?.weight ?? 0), Compute: big(compute?.weight ?? 0) };
}

/** Who may assess contributions to an asset: those named, else its steward. */
export async function readReviewers(client: Client, id: number): Promise<string[]> {
  return (await client.query.registry.reviewers(id)).map(addressOf);
}

/** What could be collected for an asset. */
export async function readCollectable(client: Client, id: number): Promise<{ from: number; amount: bigint }[]> {
  const page = await client.call.rewardsApi.collectablePage(id, undefined, 256);
  return page.items.map(([from, amount]: any) => ({ from: Number(from), amount: big(amount) }));
}

/** A pool's name as a plain value. */
export const poolOf = ({ type, value }: any): Pool =>
  type === 'Stake' ? { type, evaluator: addressOf(value) } : { type, asset: Number(value) };

/** A pool's name as calls take it. */
export const poolArgument = (pool: Pool) =>
  pool.type === 'Stake' ? { type: pool.type, value: pool.evaluator } : { type: pool.type, value: pool.asset };

/** The most pools of an account that are asked for. */
export const MOST_OWED = 2_048;

/** What can be claimed of it now: what is frozen cannot. */
export const claimable = (owed: Owed[]): bigint =>
  owed.filter(({ frozen }) => !frozen).reduce((sum, { amount }) => sum + amount, 0n);

/** What an account is owed, by pool: as many pages as there are. */
export async function readOwed(client: Client, account: string): Promise<Owed[]> {
  const owed: Owed[] = [];
  let from: any;
  do {
    const page = await client.call.rewardsApi.owed(account, from, 256);
    for (const one of page.items) {
      owed.push({
        pool: poolOf(one.pool),
        amount: big(one.amount),
        frozen: one.frozen,
        uncollected: one.uncollected.map(([id, amount]: any) => ({ from: Number(id), amount: big(amount) })),
      });
    }
    from = page.next ?? undefined;
  } while (from !== undefined && owed.length < MOST_OWED);
  return owed;
}

/** What an account has, free and on hold. */
export async function readBalance(client: Client, account: string): Promise<Balance> {
  const [{ data, nonce }, holds] = await Promise.all([
    client.query.system.account(account),
    client.query.balances.holds(account),
  ]);
  return {
    free: big(data.free),
    held: big(data.reserved),
    frozen: big(data.frozen),
    nonce: Number(nonce),
    holds: holds.map(({ id, amount }: any) => ({
      pallet: id.type ?? String(id),
      reason: typeof id.value === 'string' ? id.value : (id.value?.type ?? ''),
      amount: big(amount),
    })),
  };
}

/** The present epoch. */
export async function readEpoch(client: Client): Promise<Epoch> {
  const view = await client.call.evaluationApi.epoch();
  const amounts = [
    ...['emission', 'assets', 'evaluators', 'treasury', 'authors', 'rolledOver', 'freshRolledOver'],
    ...['stake', 'revealed', 'quorum'],
  ].map((name) => [name, big(view[name])]);
  return {
    ...Object.fromEntries(amounts),
    index: Number(view.index),
    start: Number(view.start),
    length: Number(view.length),
    settling: Number(view.settling),
    phase: view.phase ?? null,
  };
}

/** The registered evaluators. */
export async function readEvaluators(client: Client): Promise<Evaluator[]> {
  return (await client.call.evaluationApi.evaluators()).map((view: any) => ({
    account: addressOf(view.account),
    commission: big(view.commission),
    stake: big(view.stake),
    own: big(view.own),
    counts: big(view.counts),
    counted: big(view.counted),
    committed: view.committed,
    revealed: view.revealed,
  }));
}

/** What an account has staked, and what of it unbonds. */
export async function readStakes(client: Client, account: string) {
  const [positions, unbonding] = await Promise.all([
    client.call.evaluationApi.positions(account),
    client.call.evaluationApi.unbonding(account),
  ]);
  return {
    positions: positions.map((view: any) => ({
      evaluator: addressOf(view.evaluator),
      active: big(view.active),
      joining: view.joining.reduce((sum: bigint, [, amount]: any) => sum + big(amount), 0n) as bigint,
    })) as { evaluator: string; active: bigint; joining: bigint }[],
    unbonding: unbonding.map(([epoch, amount]: any) => ({ epoch: Number(epoch), amount: big(amount) })) as {
      epoch: number;
      amount: bigint;
    }[],
  };
}

/** The hash of the scores that an account committed to in an epoch and has not revealed. */
export async function readCommitment(client: Client, epoch: number, account: string): Promise<string | null> {
  const found = await client.query.evaluation.commits([epoch, account]);
  return found ? String(found.binding) : null;
}

/** What evaluators made of an asset in an epoch. */
export async function readScoresOf(client: Client, epoch: number, asset: number) {
  const view = await client.call.evaluationApi.scores(epoch, asset);
  if (!view) return null;
  return {
    epoch,
    scores: view.scores.map(([who, score]: any) => ({ who: addressOf(who), score: Number(score) })) as {
      who: string;
      score: number;
    }[],
    consensus: view.outcome ? Number(view.outcome[0]) : null,
  };
}
