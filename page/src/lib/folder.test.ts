import { describe, expect, it } from 'vitest';
import { byBytes, parseOwners, sharesOf } from './folder';

const entry = (name: string) => ({ name, file: new Blob([name]) });

describe('a folder as a manifest', () => {
  it('orders paths by their bytes', () => {
    expect(['b', 'a/b', 'a.txt', 'ä', 'Z', 'a'].sort(byBytes)).toEqual(['Z', 'a', 'a.txt', 'a/b', 'b', 'ä']);
  });

  it('reads a table of owners, with or without its first line', () => {
    const lines = 'a.txt,5Alice,3\n"b, c.txt",5Bob,1\n';
    const owners = new Map([
      ['a.txt', { owner: '5Alice', units: 3n }],
      ['b, c.txt', { owner: '5Bob', units: 1n }],
    ]);
    expect(parseOwners(`path,account,units\n${lines}`)).toEqual(owners);
    expect(parseOwners(lines)).toEqual(owners);
    expect(() => parseOwners('a,5A,1\na,5B,1')).toThrow(/second time/);
    expect(() => parseOwners('a,5A,0')).toThrow();
    expect(() => parseOwners('a,b,5A,1')).toThrow();
    expect([...parseOwners('"say ""a""",5A').keys()]).toEqual(['say "a"']);
  });

  it('gives each file to whom the table says, else to the collector', () => {
    const files = ['a', 'b'].map(entry);
    const owners = new Map([['a', { owner: '5Alice', units: 3n }]]);
    expect(sharesOf(files, owners, '5Carol')).toEqual([
      { owner: '5Alice', units: 3n },
      { owner: '5Carol', units: 1n },
    ]);
    expect(() => sharesOf(files, owners, null)).toThrow(/nobody is named/);
    expect(() => sharesOf(files, new Map([['c', { owner: '5A', units: 1n }]]), '5C')).toThrow(/no file/);
  });
});
