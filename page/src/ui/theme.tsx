// Which colours the page has: the system's, light or dark.

import { Store, memory, useStore } from '../chain/store';

const KEY = 'tributary.theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const isTheme = (text: string | null): text is Theme => THEMES.some((one) => one === text);
const known = memory.read(KEY);
const theme = new Store<Theme>(isTheme(known) ? known : 'system');

function apply(): void {
  const now = theme.get();
  if (now === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = now;
}
theme.subscribe(() => {
  apply();
  memory.write(KEY, theme.get());
});
apply();

/** The choice. */
export function Theme() {
  return (
    <label className="theme">
      <span>Colours</span>
      <select value={useStore(theme)} onChange={({ target }) => isTheme(target.value) && theme.set(target.value)}>
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}
