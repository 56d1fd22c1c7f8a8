// A field for a value of any type of the metadata.

import { useId } from 'react';
import { type Client, link } from '../chain/node';
import { useStore } from '../chain/store';
import { signers } from '../chain/keys';
import { bytesOf, words } from '../lib/format';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** What a type comes to for a form. */
type Shape =
  | { kind: 'account' | 'bool' | 'text' | 'bytes' | 'call' | 'nothing' }
  | { kind: 'number'; small: boolean }
  | { kind: 'fixed'; length: number }
  | { kind: 'struct'; fields: { name: string; typeId: number; typeName?: string }[] }
  | { kind: 'tuple'; types: number[] }
  | { kind: 'list'; typeId: number }
  | { kind: 'option'; typeId: number }
  | { kind: 'enum'; flat: boolean; members: { name: string; fields: { name?: string; typeId: number }[] }[] };

const SMALL = new Set(['u8', 'u16', 'u32', 'i8', 'i16', 'i32']);

const camel = (name: string): string => name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());

function shapeOf(client: Client, typeId: number): Shape {
  const { registry } = client;
  const { path, typeDef } = registry.findType(typeId);
  const { type, value } = typeDef;
  const last = path.at(-1) ?? '';
  if (last === 'AccountId32' || last === 'MultiAddress') return { kind: 'account' };
  if (typeId === registry.metadata.extrinsic.callTypeId) return { kind: 'call' };
  switch (type) {
    case 'Primitive':
      if (value.kind === 'bool') return { kind: 'bool' };
      if (value.kind === 'str' || value.kind === 'char') return { kind: 'text' };
      return { kind: 'number', small: SMALL.has(value.kind) };
    case 'Compact': {
      const inner = shapeOf(client, value.typeParam);
      return inner.kind === 'number' ? inner : { kind: 'number', small: true };
    }
    case 'SizedVec':
      return isByte(client, value.typeParam)
        ? { kind: 'fixed', length: value.len }
        : { kind: 'list', typeId: value.typeParam };
    case 'Sequence':
      return isByte(client, value.typeParam) ? { kind: 'bytes' } : { kind: 'list', typeId: value.typeParam };
    case 'Tuple':
      if (value.fields.length === 1) return shapeOf(client, value.fields[0]);
      return value.fields.length === 0 ? { kind: 'nothing' } : { kind: 'tuple', types: value.fields };
    case 'Struct': {
      const { fields } = value;
      if (fields.length === 0) return { kind: 'nothing' };
      if (fields[0].name !== undefined) {
        return {
          kind: 'struct',
          fields: fields.map((one: any) => ({ name: camel(one.name), typeId: one.typeId, typeName: one.typeName })),
        };
      }
      return fields.length === 1
        ? shapeOf(client, fields[0].typeId)
        : { kind: 'tuple', types: fields.map((one: any) => one.typeId) };
    }
    case 'Enum': {
      const { members } = value;
      const some = last === 'Option' && members.find((one: any) => one.name === 'Some');
      if (some) return { kind: 'option', typeId: some.fields[0].typeId };
      return { kind: 'enum', flat: members.every((one: any) => one.fields.length === 0), members };
    }
    default:
      return { kind: 'bytes' };
  }
}

function isByte(client: Client, typeId: number): boolean {
  const { typeDef } = client.registry.findType(typeId);
  return typeDef.type === 'Primitive' && typeDef.value.kind === 'u8';
}

/** What stands in a variant: nothing, one value, a struct or a tuple. */
function contentOf(client: Client, fields: { name?: string; typeId: number }[]): any {
  if (fields.length === 0) return undefined;
  if (fields[0]!.name !== undefined) {
    return Object.fromEntries(fields.map((one) => [camel(one.name!), emptyValue(client, one.typeId)]));
  }
  return fields.length === 1
    ? emptyValue(client, fields[0]!.typeId)
    : fields.map((one) => emptyValue(client, one.typeId));
}

/** The tags of the enumerations that the chain makes of its pallets. */
function keysOf(client: Client, typeId: number): { tagKey: string; valueKey: string } {
  return client.registry.getEnumOptions(typeId);
}

