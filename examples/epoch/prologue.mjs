import { amount, count, percent, say } from '../lib/story.mjs';

/** What an epoch is, and what there is to be scored. */
export async function prologue({ assetNames, opening, parameters, stewards }) {
  const { index, start, length, emission, pots } = opening;
  say(`Time goes in epochs. Epoch ${index} began in block ${count(start)} and lasts ${length} blocks.`);
  say('It emits at most');
  say(`${amount(emission)}, and every epoch after it ${percent(parameters.decay)} less than the one before:`);
  say(`  ${amount(pots.assets)} for assets, by what the evaluators make of them`);
  say(`  ${amount(pots.evaluators)} for the evaluators, and those who stake to them`);
  say(`  ${amount(pots.treasury)} for the treasury`);
  say(`  ${amount(pots.authors)} for the authors of its blocks`);
  say('These assets are to be scored:');
  for (const [id, name] of assetNames) {
    say(`  ${id}  ${name}, steward ${stewards.get(id)}`);
  }
  say('During an epoch evaluators commit to scores, during the next they reveal them, and then the epoch is settled.');
}
