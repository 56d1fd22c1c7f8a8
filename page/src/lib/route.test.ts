import { describe, expect, it } from 'vitest';
import { type Route, href, parseRoute } from './route';

const ROUTES: Route[] = [
  { view: 'home' },
  { view: 'assets' },
  { view: 'register' },
  { view: 'votes' },
  { view: 'calls' },
  { view: 'validators' },
  { view: 'asset', id: 0 },
  { view: 'asset', id: 4_294_967_295 },
  { view: 'account', address: null },
  { view: 'account', address: '5GrwvaEF' },
  { view: 'tabs', address: null },
  { view: 'tabs', address: '5GrwvaEF' },
  { view: 'tab', id: 0 },
  { view: 'epoch', index: null },
  { view: 'epoch', index: 7 },
  { view: 'vote', index: 3 },
  { view: 'block', at: null },
  { view: 'block', at: '17' },
  { view: 'block', at: '0xab' },
];

describe('routes', () => {
  it('leads from each address back to its view', () => {
    for (const route of ROUTES) {
      expect(parseRoute(href(route))).toEqual(route);
    }
  });

  it('knows the empty address, and no other', () => {
    expect(parseRoute('')).toEqual({ view: 'home' });
    expect(parseRoute('#')).toEqual({ view: 'home' });
    const wrong = ['#/nothing', '#/asset', '#/asset/x', '#/asset/1/2', '#/vote', '#/assets/3', '#/epoch/x', '#/tab'];
    for (const hash of wrong) {
      expect(parseRoute(hash), hash).toEqual({ view: 'not-found' });
    }
  });
});
