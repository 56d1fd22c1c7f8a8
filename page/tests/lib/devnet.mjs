// A devnet of the test's own, and what serves the page: the node itself, where it can, else a few lines here.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR || fileURLToPath(new URL('../../../target', import.meta.url));
/** The binary. */
export const BINARY = process.env.TRIBUTARY || join(TARGET, 'release', 'tributary');
/** How long a devnet may take to begin, in milliseconds: its runtime is compiled at the first start. */
const PATIENCE = 240_000;

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
/** What the node's own server says. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; connect-src 'self' ws://127.0.0.1:* ws://localhost:*";

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Hands a question on to the history of the node's own server. */
async function fromNode(page, url, response) {
  const answer = await fetch(new URL(url, page));
  const type = answer.headers.get('Content-Type') ?? 'text/plain';
  response.writeHead(answer.status, { 'Content-Type': type }).end(Buffer.from(await answer.arrayBuffer()));
}

/**
 * Serves what was built, and what a node would say of itself; its history, if it has one, is the node's. `spec` is the
 * text of the chain spec, if light clients can follow the chain.
 */
export function serve(info, page, spec = null) {
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url, 'http://localhost').pathname);
    if (page && path.startsWith('/history/')) {
      fromNode(page, request.url, response).catch(() => response.writeHead(502).end());
      return;
    }
    if (path === '/node.json') {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(info));
      return;
    }
    if (path === '/spec.json' && spec) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(spec);
      return;
    }
    const file = normalize(join(DIST, path === '/' ? 'index.html' : path));
    if (!file.startsWith(DIST) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(readFileSync(file));
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
    });
  });
}

/** The page that the node itself serves, if it has one that is built of these sources. */
export async function ownPage({ page }) {
  if (!page || process.env.PAGE_SERVER === 'test') return null;
  const answer = await fetch(page).catch(() => null);
  return answer?.ok && (await answer.text()).includes('id="root"') ? { url: page, close: () => {} } : null;
}

/** Starts a devnet with these flags; answers where its page is, and how to end both. */
export async function devnet(...flags) {
  if (!existsSync(BINARY)) {
    throw new Error(`${BINARY} is not built: run make build, or name another in TRIBUTARY`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'tributary-page-'));
  const out = join(folder, 'devnet.json');
  const ports = ['--rpc-port', '0', '--prometheus-port', '0', '--config-out', out];
  const page = (await flagOf('--page-port')) ? ['--page-port', '0'] : [];
  const child = spawn(BINARY, ['devnet', ...ports, ...page, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stdout.on('data', (text) => (log += text));
  child.stderr.on('data', (text) => (log += text));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const end = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(20_000).then(() => child.kill('SIGKILL'))]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const config = await written(out, child, () => log);
    const info = {
      ...{ name: 'tributary', version: '0.0.0', chain: config.chain, genesis: config.genesisHash, ws: config.ws },
      ...{ dev: true, history: false },
    };
    const place = (await ownPage(config)) ?? (await serve({ ...info, history: Boolean(config.page) }, config.page));
    return {
      ...{ url: place.url, ws: config.ws, http: config.http, config, log: () => log },
      close: async () => {
        place.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Whether the devnet has a flag. */
async function flagOf(flag) {
  const child = spawn(BINARY, ['devnet', '--help'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let help = '';
  child.stdout.on('data', (text) => (help += text));
  await new Promise((resolve) => child.on('exit', resolve));
  return help.includes(flag);
}

async function written(file, child, log) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (existsSync(file)) {
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        // Not whole yet.
      }
    }
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`the devnet did not begin:\n${log().split('\n').slice(-20).join('\n')}`);
}

/** Asks the node, past the page. */
export async function rpc({ http }, method, ...params) {
  const answer = await fetch(http, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = await answer.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}