/** What a form begins with. */
export function emptyValue(client: Client, typeId: number): any {
  const shape = shapeOf(client, typeId);
  switch (shape.kind) {
    case 'bool':
      return false;
    case 'number':
      return shape.small ? 0 : 0n;
    case 'fixed':
      return `0x${'00'.repeat(shape.length)}`;
    case 'bytes':
      return '0x';
    case 'nothing':
      return {};
    case 'struct':
      return Object.fromEntries(shape.fields.map((one) => [one.name, emptyValue(client, one.typeId)]));
    case 'tuple':
      return shape.types.map((each) => emptyValue(client, each));
    case 'list':
      return [];
    case 'option':
      return undefined;
    case 'enum': {
      const first = shape.members[0]!;
      return shape.flat ? first.name : variant(client, typeId, first);
    }
    default:
      return '';
  }
}

function variant(client: Client, typeId: number, member: { name: string; fields: any[] }): any {
  const { tagKey, valueKey } = keysOf(client, typeId);
  const content = contentOf(client, member.fields);
  return { [tagKey]: pascal(member.name), ...(content === undefined ? {} : { [valueKey]: content }) };
}

const pascal = (name: string): string => camel(name).replace(/^./, (first) => first.toUpperCase());

interface Props {
  label: string;
  typeId: number;
  typeName?: string;
  value: any;
  set: (value: any) => void;
}

