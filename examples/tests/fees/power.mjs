// Stake, scores and votes.

import { scoresHash } from '../../lib/evaluation.mjs';
import { findAll, height } from '../../lib/chain.mjs';
import { TRIB } from '../../lib/story.mjs';
import { bytes } from './till.mjs';

const SALT = `0x${'2a'.repeat(32)}`;
/** Scores of assets that the devnet has from the beginning. */
const SCORES = [
  [0, 30],
  [1, 10],
  [2, 60],
];
/** Epochs until stake is free. */
const UNBONDING = 4;
/** Blocks in which a referendum is decided and carried out that one account of the devnet's passes. */
const VOTE = 90;

export async function theStake(till) {
  const { evaluation } = till.api.tx;
  const [own, charlie] = [till.address('evaluator'), till.address('Charlie')];
  await till.pay('evaluator', evaluation.registerEvaluator(100_000_000));
  await till.pay('evaluator', evaluation.stake(own, 1_000n * TRIB), '1,000 TRIB, the first');
  await till.pay('staker', evaluation.stake(own, 500n * TRIB), '500 TRIB behind another');
  await till.api.rpc.dev.fastForward({ epoch: 'next' });
  await till.pay('staker', evaluation.restake(own, charlie, 100n * TRIB), '100 TRIB');
  await till.pay('staker', evaluation.unstake(own, 100n * TRIB), '100 TRIB');
}

export async function theScores(till) {
  const { api } = till;
  const { evaluation } = api.tx;
  await api.rpc.dev.fastForward({ epoch: 'next' });
  const epoch = (await api.call.evaluationApi.epoch()).index.toNumber();
  const hash = scoresHash(api, epoch, till.address('Charlie'), SCORES, SALT);
  await till.pay('Charlie', evaluation.commitScores(hash), 'of any number');
  await api.rpc.dev.fastForward({ epoch: 'next' });
  await till.pay('Charlie', evaluation.revealScores(SCORES, SALT), '3 scores');
  for (let passed = 0; passed < UNBONDING; passed += 1) {
    await api.rpc.dev.fastForward({ epoch: 'next' });
  }
  await till.pay('staker', evaluation.withdrawUnbonded());
  await till.pay('evaluator', evaluation.deregister());
}

export async function theVotes(till) {
  const { api } = till;
  const { convictionVoting, governance, preimage, referenda } = api.tx;
  const value = { Registry: { MaxRoyaltySum: [null, 750_000_000] } };
  const proposed = await till.pay('voter', governance.proposeParameter(value, { After: 0 }));
  const [{ index, track }] = findAll(proposed.events, 'governance', 'ParameterProposed');
  const [poll, trackId] = [index.toNumber(), track.toNumber()];
  await till.pay('voter', referenda.placeDecisionDeposit(poll));
  const vote = (balance) => ({ Standard: { vote: { aye: true, conviction: 'Locked1x' }, balance } });
  await till.pay('voter', convictionVoting.vote(poll, vote(1_000n * TRIB)));
  await till.pay('contributor', governance.contributorVote(poll, true));
  await till.pay('contributor', governance.removeContributorVote(poll));
  await till.pay('delegate', convictionVoting.delegate(trackId, till.address('voter'), 'Locked1x', 1_000n * TRIB));
  await till.pay('delegate', convictionVoting.undelegate(trackId));
  await till.pass('Alice', convictionVoting.vote(poll, vote(400_000n * TRIB)));
  await till.until((await height(api)) + VOTE);
  await till.pay('voter', convictionVoting.removeVote(trackId, poll));
  await till.pay('voter', convictionVoting.unlock(trackId, till.address('voter')));
  await till.pay('voter', referenda.refundDecisionDeposit(poll));
  await till.pay('voter', referenda.refundSubmissionDeposit(poll));
  const call = bytes('x'.repeat(200));
  await till.pay('voter', preimage.notePreimage(call), '200 bytes');
  await till.pay('voter', preimage.unnotePreimage(api.registry.hash(Buffer.from('x'.repeat(200))).toHex()));
}
