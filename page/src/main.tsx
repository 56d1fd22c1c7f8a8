// Begins the page: connects to the node and shows what there is.

import { createRoot } from 'react-dom/client';
import { App } from './app';
import { offerDevnet } from './chain/keys';
import { resume } from './chain/light';
import { connect, link } from './chain/node';
import './css/base.css';
import './css/parts.css';
import './css/views.css';
import './css/light.css';

let known = false;
link.subscribe(() => {
  const { info } = link.get();
  if (!info || known) return;
  known = true;
  if (info.dev) offerDevnet();
  resume();
});
void connect();

createRoot(document.getElementById('root')!).render(<App />);
