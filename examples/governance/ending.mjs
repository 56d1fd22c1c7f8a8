import { amount, count, say } from '../lib/story.mjs';
import { TOKENS } from './world.mjs';

/** A vote undoes what the story changed. */
export async function setBack(world) {
  const { ballots, checks, formerDeposit, people, polls } = world;
  const { Pia, Vera, Otto } = people;
  const index = await polls.proposeDeposit(Pia, formerDeposit);
  for (const who of [Vera, Otto]) {
    await ballots.vote(who, { [index]: { aye: true, conviction: 'None', planck: TOKENS[who.name] } });
  }
  await polls.place(Pia, index);
  const { ended, since } = await polls.conclude(index);
  checks.equal(ended.approved, true, `referendum ${index} is approved`);
  const { at, error } = await polls.enactment(index);
  checks.equal(error, null, `what referendum ${index} does`);
  checks.equal(await world.storedDeposit(at), formerDeposit, 'the deposit that is asked for');
  const deposit = formerDeposit === null ? 'the default' : amount(formerDeposit);
  say(`Pia proposes that the deposit be what it was, ${deposit}. Nobody minds:`);
  say(`it is approved ${ended.number - since} blocks after its decision began, and the chain is as it was.`);
  await polls.refund(Pia, index);
  await ballots.clear(Vera, [index]);
  await ballots.clear(Otto, [index]);
}

/** The last lock ends, and everybody gives the tokens back. */
export async function epilogue(world) {
  const { api, asset, assets, ballots, checks, people, purses, sponsors, tracks, voting } = world;
  const { id: track } = tracks.get('parameters');
  await world.atBlock(voting.prior(track, 'Dora').until - 1);
  const { number } = await ballots.unlock(people.Dora);
  checks.equal(voting.locks('Dora'), [], 'what of Dora is locked');
  say(`In block ${count(number)} the last lock is gone, Dora's.`);
  await assets.forgetUsage(people.Uma, asset);
  const deposit = api.consts.balances.existentialDeposit.toBigInt();
  for (const [name, to] of [...sponsors, ['Tom', 'Alice'], ['Pia', 'Alice'], ['Uma', 'Alice']]) {
    await world.act(people[name], api.tx.balances.transferAll(world.address(to), false), () => {
      const { free, held } = purses.of(name);
      // An account with something on deposit cannot go.
      world.move(name, to, held > 0n ? free - deposit : free);
    });
  }
  say('Everybody gives the tokens back.');
}
