// What can be done with something: a button for each act, and its form where one is needed.

import { type ReactNode, useState } from 'react';
import { notify } from './notice';

/** An act: one that is proposed at once, or one with a form. */
export interface Offer {
  name: string;
  show?: ReactNode;
  act?: () => void | Promise<void>;
}

/** The bar of acts; `first` comes before the buttons, `children` under them. */
export function Offers({ offers, first, children }: { offers: Offer[]; first?: ReactNode; children?: ReactNode }) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = offers.find(({ name }) => name === open);
  const begin = async ({ name, act }: Offer): Promise<void> => {
    if (act) await act();
    else setOpen(name === open ? null : name);
  };
  return (
    <div className="acts">
      <div className="buttons wrap" role="group" aria-label="What can be done">
        {first}
        {offers.map((one) => (
          <button
            key={one.name}
            type="button"
            aria-expanded={one.act ? undefined : one.name === open}
            className={one.name === open ? 'on' : ''}
            onClick={() => void begin(one).catch((error: Error) => notify(error.message, true))}
          >
            {one.name}
          </button>
        ))}
      </div>
      {children}
      {shown?.show && (
        <div className="drawer" key={shown.name}>
          {shown.show}
        </div>
      )}
    </div>
  );
}
