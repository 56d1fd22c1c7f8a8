// Files of keys between polkadot.js and `trib`, both ways: what one writes the other reads.

import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Checks, run } from '../lib/story.mjs';

const PASSWORD = 'pässword of two keys';
const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../../target', import.meta.url));
const program = process.env.TRIB ?? join(target, 'release', 'trib');

const checks = new Checks();
const home = mkdtempSync(join(tmpdir(), 'keys-'));

/** Runs `trib`; answers its JSON. */
function trib(args, input = '') {
  const env = { ...process.env, XDG_CONFIG_HOME: home, TRIB_PASSWORD: PASSWORD };
  return JSON.parse(execFileSync(program, [...args, '--json'], { env, input, encoding: 'utf8' }));
}

async function keys() {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

  const theirs = keyring.addFromUri('//Alice//theirs', { name: 'theirs' });
  const file = join(home, 'theirs.json');
  writeFileSync(file, JSON.stringify(theirs.toJson(PASSWORD)));
  checks.equal(trib(['key', 'import', 'theirs', '--file', file]).address, theirs.address, 'the key that polkadot.js wrote');

  const { address } = trib(['key', 'import', 'ours'], '//Alice//ours');
  trib(['key', 'export', 'ours', '--out', join(home, 'ours.json')]);
  const ours = keyring.addFromJson(JSON.parse(readFileSync(join(home, 'ours.json'), 'utf8')));
  ours.decodePkcs8(PASSWORD);
  checks.equal(ours.isLocked, false, 'the key that trib wrote is open');
  checks.equal(ours.address, address, 'the account of the key that trib wrote');
  checks.equal(ours.address, keyring.addFromUri('//Alice//ours').address, 'the account of the secret');
  const message = new TextEncoder().encode('message');
  checks.that(ours.verify(message, ours.sign(message), ours.publicKey), 'the key that trib wrote signs');
  console.log(`${checks.held} assertions held.`);
}

process.on('exit', () => rmSync(home, { recursive: true, force: true }));
await run(keys);
