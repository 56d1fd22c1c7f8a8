// The sheet on which an act is read before it is signed: who signs, which call, fee, deposit and effect to the planck.

import { useEffect, useRef, useState } from 'react';
import {
  type Act,
  type Change,
  type Paper,
  type Receipt,
  feeOf,
  nameOfCall,
  perform,
  present,
  remedy,
} from '../chain/act';
import { isNews } from '../chain/events';
import { type Signer, choose, chosen, signerOf, signers } from '../chain/keys';
import { readBalance } from '../chain/read';
import { useChain } from '../chain/use';
import { useStore } from '../chain/store';
import { count, toHex } from '../lib/format';
import { Account, Amount, Hash } from './basics';
import { ChangeRow } from './changes';
import { Event } from './events';
import { copyText } from './notice';

/** The account that signs now. */
export const useSigner = (): Signer | null => signerOf(useStore(signers), useStore(chosen));

/** What is on the account's balance after it. */
function After({ act, fee, signer }: { act: Act; fee: bigint | null; signer: Signer }) {
  const { data } = useChain(`balance ${signer.address}`, (client) => readBalance(client, signer.address));
  if (!data || fee === null) return null;
  const sum = (...kinds: Change['kind'][]): bigint =>
    act.changes
      .filter(({ kind, whom }) => kinds.includes(kind) && (!whom || whom === signer.address))
      .reduce((total, { amount }) => total + (amount ?? 0n), 0n);
  const free = data.free - fee - sum('out', 'hold') + sum('in', 'free');
  return (
    <tfoot>
      <tr>
        <th scope="row">Free afterwards</th>
        <td>
          <Amount planck={free} />
          <span className="planck">
            {count(free)} planck <em>of {signer.name}</em>
          </span>
        </td>
      </tr>
      {free < 0n && (
        <tr className="wrong">
          <td colSpan={2}>That is more than the account has.</td>
        </tr>
      )}
    </tfoot>
  );
}

function useFee(act: Act, address: string | null): { fee: bigint | null; trouble: string | null } {
  const [state, setState] = useState<{ fee: bigint | null; trouble: string | null }>({ fee: null, trouble: null });
  useEffect(() => {
    let alive = true;
    setState({ fee: null, trouble: null });
    if (address === null) return;
    feeOf(act, address)
      .then((fee) => alive && setState({ fee, trouble: null }))
      .catch((error) => alive && setState({ fee: null, trouble: remedy(error) }));
    return () => {
      alive = false;
    };
  }, [act, address]);
  return state;
}

function Done({ receipt, close }: { receipt: Receipt; close: () => void }) {
  const news = receipt.events.filter(isNews);
  return (
    <div className="receipt" role="status">
      {receipt.failure ? (
        <p className="trouble">
          The chain refused it: <strong>{receipt.failure.name}</strong>. {receipt.failure.docs} Nothing has changed but
          the fee.
        </p>
      ) : (
        <p className="success">Done, in block {count(receipt.block)}.</p>
      )}
      <table className="changes">
        <tbody>
          <ChangeRow change={{ kind: 'out', label: 'Fee', amount: receipt.fee }} />
        </tbody>
      </table>
      <ul className="events">
        {news.map((told) => (
          <li key={told.index}>
            <Event told={told} />
          </li>
        ))}
      </ul>
      <div className="buttons">
        <button type="button" className="primary" onClick={close} autoFocus>
          Close
        </button>
      </div>
    </div>
  );
}

