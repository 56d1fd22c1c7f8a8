// The frame: where one is, who signs, how the node is; and the view of the address.

import { Component, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { choose, signers } from './chain/keys';
import { link } from './chain/node';
import { useStore } from './chain/store';
import { count } from './lib/format';
import { type Route, href, parseRoute, useHash } from './lib/route';
import { Empty, Pending } from './ui/basics';
import { fetchAhead, later } from './ui/later';
import { Trust } from './ui/light';
import { Notices } from './ui/notice';
import { Theme } from './ui/theme';
import { Sheet, useSigner } from './ui/sheet';
import Home from './views/home';

const Assets = later(() => import('./views/assets'));
const AssetView = later(() => import('./views/asset'));
const Register = later(() => import('./views/register'));
const EpochPage = later(() => import('./views/epoch'));
const Votes = later(() => import('./views/votes'));
const Vote = later(() => import('./views/votes').then(({ Vote: view }) => ({ default: view })));
const Calls = later(() => import('./views/calls'));
const Tabs = later(() => import('./views/tabs'));
const TabView = later(() => import('./views/tab'));
const Block = later(() => import('./views/chain').then(({ Block: view }) => ({ default: view })));
const Validators = later(() => import('./views/chain').then(({ Validators: view }) => ({ default: view })));
const Accounts = later(() => import('./views/account').then(({ Accounts: view }) => ({ default: view })));
const AccountView = later(() => import('./views/account').then(({ AccountView: view }) => ({ default: view })));

function view(route: Route): ReactNode {
  switch (route.view) {
    case 'home':
      return <Home />;
    case 'assets':
      return <Assets />;
    case 'register':
      return <Register />;
    case 'asset':
      return <AssetView key={route.id} id={route.id} />;
    case 'account':
      return route.address === null ? <Accounts /> : <AccountView key={route.address} address={route.address} />;
    case 'tabs':
      return <Tabs key={route.address} address={route.address} />;
    case 'tab':
      return <TabView key={route.id} id={route.id} />;
    case 'epoch':
      return <EpochPage index={route.index} />;
    case 'votes':
      return <Votes />;
    case 'vote':
      return <Vote key={route.index} index={route.index} />;
    case 'calls':
      return <Calls />;
    case 'block':
      return <Block key={route.at} at={route.at} />;
    case 'validators':
      return <Validators />;
    default:
      return (
        <Empty>
          There is nothing at this address. <a href="#/">Home</a>
        </Empty>
      );
  }
}

/** A view that fails says so, and leaves the others alone. */
class Guard extends Component<{ place: string; children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override componentDidUpdate(before: { place: string }): void {
    if (before.place !== this.props.place && this.state.error) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? (
      this.props.children
    ) : (
      <div className="trouble" role="alert">
        This view failed: {error.message}.{' '}
        <button type="button" onClick={() => this.setState({ error: null })}>
          Again
        </button>
      </div>
    );
  }
}

const PLACES: [route: Route, name: string, icon: string, views: Route['view'][]][] = [
  [{ view: 'home' }, 'Home', 'M3 9.5 10 4l7 5.5V17H3z', ['home']],
  [{ view: 'assets' }, 'Assets', 'M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z', ['assets', 'asset', 'register']],
  [
    { view: 'account', address: null },
    'Accounts',
    'M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10zM4 17c0-7 12-7 12 0z',
    ['account'],
  ],
  [
    { view: 'tabs', address: null },
    'Tabs',
    'M5 3h10v14l-2.5-1.7L10 17l-2.5-1.7L5 17zM8 7h4M8 10.5h4',
    ['tabs', 'tab'],
  ],
  [{ view: 'epoch', index: null }, 'Epoch', 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm0 3v4.5l3 2', ['epoch']],
  [{ view: 'votes' }, 'Votes', 'M4 10.5 8.5 15 16 5', ['votes', 'vote']],
  [
    { view: 'validators' },
    'Chain',
    'M7.5 12.5l5-5M8 6l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L12.5 10.5M7.5 9.5 6 11a3.2 3.2 0 0 0 4.5 4.5L12 14',
    ['validators', 'block'],
  ],
  [{ view: 'calls' }, 'Any call', 'M5 5l5 5-5 5M11 15h5', ['calls']],
];

function Places({ now }: { now: Route['view'] }) {
  return (
    <nav className="places" aria-label="Views">
      {PLACES.map(([route, name, icon, views]) => (
        <a key={name} href={href(route)} aria-current={views.includes(now) ? 'page' : undefined}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d={icon} />
          </svg>
          <span>{name}</span>
        </a>
      ))}
    </nav>
  );
}

function Who() {
  const all = useStore(signers);
  const signer = useSigner();
  return all.length === 0 ? (
    <a className="who" href={href({ view: 'account', address: null })}>
      Connect a wallet
    </a>
  ) : (
    <label className="who">
      <span>Signs</span>
      <select value={signer?.address ?? ''} onChange={({ target }) => choose(target.value)}>
        {all.map(({ address, name }) => (
          <option key={address} value={address}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function NodeState() {
  const { state, head, finalized, info, proven } = useStore(link);
  const behind = head && finalized ? head.number - finalized.number : 0;
  const isFinal = proven ? 'final, by proof' : behind === 0 ? 'final' : `${count(behind)} not final yet`;
  const told =
    state === 'connected' ? (info?.chain ?? '') : state === 'lost' ? 'The node hung up; trying again' : 'Connecting';
  return (
    <div className={`node ${state}`}>
      <span className="beat" key={head?.number} aria-hidden="true" />
      <span className="chain">{told}</span>
      {head && (
        <a href={href({ view: 'block', at: null })}>
          <span className="unit">block</span> {count(head.number)}
        </a>
      )}
      {head && <span className="unit">{isFinal}</span>}
    </div>
  );
}

function Failed({ trouble }: { trouble: string }) {
  return (
    <div className="failed" role="alert">
      <h1>The node cannot be reached</h1>
      <p>{trouble}</p>
      <p>
        Start one with <code>make devnet</code> and open the address that it prints as Explorer.
      </p>
      <button type="button" className="primary" onClick={() => window.location.reload()}>
        Try again
      </button>
    </div>
  );
}

const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path className="a" d="M6 4c0 9 10 9 10 18" />
    <path className="b" d="M26 4c0 9-10 9-10 18" />
    <path className="c" d="M16 4v25" />
  </svg>
);

/** Everything. */
export function App() {
  const hash = useHash();
  const route = parseRoute(hash);
  const { state, trouble, client } = useStore(link);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const isThere = client !== null;
  useEffect(() => {
    if (isThere) void fetchAhead();
  }, [isThere]);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [hash]);
  return (
    <div className="frame">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        To the content
      </a>
      <header className="bar">
        <a className="brand" href="#/" aria-label="Tributary, home">
          <Mark />
          <span>Tributary</span>
        </a>
        <Places now={route.view} />
        <div className="foot">
          <Who />
          <Theme />
          <Trust aloud />
          <NodeState />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={`view at-${route.view}`}>
        {state === 'failed' && !client ? (
          <Failed trouble={trouble ?? ''} />
        ) : !client ? (
          <Pending trouble={null} what="the chain" />
        ) : (
          <Guard place={hash}>
            <Suspense fallback={<Pending trouble={null} what="the view" />}>{view(route)}</Suspense>
          </Guard>
        )}
      </main>
      <Sheet />
      <Notices />
    </div>
  );
}
