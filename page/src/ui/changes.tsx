// What an act changes, a row for each change: in words, in TRIB and in planck.

import type { Change } from '../chain/act';
import { count } from '../lib/format';
import { Account, Amount } from './basics';

const SIGNS: Record<Change['kind'], string> = { out: '−', in: '+', hold: '−', free: '+', note: '' };
const KINDS: Record<Change['kind'], string> = {
  ...{ out: 'paid', in: 'received', hold: 'held as deposit', free: 'free again', note: '' },
};

/** A row. */
export function ChangeRow({ change }: { change: Change }) {
  return (
    <tr className={change.kind}>
      <th scope="row">
        {change.label}
        {change.whom && (
          <>
            {' '}
            <Account address={change.whom} bare />
          </>
        )}
      </th>
      <td>
        {change.amount !== undefined && (
          <>
            <span aria-hidden="true">{SIGNS[change.kind]} </span>
            <Amount planck={change.amount} />
            <span className="planck">
              {count(change.amount)} planck <em>{KINDS[change.kind]}</em>
            </span>
          </>
        )}
      </td>
    </tr>
  );
}
