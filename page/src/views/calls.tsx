// A form for every call of the chain, made of its metadata.

import { useMemo, useState } from 'react';
import { stringCamelCase } from '@dedot/utils';
import { propose } from '../chain/act';
import { type Client, link } from '../chain/node';
import { useStore } from '../chain/store';
import { words } from '../lib/format';
import { Empty, Section, useTitle } from '../ui/basics';
import { Choice } from '../ui/form';
import { ActForm } from './asset-acts';
import { ValueField, emptyValue } from './value-field';

/* eslint-disable @typescript-eslint/no-explicit-any */

interface CallDef {
  pallet: string;
  name: string;
  docs: string[];
  fields: { name: string; typeId: number; typeName: string }[];
}

/** All calls, by pallet. */
function callsOf(client: Client): Map<string, CallDef[]> {
  const { pallets, types } = client.metadata.latest;
  const found = new Map<string, CallDef[]>();
  for (const pallet of pallets) {
    const id = pallet.calls?.typeId ?? pallet.calls;
    if (id === undefined || id === null) continue;
    const { typeDef } = types[id];
    if (typeDef.type !== 'Enum') continue;
    found.set(
      pallet.name,
      typeDef.value.members.map((member: any) => ({
        pallet: pallet.name,
        name: member.name,
        docs: member.docs ?? [],
        fields: member.fields.map((field: any, at: number) => ({
          name: field.name ?? `field ${at}`,
          typeId: field.typeId,
          typeName: field.typeName ?? '',
        })),
      })),
    );
  }
  return found;
}

function Docs({ docs }: { docs: string[] }) {
  const text = docs.join('\n').trim();
  return text === '' ? null : (
    <details className="fold">
      <summary>What it does</summary>
      <pre className="docs">{text}</pre>
    </details>
  );
}

function CallForm({ def }: { def: CallDef }) {
  const client = useStore(link).client;
  const [values, setValues] = useState<any[]>(() => def.fields.map(({ typeId }) => emptyValue(client, typeId)));
  const submit = (): void =>
    propose({
      title: `${words(def.pallet)}: ${words(def.name).toLowerCase()}`,
      call: ({ tx }) => tx[stringCamelCase(def.pallet)][stringCamelCase(def.name)](...values),
      changes: [{ kind: 'note', label: 'What it changes besides its fee is what the reference says of this call' }],
    });
  return (
    <ActForm go={submit} ready button="Read it over and sign">
      {def.fields.map((field, at) => (
        <ValueField
          key={field.name}
          label={words(field.name)}
          typeId={field.typeId}
          typeName={field.typeName}
          value={values[at]}
          set={(value) => setValues((all) => all.map((one, place) => (place === at ? value : one)))}
        />
      ))}
      {def.fields.length === 0 && <Empty>It takes nothing.</Empty>}
    </ActForm>
  );
}

/** The view. */
export default function Calls() {
  useTitle('Any call');
  const { client, spec } = useStore(link);
  const calls = useMemo(() => (client ? callsOf(client) : null), [client, spec]);
  const [pallet, setPallet] = useState('Registry');
  const [name, setName] = useState('');
  if (!calls) return null;
  const list = calls.get(pallet) ?? [];
  const def = list.find((one) => one.name === name) ?? list[0];
  return (
    <>
      <h1>Any call</h1>
      <p className="sub">Made of the metadata of the running chain: what it takes is what the chain says it takes.</p>
      <Section title="What to call">
        <div className="grid">
          <Choice
            label="Pallet"
            value={pallet}
            options={[...calls.keys()].map((key) => [key, key] as const)}
            set={(next) => {
              setPallet(next);
              setName('');
            }}
          />
          <Choice
            label="Call"
            value={def?.name ?? ''}
            set={setName}
            options={list.map((one) => [one.name, stringCamelCase(one.name)] as const)}
          />
        </div>
        {def && <Docs docs={def.docs} />}
        {def && <CallForm key={`${pallet}.${def.name} ${spec?.version}`} def={def} />}
      </Section>
    </>
  );
}
