// The devnet's accounts, and acts whose effect on their balances is the one that was announced.

import { balance, same, that } from './chain.mjs';

/** Their addresses. */
export const PEOPLE = {
  Alice: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  Bob: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty',
  Charlie: '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y',
  Dave: '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy',
  Eve: '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw',
  Ferdie: '5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL',
};

/** Does something as somebody, and holds what was announced against what the balance did. */
export async function acting(story, name, begin, options) {
  const { person, client } = story;
  await person.as(name);
  const before = await balance(client, PEOPLE[name]);
  await begin();
  const { announced, fee } = await person.sign(options);
  const after = await balance(client, PEOPLE[name]);
  const expected = announced.get('Free afterwards');
  // Blocks pay their author, who is Alice: only for the others is the balance told beforehand.
  if (name !== 'Alice' && !options?.refused) {
    same(after.free, expected + announced.get('Fee') - fee, `what ${name} has free after it`);
  }
  that(announced.get('Fee') >= fee, `${name} pays no more than was announced`);
  return { announced, fee, before, after };
}
