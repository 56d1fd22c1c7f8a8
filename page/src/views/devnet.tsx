// The devnet's own methods: blocks, time, tokens, and back again.

import { useState } from 'react';
import { dev } from '../chain/act';
import { Store, useStore } from '../chain/store';
import { count, trib } from '../lib/format';
import { Section } from '../ui/basics';
import { AccountInput, Fold, Input, ready, useAddress, useCount, useTrib } from '../ui/form';
import { notify } from '../ui/notice';
import { useSigner } from '../ui/sheet';

interface Snapshot {
  id: number;
  block: number;
}

const snapshots = new Store<Snapshot[]>([]);

/** Does something on the devnet, and tells how it went. */
function useHand() {
  const [busy, setBusy] = useState(false);
  const doing = (what: () => Promise<string>) => (): void => {
    setBusy(true);
    what()
      .then((told) => notify(told))
      .catch((error: Error) => notify(error.message, true))
      .finally(() => setBusy(false));
  };
  return { busy, doing };
}

const arrived = ({ number }: { number: number }): string => `Block ${count(number)}`;

function Fund() {
  const signer = useSigner();
  const account = useAddress(signer?.address ?? '');
  const amount = useTrib('1000');
  const { busy, doing } = useHand();
  return (
    <Fold title="Fund an account">
      <AccountInput label="Account" field={account} />
      <Input label="Amount" unit="TRIB" field={amount} hint="transferred from the faucet, //Faucet" />
      <button
        type="button"
        disabled={busy || !ready(account, amount)}
        onClick={doing(async () => {
          await dev('dev_fund', account.value, amount.value!.toString());
          return `${trib(amount.value!)} TRIB are there`;
        })}
      >
        Fund
      </button>
    </Fold>
  );
}

/** All of them. */
export function DevnetHand() {
  const { busy, doing } = useHand();
  const taken = useStore(snapshots);
  const blocks = useCount('5', 1n, 100_000n);
  const forward = (target: unknown) => doing(async () => arrived(await dev('dev_fastForward', target)));
  return (
    <Section title="The devnet's clock" className="hand">
      <div className="buttons wrap">
        <button type="button" disabled={busy} onClick={doing(async () => arrived(await dev('dev_mine', 1)))}>
          Mine a block
        </button>
        <button type="button" disabled={busy} onClick={forward({ epoch: 'next' })}>
          To the next epoch
        </button>
        <button type="button" disabled={busy} onClick={forward({ seconds: 86_400 })}>
          A day later
        </button>
        <button
          type="button"
          disabled={busy}
          onClick={doing(async () => {
            const id = (await dev('dev_snapshot')) as number;
            const header = await dev('chain_getHeader');
            snapshots.update((all) => [...all, { id, block: Number(header.number) }]);
            return `Snapshot ${id} of block ${count(Number(header.number))}`;
          })}
        >
          Snapshot
        </button>
        {taken.map(({ id, block }) => (
          <button
            key={id}
            type="button"
            disabled={busy}
            onClick={doing(async () => {
              const told = arrived(await dev('dev_revert', id));
              snapshots.update((all) => all.filter((one) => one.id < id));
              return `Back at ${told.toLowerCase()}`;
            })}
          >
            Back to {id} (block {count(block)})
          </button>
        ))}
      </div>
      <Fold title="Mine several">
        <Input label="Blocks" field={blocks} unit="blocks" />
        <button
          type="button"
          disabled={busy || !ready(blocks)}
          onClick={doing(async () => arrived(await dev('dev_mine', Number(blocks.value))))}
        >
          Mine them
        </button>
      </Fold>
      <Fund />
    </Section>
  );
}
