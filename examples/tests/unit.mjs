// Holds the services for systemd that this repository gives away against `systemd-analyze security`: those in files,
// and those in the documents. Needs no node. Where systemd is not installed there is nothing to hold them against.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CheckFailed, run } from '../lib/story.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The exposure that a service may have, in tenths: 0 is none, 100 the worst. */
const THRESHOLD = 30;
/** What a service of ours must not say, and why. */
const FORBIDDEN = [
  [/^MemoryDenyWriteExecute=(yes|true|1|on)$/m, 'the node compiles the runtime, and would not start'],
  [/^ProcSubset=pid$/m, 'the node reads /proc/meminfo, which tells it how much memory there is'],
];

const read = (path) => readFileSync(join(root, path), 'utf8');
const tracked = execFileSync('git', ['ls-files', '--', '*.service', 'docs/*.md'], { cwd: root, encoding: 'utf8' });
const units = tracked
  .split('\n')
  .filter(Boolean)
  .flatMap((path) =>
    path.endsWith('.service')
      ? [{ path, text: read(path) }]
      : [...read(path).matchAll(/^```ini\n([^]*?)^```$/gm)].map(([, text]) => ({ path, text })),
  )
  // A whole service, not an excerpt of one, and not a settings file.
  .filter(({ text }) => /^\[Unit\]$/m.test(text) && /^ExecStart=/m.test(text));

/** What systemd says of a service. */
function exposure(folder, { path, text }, index) {
  const file = join(folder, `tributary-${index}.service`);
  writeFileSync(file, text);
  const flags = ['security', '--offline=true', `--threshold=${THRESHOLD}`, '--no-pager', file];
  const { status, stdout, stderr } = spawnSync('systemd-analyze', flags, { encoding: 'utf8' });
  const found = stdout.match(/exposure level.*: ([\d.]+)/);
  if (!found) {
    throw new CheckFailed(`${path}: systemd-analyze cannot read the service: ${stderr || stdout}`);
  }
  if (status !== 0) {
    const most = THRESHOLD / 10;
    throw new CheckFailed(`${path}: the service is exposed by ${found[1]} of 10, more than ${most}:\n${stdout}`);
  }
  return found[1];
}

await run(async () => {
  if (!units.length) {
    throw new CheckFailed('no document and no file has a service: are they written as they are read?');
  }
  for (const { path, text } of units) {
    const [, why] = FORBIDDEN.find(([pattern]) => pattern.test(text)) ?? [];
    if (why) {
      throw new CheckFailed(`${path}: a wall too many: ${why}`);
    }
  }
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) {
    console.log(`${units.length} services found; no systemd on this machine says how exposed they are.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tributary-units-'));
  try {
    const found = units.map((unit, index) => `${unit.path} ${exposure(folder, unit, index)}`);
    console.log(`Services and their exposure, of 10: ${found.join(', ')}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