/** A line of text for a value. */
function Line({
  label,
  hint,
  value,
  read,
  set,
}: {
  label: string;
  hint: string;
  value: any;
  read: (text: string) => any;
  set: (value: any) => void;
}) {
  const id = useId();
  const people = useStore(signers);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <input
          id={id}
          list={hint === 'account' ? `${id}-list` : undefined}
          defaultValue={String(value ?? '')}
          onChange={({ target }) => set(read(target.value))}
          spellCheck={false}
          autoComplete="off"
        />
        <span className="unit">{hint}</span>
      </div>
      {hint === 'account' && (
        <datalist id={`${id}-list`}>
          {people.map(({ address, name }) => (
            <option key={address} value={address}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </div>
  );
}

const readNumber =
  (small: boolean) =>
  (text: string): any => {
    const digits = text.replace(/[\s,_]/g, '');
    if (!/^-?\d+$/.test(digits)) return text;
    return small ? Number(digits) : BigInt(digits);
  };
const readBytes = (text: string): string => (/^0x([0-9a-f]{2})*$/i.test(text) ? text : bytesOf(text));

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <fieldset className="group">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

function Parts({
  label,
  parts,
  value,
  set,
}: {
  label: string;
  parts: { name: string; key: any; typeId: number; typeName?: string }[];
  value: any;
  set: (value: any) => void;
}) {
  return (
    <Group label={label}>
      {parts.map(({ name, key, typeId, typeName }) => (
        <ValueField
          key={name}
          label={words(name)}
          typeId={typeId}
          typeName={typeName}
          value={value?.[key]}
          set={(part) => {
            const next = Array.isArray(value) ? [...value] : { ...value };
            next[key] = part;
            set(next);
          }}
        />
      ))}
    </Group>
  );
}

function List({ label, typeId, value, set, client }: Props & { client: Client }) {
  const items: any[] = Array.isArray(value) ? value : [];
  return (
    <Group label={label}>
      {items.map((item, at) => (
        <div className="row" key={at}>
          <ValueField
            label={`${label} ${at + 1}`}
            typeId={typeId}
            value={item}
            set={(part) => set(items.map((one, place) => (place === at ? part : one)))}
          />
          <button type="button" className="small" onClick={() => set(items.filter((_, place) => place !== at))}>
            Remove
          </button>
        </div>
      ))}
      <button type="button" className="small" onClick={() => set([...items, emptyValue(client, typeId)])}>
        Add
      </button>
    </Group>
  );
}

function Variants({ label, typeId, value, set, client, shape }: Props & { client: Client; shape: any }) {
  const id = useId();
  const { tagKey, valueKey } = keysOf(client, typeId);
  const name: string = typeof value === 'string' ? value : value?.[tagKey];
  const member = shape.members.find((one: any) => pascal(one.name) === name || one.name === name);
  const choose = (next: string): void => {
    const found = shape.members.find((one: any) => one.name === next);
    set(shape.flat ? next : variant(client, typeId, found));
  };
  const fields: { name?: string; typeId: number }[] = member?.fields ?? [];
  const single = fields.length === 1 && fields[0]!.name === undefined;
  return (
    <Group label={label}>
      <div className="field">
        <label htmlFor={id}>{label}: which</label>
        <div className="box">
          <select id={id} value={member?.name} onChange={({ target }) => choose(target.value)}>
            {shape.members.map((one: any) => (
              <option key={one.name} value={one.name}>
                {words(one.name)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {single && (
        <ValueField
          key={name}
          label={words(name)}
          typeId={fields[0]!.typeId}
          value={value?.[valueKey]}
          set={(content) => set({ ...value, [valueKey]: content })}
        />
      )}
      {!single && fields.length > 0 && (
        <Parts
          key={name}
          label={words(name)}
          value={value?.[valueKey]}
          parts={fields.map((one, at) => ({
            name: one.name ?? `part ${at + 1}`,
            key: one.name ? camel(one.name) : at,
            typeId: one.typeId,
          }))}
          set={(content) => set({ ...value, [valueKey]: content })}
        />
      )}
    </Group>
  );
}

/** What a number counts, by the name of its type in the metadata. */
function unitOf(typeName: string | undefined): string {
  if (/Balance/.test(typeName ?? '')) return 'planck';
  if (/Perbill/.test(typeName ?? '')) return 'parts per billion';
  if (/BlockNumber|Moment/.test(typeName ?? '')) return 'block';
  return 'number';
}

function Option({ label, value, set, typeId, client }: Props & { client: Client }) {
  const id = useId();
  return (
    <Group label={label}>
      <label className="check" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={value !== undefined}
          onChange={({ target }) => set(target.checked ? emptyValue(client, typeId) : undefined)}
        />
        <span>given</span>
      </label>
      {value !== undefined && <ValueField label={label} typeId={typeId} value={value} set={set} />}
    </Group>
  );
}

function Flag({ label, value, set }: Props) {
  return (
    <label className="check">
      <input type="checkbox" checked={Boolean(value)} onChange={({ target }) => set(target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** How a line of text is read, and what is said beside it. */
function lineOf(client: Client, shape: Shape, props: Props): { hint: string; read: (text: string) => any } | null {
  switch (shape.kind) {
    case 'number':
      return { hint: unitOf(props.typeName), read: readNumber(shape.small) };
    case 'account':
      return { hint: 'account', read: (text) => text.trim() };
    case 'fixed':
      return { hint: `${shape.length} bytes`, read: (text) => text.trim() };
    case 'bytes':
      return { hint: 'text, or 0x…', read: readBytes };
    case 'text':
      return { hint: 'text', read: (text) => text };
    case 'call':
      return { hint: 'call data, 0x…', read: (text) => readCall(client, props.typeId, text.trim()) };
    default:
      return null;
  }
}

function readCall(client: Client, typeId: number, text: string): any {
  try {
    return client.registry.findCodec(typeId).tryDecode(text);
  } catch {
    return text;
  }
}

/** The field. */
export function ValueField(props: Props) {
  const { label, typeId, value, set } = props;
  const client = useStore(link).client;
  const shape = shapeOf(client, typeId);
  const line = lineOf(client, shape, props);
  if (line) {
    const shown = shape.kind === 'call' || value === '0x' ? '' : value;
    return <Line label={label} value={shown} set={set} {...line} />;
  }
  switch (shape.kind) {
    case 'bool':
      return <Flag {...props} />;
    case 'struct':
      return (
        <Parts label={label} value={value} set={set} parts={shape.fields.map((one) => ({ ...one, key: one.name }))} />
      );
    case 'tuple': {
      const parts = shape.types.map((inner, at) => ({ name: `part ${at + 1}`, key: at, typeId: inner }));
      return <Parts label={label} value={value} set={set} parts={parts} />;
    }
    case 'list':
      return <List {...props} typeId={shape.typeId} client={client} />;
    case 'option':
      return <Option {...props} typeId={shape.typeId} client={client} />;
    case 'enum':
      return <Variants {...props} client={client} shape={shape} />;
    default:
      return null;
  }
}
