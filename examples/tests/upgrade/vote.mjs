// The vote that authorizes the next runtime, and what cannot.

import { within } from '../../lib/chain.mjs';
import { TRIB } from '../../lib/story.mjs';
import { taskOf } from '../../lib/voting.mjs';
import { PATIENCE, eventsAfter, toHex } from './blocks.mjs';

/** Who votes, and with how much: together with more than half of all tokens, which passes at once. */
const VOTERS = ['Alice', 'Bob', 'Charlie', 'Ferdie'];
const VOTE = 900_000n * TRIB;
/** Whom the referenda speak for, by track. Only root may authorize a runtime. */
const ORIGINS = { root: { system: 'Root' }, parameters: { Governance: 'ParameterAdmin' } };

/**
 * Authorizes the code by vote, and shows that nothing else can and that no other code will do. Answers the referenda's
 * numbers by track.
 */
export async function authorize(stage, api, code) {
  const { checks } = stage;
  const hash = api.registry.hash(code).toHex();
  const refused = withoutVote(stage, api, hash);
  const polls = await submit(stage, api, api.tx.system.authorizeUpgrade(hash));
  const decided = await vote(stage, api, Object.values(polls));
  checks.equal(
    await refused,
    ['system.NothingAuthorized', 'BadOrigin', 'BadOrigin', 'BadOrigin', 'BadOrigin'],
    'how calls of an account that would change the runtime fail',
  );
  const results = await within(PATIENCE, 'nothing is enacted', enacted(api, polls, decided));
  checks.equal(
    results,
    { root: ['Ok', [[hash, true]]], parameters: ['BadOrigin', []] },
    'what the referenda come to, and what they authorize',
  );
  checks.equal(await authorization(api), [hash, true], 'the code that is authorized');
  console.log(
    `Referendum ${polls.root} authorizes the next runtime; referendum ${polls.parameters}, as ParameterAdmin, may not.`,
  );

  const other = Uint8Array.from(code);
  other[other.length - 1] ^= 1;
  await stage.act(api, 'Alice', api.tx.system.applyAuthorizedUpgrade(toHex(other)), 'system.Unauthorized');
  checks.equal(await authorization(api), [hash, true], 'the code that is authorized, after other code was refused');
  return polls;
}

/** Tries what nobody may without a vote. Answers the errors. */
async function withoutVote(stage, api, hash) {
  const { system, utility } = api.tx;
  const calls = [
    system.applyAuthorizedUpgrade('0x00'),
    system.authorizeUpgrade(hash),
    system.authorizeUpgradeWithoutChecks(hash),
    system.setCode('0x00'),
    system.setCodeWithoutChecks('0x00'),
  ];
  // What a call in this batch is refused with is told by an event; the others are tried all the same.
  const { events } = await stage.act(api, 'Alice', utility.forceBatch(calls));
  return events.filter(({ method }) => method === 'ItemFailed').map(({ data }) => nameOfError(api, data.error));
}

/** A referendum on each track. Answers their numbers by track. */
async function submit(stage, api, call) {
  const { referenda, utility } = api.tx;
  const proposal = { Inline: call.method.toHex() };
  const submissions = Object.values(ORIGINS).map((origin) => referenda.submit(origin, proposal, { After: 0 }));
  const { events } = await stage.act(api, 'Ferdie', utility.batchAll(submissions));
  const numbers = events.filter(({ method }) => method === 'Submitted').map(({ data }) => data.index.toNumber());
  return Object.fromEntries(Object.keys(ORIGINS).map((track, index) => [track, numbers[index]]));
}

/** All vote, and the decisions begin. Answers the number of the block. */
async function vote(stage, api, polls) {
  const { referenda, convictionVoting, governance, utility } = api.tx;
  const each = (...calls) => utility.batchAll(polls.flatMap((poll) => calls.map((call) => call(poll))));
  const aye = { Standard: { vote: { aye: true, conviction: 'Locked1x' }, balance: VOTE } };
  const byTokens = (poll) => convictionVoting.vote(poll, aye);
  const byVoice = (poll) => governance.contributorVote(poll, true);
  // The deposit comes last: with all votes in, both pass as soon as the decision begins.
  await Promise.all(
    VOTERS.map((name) => stage.act(api, name, name === 'Charlie' ? each(byTokens, byVoice) : each(byTokens))),
  );
  const deposits = each((poll) => referenda.placeDecisionDeposit(poll));
  return (await stage.act(api, 'Ferdie', deposits)).number;
}

/** Waits until the chain made the calls of these referenda. Answers, by track, the result and what was authorized. */
async function enacted(api, polls, since) {
  const tasks = new Map(Object.entries(polls).map(([track, poll]) => [taskOf(api, poll), track]));
  const results = {};
  for await (const { events } of eventsAfter(api, since)) {
    for (const [index, { section, method, data }] of events.entries()) {
      const track = section === 'scheduler' && method === 'Dispatched' && tasks.get(data.id.toString());
      if (track) {
        const authorized = events
          .slice(index - 1, index)
          .filter((event) => event.section === 'system' && event.method === 'UpgradeAuthorized')
          .map(({ data }) => [data.codeHash.toHex(), data.checkVersion.isTrue]);
        results[track] = [data.result.isOk ? 'Ok' : nameOfError(api, data.result.asErr), authorized];
      }
    }
    if (Object.keys(results).length === tasks.size) {
      return results;
    }
  }
}

function nameOfError(api, error) {
  if (!error.isModule) {
    return error.type;
  }
  const { section, name } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}`;
}

/** The hash that is authorized, and whether the version is checked. */
async function authorization(api) {
  const stored = await api.query.system.authorizedUpgrade();
  return stored.isSome ? [stored.unwrap().codeHash.toHex(), stored.unwrap().checkVersion.isTrue] : null;
}