function Who({ signer }: { signer: Signer | null }) {
  const all = useStore(signers);
  return (
    <div className="field">
      <label htmlFor="signer-of-act">Signed by</label>
      <div className="box">
        <select id="signer-of-act" value={signer?.address ?? ''} onChange={({ target }) => choose(target.value)}>
          {all.map(({ name, address, from }) => (
            <option key={address} value={address}>
              {name} · {from}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function Ask({ act, close }: { act: Act; close: () => void }) {
  const signer = useSigner();
  const { fee, trouble } = useFee(act, signer?.address ?? null);
  const [step, setStep] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  if (receipt) return <Done receipt={receipt} close={close} />;

  const sign = (): void => {
    if (!signer) return;
    setWrong(null);
    setStep('Signing');
    perform(act, signer, setStep)
      .then(setReceipt)
      .catch((error) => setWrong(remedy(error)))
      .finally(() => setStep(null));
  };
  return (
    <>
      <CallName act={act} />
      <Who signer={signer} />
      <table className="changes">
        <caption>What it means</caption>
        <tbody>
          {act.changes.map((change, at) => (
            <ChangeRow key={at} change={change} />
          ))}
          {fee === null ? (
            <tr>
              <th scope="row">Fee</th>
              <td>{trouble ?? 'is being asked …'}</td>
            </tr>
          ) : (
            <ChangeRow change={{ kind: 'out', label: 'Fee', amount: fee }} />
          )}
        </tbody>
        {signer && <After act={act} fee={fee} signer={signer} />}
      </table>
      {wrong && (
        <p className="trouble" role="alert">
          {wrong}
        </p>
      )}
      <div className="buttons">
        <button type="button" onClick={close} disabled={step !== null}>
          Cancel
        </button>
        <button type="button" className="primary" onClick={sign} disabled={step !== null || !signer || fee === null}>
          {step ?? 'Sign and send'}
        </button>
      </div>
      {!signer && <p className="hint">No account can sign here. Connect a wallet in the view Account.</p>}
    </>
  );
}

function CallName({ act }: { act: Act }) {
  let call: { name: string; hex: string } | null = null;
  let trouble = '';
  try {
    call = nameOfCall(act);
  } catch (error) {
    trouble = String((error as Error).message ?? error);
  }
  return call ? (
    <p className="call-name">
      <code>{call.name}</code> <Hash value={call.hex} what="call data" />
    </p>
  ) : (
    <p className="trouble" role="alert">
      {trouble}
    </p>
  );
}

/** A paper that was signed: what to hand on. */
function Signed({ label, text, close }: { label: string; text: string; close: () => void }) {
  return (
    <div className="receipt" role="status">
      <p className="success">Signed. It counts once somebody hands it in.</p>
      <p className="hint">{label}</p>
      <pre className="code" tabIndex={0}>
        {text}
      </pre>
      <div className="buttons">
        <button type="button" onClick={() => copyText(text, 'the voucher')}>
          Copy it
        </button>
        <button type="button" className="primary" onClick={close} autoFocus>
          Close
        </button>
      </div>
    </div>
  );
}

function AskPaper({ paper, close }: { paper: Paper; close: () => void }) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [signed, setSigned] = useState<{ label: string; text: string } | null>(null);
  if (signed) return <Signed {...signed} close={close} />;
  const { what, bytes, by, changes, after } = paper;
  const sign = (): void => {
    setWrong(null);
    setBusy(true);
    paper
      .sign()
      .then(setSigned)
      .catch((error: Error) => setWrong(error.message))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <p className="call-name">
        {what} <Hash value={toHex(bytes)} what="bytes" /> signed by <Account address={by.address} bare />
        <span className="unit"> · {by.from}</span>
      </p>
      <table className="changes">
        <caption>What it means</caption>
        <tbody>
          {changes.map((change, at) => (
            <ChangeRow key={at} change={change} />
          ))}
          <ChangeRow change={{ kind: 'note', label: 'Fee: none, for it is no transaction' }} />
        </tbody>
        <tfoot>
          <ChangeRow change={{ kind: 'note', ...after }} />
        </tfoot>
      </table>
      {wrong && (
        <p className="trouble" role="alert">
          {wrong}
        </p>
      )}
      <div className="buttons">
        <button type="button" onClick={close} disabled={busy}>
          Cancel
        </button>
        <button type="button" className="primary" onClick={sign} disabled={busy}>
          {busy ? `Waiting for ${by.path === null ? by.from : by.name} to sign` : 'Sign'}
        </button>
      </div>
    </>
  );
}

/** The sheet, while there is an act. */
export function Sheet() {
  const act = useStore(present);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (act && dialog.current && !dialog.current.open) dialog.current.showModal();
  }, [act]);
  if (!act) return null;
  const close = (): void => present.set(null);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title" onClose={close} onCancel={close}>
      <h2 id="sheet-title">{act.title}</h2>
      {'bytes' in act ? <AskPaper paper={act} close={close} /> : <Ask key={act.title} act={act} close={close} />}
    </dialog>
  );
}
