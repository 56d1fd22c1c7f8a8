// The switch "trust no node", how its light client is, and what it proves beside what the node says.

import { isOffered, light, trustNoNode } from '../chain/light';
import { link, said } from '../chain/node';
import { prove } from '../chain/proof';
import { useStore } from '../chain/store';
import { useChain } from '../chain/use';
import { differs, distance, wordsOf } from '../lib/light';
import { count } from '../lib/format';
import { href } from '../lib/route';
import { Amount, Facts, Hash, Pending, Section } from './basics';

/** Why there is no switch. */
const NOT_HERE = 'Trust no node: not offered here, for a devnet of one process has no votes that a light client follows.';

/** The switch, with a line on how it goes; where there are no validators, why there is none. */
export function Trust({ aloud = false }: { aloud?: boolean }) {
  const { info } = useStore(link);
  const progress = useStore(light);
  // A screen reader tells each step, and not each block.
  const isTold = aloud && progress.state !== 'following';
  if (!info) return null;
  if (!isOffered()) return <p className="trust hint">{NOT_HERE}</p>;
  return (
    <div className={`trust ${progress.state}`}>
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={progress.state !== 'off' && progress.state !== 'failed'}
          onChange={({ target }) => trustNoNode(target.checked)}
        />
        Trust no node
      </label>
      <p className="unit" role={isTold ? 'status' : undefined}>
        {wordsOf(progress)}
      </p>
    </div>
  );
}

/** How the light client stands beside the node, and what it has not proven. */
export function Standing() {
  const { info, proven } = useStore(link);
  const { peers, proven: number } = useStore(light);
  const { finalized } = useStore(said);
  return (
    <>
      <Trust />
      {proven && number !== null && (
        <Facts
          facts={[
            [
              'Final, by proof',
              <a key="f" href={href({ view: 'block', at: String(number) })}>
                block {count(number)}
              </a>,
            ],
            ['The node says', finalized ? `block ${count(finalized.number)}` : 'nothing'],
            ['So the node is', finalized ? distance(number, finalized.number) : 'silent'],
            ['Nodes that it asks', count(peers)],
            ['Of the chain with genesis', <Hash key="g" value={info?.genesis ?? ''} what="hash of the genesis" />],
          ]}
        />
      )}
      {isOffered() && (
        <p className="hint">
          A light client in this page follows the votes of the validators from block 0 on, and asks for each value with
          the proof that it is in the state which they have signed. Views, fees and transactions go through it then;
          what is newer than the last final block is not shown. What remains the node’s word: this page itself; the
          chain spec, which says which chain is meant (compare its genesis with what others tell you); and all that
          comes from the history: earnings, who paid, who voted with tokens, the table where there are more than 300
          assets.
        </p>
      )}
    </>
  );
}

/** What an account has and is owed by proof, beside what the node says. */
export function Proof({ address }: { address: string }) {
  const { data, trouble } = useChain(`proof ${address}`, (client) => prove(client, address), 1_000);
  if (!data) return <Pending trouble={trouble} what="the proof" />;
  const { block, lines, silent } = data;
  const wrong = lines.some(differs);
  return (
    <Section title="By proof" className="proof">
      {wrong ? (
        <p className="trouble" role="alert">
          The node says something else of final block {count(block.number)}: do not believe it.
        </p>
      ) : silent !== null ? (
        <p className="verdict" role="status">
          Proven at final block {count(block.number)}. There is no word of the node to compare: {silent}.
        </p>
      ) : (
        <p className="verdict success" role="status">
          Proven at final block {count(block.number)}, and the node says the same.
        </p>
      )}
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="number">
              By proof
            </th>
            <th scope="col" className="number">
              The node says
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.what} className={differs(line) ? 'wrong' : ''}>
              <th scope="row">
                {line.what} {differs(line) && <span className="tag frozen">differs</span>}
              </th>
              <td className="number" data-label="By proof">
                <Amount planck={line.proven} />
              </td>
              <td className="number" data-label="The node says">
                {silent === null ? <Amount planck={line.said} plain /> : <span className="unit">nothing</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Beside what only the node's history knows. */
export function NotProven() {
  const { proven } = useStore(link);
  return proven ? <p className="hint">From the node’s history: its word, not proven.</p> : null;
}
