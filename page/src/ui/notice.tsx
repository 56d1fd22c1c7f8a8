// Short messages at the edge of the page, which screen readers tell too.

import { Store, useStore } from '../chain/store';

interface Notice {
  id: number;
  text: string;
  bad: boolean;
}

const notices = new Store<Notice[]>([]);
let next = 0;

/** Shows a message for a while. */
export function notify(text: string, bad = false): void {
  const id = (next += 1);
  notices.update((all) => [...all.slice(-2), { id, text, bad }]);
  setTimeout(() => notices.update((all) => all.filter((one) => one.id !== id)), bad ? 10_000 : 3_500);
}

/** Copies a text and says what was copied. */
export function copyText(text: string, what: string): void {
  const copied = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error('none'));
  copied
    .catch(() => {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      if (!done) throw new Error('none');
    })
    .then(() => notify(`Copied ${what}`))
    .catch(() => notify('This browser lets nothing be copied', true));
}

/** Where messages appear. */
export function Notices() {
  return (
    <div className="notices" role="status" aria-live="polite">
      {useStore(notices).map(({ id, text, bad }) => (
        <p key={id} className={bad ? 'bad' : ''}>
          {text}
        </p>
      ))}
    </div>
  );
}
