// Two validators of the test's own that listen for a browser's WebSockets, on a chain that begins with the demo
// content, and the page that the first of them serves.

import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../examples/lib/ports.mjs';
import { eventually } from './chain.mjs';
import { BINARY, ownPage, rpc, serve, sleep } from './devnet.mjs';

const CHAIN = 'local-2';
const NAMES = ['alice', 'bob'];
/** How long the network may take to finalize, and a command to end, on a machine that does much else, in milliseconds. */
const PATIENCE = 300_000;
/** How long a node may take to end in order, in milliseconds. */
const END_PATIENCE = 20_000;

/** What the binary prints, to the end. */
async function printed(...args) {
  const child = spawn(BINARY, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: PATIENCE });
  let [out, log] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`tributary ${args.join(' ')} ended with ${code}:\n${log}`);
  return out;
}

/** Writes the raw spec of the chain with the demo content of the development chain; answers its file. */
async function specIn(folder) {
  const [spec, dev] = await Promise.all(
    [CHAIN, 'dev'].map(async (name) => JSON.parse(await printed('export-chain-spec', '--chain', name))),
  );
  const calls = ({ genesis }) => genesis.runtimeGenesis.patch.genesisCalls.calls;
  calls(spec).push(...calls(dev).filter(([who]) => who !== null));
  const [readable, raw] = ['spec.json', 'raw.json'].map((name) => join(folder, name));
  writeFileSync(readable, JSON.stringify(spec));
  writeFileSync(raw, await printed('export-chain-spec', '--chain', readable, '--raw'));
  return raw;
}

/** Starts the validator of a number; `flags` come with those that all have. */
async function start(folder, spec, number, flags) {
  const name = NAMES[number - 1];
  const [port, p2p] = [await freePort(), await freePort()];
  const listens = `/ip4/127.0.0.1/tcp/${p2p}/ws`;
  const args = [
    ...['--chain', spec, '--base-path', join(folder, name), '--name', name, `--${name}`, '--validator'],
    ...['--rpc-port', String(port), '--listen-addr', listens, '--node-key', String(number).padStart(64, '0')],
    ...['--no-prometheus', '--no-telemetry', '--no-mdns', ...flags],
  ];
  const file = join(folder, `${name}.log`);
  const out = openSync(file, 'a');
  const child = spawn(BINARY, args, { stdio: ['ignore', out, out] });
  closeSync(out);
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const ended = new Promise((resolve) => child.on('exit', resolve).on('error', resolve));
  return {
    ...{ name, child, p2p, listens, http: `http://127.0.0.1:${port}`, ws: `ws://127.0.0.1:${port}` },
    tail: () => readFileSync(file, 'utf8').split('\n').slice(-20).join('\n'),
    end: async () => {
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(END_PATIENCE).then(kill)]);
      process.off('exit', kill);
    },
  };
}

/** Waits until a validator answers; answers where others reach it. */
async function addressOf(node) {
  const { name, child, listens, tail } = node;
  let peer = null;
  await eventually(
    `${name} answers`,
    async () => {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${tail()}`);
      peer = await rpc(node, 'system_localPeerId').catch(() => null);
      return peer !== null;
    },
    PATIENCE,
  );
  return `${listens}/p2p/${peer}`;
}

/** The number of the last block that is final for a node. */
export async function finalized(node) {
  const { number } = await rpc(node, 'chain_getHeader', await rpc(node, 'chain_getFinalizedHead'));
  return Number(number);
}

/** Starts the network; answers where its page is, and how to end all of it. */
export async function network() {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-network-'));
  const nodes = [];
  let place = null;
  const close = async () => {
    place?.close();
    await Promise.all(nodes.map(({ end }) => end()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const spec = await specIn(folder);
    const port = String(await freePort());
    nodes.push(await start(folder, spec, 1, ['--page-port', port, '--history']));
    const [alice] = nodes;
    const bootNodes = [await addressOf(alice)];
    nodes.push(await start(folder, spec, 2, ['--bootnodes', ...bootNodes]));
    bootNodes.push(await addressOf(nodes[1]));
    await eventually('the network finalizes', async () => (await finalized(alice)) >= 2, PATIENCE).catch((error) => {
      throw new Error(`${error.message}\n${nodes.map(({ tail }) => tail()).join('\n')}`);
    });
    const page = `http://127.0.0.1:${port}/`;
    const info = {
      ...{ name: 'tributary', version: '0.0.0', chain: CHAIN, genesis: await rpc(alice, 'chain_getBlockHash', 0) },
      ...{ ws: alice.ws, dev: false, history: true },
    };
    place =
      (await ownPage({ page })) ??
      (await serve(info, page, JSON.stringify({ ...JSON.parse(readFileSync(spec, 'utf8')), bootNodes })));
    return { url: place.url, ws: alice.ws, http: alice.http, ports: nodes.map(({ p2p }) => p2p), close };
  } catch (error) {
    await close();
    throw error;
  }
}
