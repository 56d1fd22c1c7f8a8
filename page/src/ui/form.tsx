// Fields of forms: each with a label, its unit and what is wrong with what was typed.

import { type ReactNode, useId, useState } from 'react';
import { decodeAddress } from '@dedot/utils';
import { signers } from '../chain/keys';
import { useStore } from '../chain/store';
import { InputError, count, parseCount, parseHash, parsePercent, parseTrib } from '../lib/format';

/** A field as text, and what it means, or what is wrong with it. */
export interface Field<T> {
  text: string;
  set: (text: string) => void;
  value: T | null;
  wrong: string | null;
}

/** A text as a field, read by `parse`, which throws an `InputError` for what is none. */
export function fieldOf<T>(text: string, set: (text: string) => void, parse: (text: string) => T): Field<T> {
  try {
    return { text, set, value: parse(text), wrong: null };
  } catch (error) {
    return { text, set, value: null, wrong: error instanceof InputError ? error.message : String(error) };
  }
}

/** A field of a form. */
export function useField<T>(first: string, parse: (text: string) => T): Field<T> {
  const [text, set] = useState(first);
  return fieldOf(text, set, parse);
}

/** A text of so many bytes. */
export const textWithin =
  (most: number) =>
  (text: string): string => {
    const bytes = new TextEncoder().encode(text.trim()).length;
    if (bytes === 0) throw new InputError('say something');
    if (bytes > most) throw new InputError(`${bytes} bytes: at most ${most}`);
    return text.trim();
  };

/** An account's address. */
export function parseAddress(text: string): string {
  try {
    if (decodeAddress(text.trim()).length === 32 && !text.trim().startsWith('0x')) return text.trim();
  } catch {
    // Said below.
  }
  throw new InputError('not an address');
}

const U64 = 2n ** 64n - 1n;

export const useTrib = (first = '0') => useField(first, parseTrib);
export const usePercent = (first = '0') => useField(first, parsePercent);
export const useHash32 = (first = '') => useField(first, parseHash);
export const useText = (first: string, most: number) => useField(first, textWithin(most));
export const useCount = (first: string, least = 0n, most = U64) =>
  useField(first, (text) => parseCount(text, least, most));
export const useAddress = (first = '') => useField(first, parseAddress);

interface FieldProps {
  label: string;
  unit?: string;
  hint?: ReactNode;
  field: Field<unknown>;
  list?: string;
  placeholder?: string;
}

/** A line to type in. What is wrong is told once something was typed. */
export function Input({ label, unit, hint, field, list, placeholder }: FieldProps) {
  const id = useId();
  const [touched, setTouched] = useState(false);
  const wrong = touched ? field.wrong : null;
  return (
    <div className={`field ${wrong ? 'wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <input
          id={id}
          value={field.text}
          list={list}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong !== null}
          aria-describedby={wrong || hint ? `${id}-hint` : undefined}
          onChange={({ target }) => field.set(target.value)}
          onBlur={() => setTouched(true)}
        />
        {unit && <span className="unit">{unit}</span>}
      </div>
      {(wrong ?? hint) && (
        <p className="hint" id={`${id}-hint`}>
          {wrong ?? hint}
        </p>
      )}
    </div>
  );
}

/** One of several. */
export function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: readonly (readonly [value: T, label: string])[];
  set: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <div className="box">
        <select id={id} value={props.value} onChange={({ target }) => props.set(target.value as T)}>
          {props.options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** A field for an account: an address, or one of those that are known here. */
export function AccountInput(props: { label: string; field: Field<string>; hint?: ReactNode }) {
  const id = useId();
  const known = useStore(signers);
  return (
    <>
      <Input label={props.label} field={props.field} hint={props.hint} list={id} placeholder="5…" />
      <datalist id={id}>
        {known.map(({ name, address }) => (
          <option key={address} value={address}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** Yes or no. */
export function Check(props: { label: ReactNode; value: boolean; set: (value: boolean) => void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={props.value} onChange={({ target }) => props.set(target.checked)} />
      <span>{props.label}</span>
    </label>
  );
}

/** Whether all of these have a value. */
export const ready = (...fields: Field<unknown>[]): boolean => fields.every(({ wrong }) => wrong === null);

/** A part of a form that is opened when it is wanted. */
export function Fold(props: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="fold" open={props.open}>
      <summary>{props.title}</summary>
      <div className="inside">{props.children}</div>
    </details>
  );
}

export const leaves = (number: number): string => `${count(number)} ${number === 1 ? 'leaf' : 'leaves'}`;
