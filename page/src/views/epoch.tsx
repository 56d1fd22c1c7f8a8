// An epoch: who committed and revealed, what came of it, who was paid and why; committing and revealing.

import { useState } from 'react';
import { decodeAddress } from '@dedot/utils';
import { propose } from '../chain/act';
import { useEvents } from '../chain/events';
import { link } from '../chain/node';
import { readParameters } from '../chain/parameters';
import { addressOf, readCommitment, readEpoch, readEvaluators, readNames } from '../chain/read';
import type { Epoch, Evaluator } from '../chain/types';
import { useStore } from '../chain/store';
import { useChain } from '../chain/use';
import { count, percent } from '../lib/format';
import { href } from '../lib/route';
import { type Commitment, commitmentHash, committedTo, keep, kept, newSalt, parseCommitment } from '../lib/scores';
import { part } from '../lib/shares';
import { Account, Amount, AssetLink, Empty, Pending, Section, saveFile, useTitle } from '../ui/basics';
import { Clock, Stages } from '../ui/clock';
import { Input, ready, usePercent } from '../ui/form';
import { notify } from '../ui/notice';
import { useNewest, usePages } from '../ui/pages';
import { useSigner } from '../ui/sheet';
import { ActForm } from './asset-acts';

function Evaluators({ list }: { list: Evaluator[] }) {
  const all = list.reduce((sum, { counts }) => sum + counts, 0n);
  const mark = (yes: boolean, name: string) => (
    <span className={yes ? 'mark yes' : 'mark'}>{yes ? `✓ ${name}` : '–'}</span>
  );
  if (list.length === 0) return <Empty>Nobody is an evaluator. Stake to yourself, then register below.</Empty>;
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">Evaluator</th>
          <th scope="col">This epoch</th>
          <th scope="col">The one before</th>
          <th scope="col" className="number">
            Stake that counts
          </th>
          <th scope="col" className="number">
            Its own
          </th>
          <th scope="col" className="number">
            Commission
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.account}>
            <th scope="row">
              <Account address={one.account} />
            </th>
            <td data-label="This epoch">{mark(one.committed, 'committed')}</td>
            <td data-label="The one before">{mark(one.revealed, 'revealed')}</td>
            <td className="number" data-label="Stake that counts">
              <meter
                min={0}
                max={1}
                value={all === 0n ? 0 : Number((one.counts * 1000n) / all) / 1000}
                aria-label="Part of all stake"
              />{' '}
              <Amount planck={one.counts} />
            </td>
            <td className="number" data-label="Its own">
              <Amount planck={one.own} plain />
            </td>
            <td className="number" data-label="Commission">
              {percent(one.commission)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** So many rows are on a page. */
const SIZE = 25;

/** The scores of the assets on a page: those that are published can have one. */
function ScoreFields(props: { scores: Record<number, number>; set: (id: number, score: number) => void }) {
  const { scores, set } = props;
  const { rows, trouble, pager } = useNewest(SIZE);
  if (!rows) return <Pending trouble={trouble} what="assets" />;
  const published = rows.filter(({ state }) => state === 'Published');
  return (
    <>
      {published.length === 0 && <Empty>Nothing of these is published, so that it could be scored.</Empty>}
      <ul className="scores">
        {published.map(({ id, name, kind }) => (
          <li key={id}>
            <AssetLink id={id} name={name} kind={kind} />
            <input
              type="range"
              min="0"
              max="65535"
              step="1"
              value={scores[id] ?? 0}
              aria-label={`Score of ${name}`}
              onChange={({ target }) => set(id, Number(target.value))}
            />
            <input
              className="exact"
              inputMode="numeric"
              value={scores[id] ?? 0}
              aria-label={`Score of ${name}, as a number`}
              onChange={({ target }) => set(id, Math.min(65_535, Number(target.value.replace(/\D/g, '')) || 0))}
            />
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}

function Commit({ epoch, own }: { epoch: Epoch; own: bigint }) {
  const signer = useSigner();
  const genesis = useStore(link).info?.genesis ?? '';
  const { data: parameters } = useChain('parameters', readParameters, 5_000);
  const [scores, setScores] = useState<Record<number, number>>({});
  const given = Object.entries(scores).flatMap(([id, score]): [number, number][] =>
    score > 0 ? [[Number(id), score]] : [],
  );
  const submit = (): void => {
    if (!signer || !parameters) return;
    const salt = newSalt();
    const one: Commitment = { genesis, epoch: epoch.index, account: signer.address, scores: given, salt };
    const hash = commitmentHash(epoch.index, decodeAddress(signer.address), given, salt);
    propose({
      title: `Commit to scores for epoch ${epoch.index}`,
      call: ({ tx }) => tx.evaluation.commitScores(hash),
      before: () => keep(one),
      changes: [
        {
          kind: 'note',
          label: `Scores of ${given.length} assets stay hidden until you reveal them in the next epoch`,
        },
        {
          kind: 'note',
          label: 'What it costs not to reveal',
          amount: part(own, parameters['Evaluation.MissedRevealPenalty']),
        },
        { kind: 'note', label: 'The salt is kept in this browser; save the file too' },
      ],
      done: ({ failure }) => {
        if (!failure) saveFile(`scores-epoch-${epoch.index}-${signer.name}.json`, JSON.stringify(one, null, 2));
      },
    });
  };
  return (
    <ActForm go={submit} ready={given.length > 0 && signer !== null} button="Commit">
      <ScoreFields scores={scores} set={(id, score) => setScores((all) => ({ ...all, [id]: score }))} />
      <p className="hint">
        {count(given.length)} {given.length === 1 ? 'asset has' : 'assets have'} a score. From 0, not scored, to 65,535.
        The scale is yours: your highest counts as 65,535.
      </p>
    </ActForm>
  );
}

function Reveal({ epoch }: { epoch: Epoch }) {
  const signer = useSigner();
  const genesis = useStore(link).info?.genesis ?? '';
  const [fromFile, setFromFile] = useState<Commitment | null>(null);
  const due = epoch.index - 1;
  const address = signer?.address ?? null;
  const { data: hash } = useChain(`commitment ${due} ${address}`, async (client) =>
    address === null || due < 0 ? null : readCommitment(client, due, address),
  );
  const found = [...kept(), ...(fromFile ? [fromFile] : [])].filter(
    (one) => one.genesis === genesis && one.epoch === due && one.account === address,
  );
  const mine = address !== null && hash ? committedTo(found, decodeAddress(address), hash) : undefined;
  const file = (
    <label className="file">
      <span>or from the file that was saved</span>
      <input
        type="file"
        accept=".json"
        aria-label="File with scores and salt"
        onChange={({ target }) => {
          void target.files?.[0]?.text().then((text) => {
            try {
              setFromFile(parseCommitment(text));
            } catch (error) {
              notify((error as Error).message, true);
            }
          });
        }}
      />
    </label>
  );
  return (
    <>
      {mine ? (
        <div className="buttons">
          <button
            type="button"
            className="primary"
            onClick={() =>
              propose({
                title: `Reveal scores of epoch ${due}`,
                call: ({ tx }) => tx.evaluation.revealScores(mine.scores, mine.salt),
                changes: [
                  {
                    kind: 'note',
                    label: `Scores of ${mine.scores.length} assets are seen by everybody`,
                  },
                ],
              })
            }
          >
            Reveal {count(mine.scores.length)} scores of epoch {count(due)}
          </button>
        </div>
      ) : (
        <p className="hint">
          {signer ? `${signer.name} has nothing here to reveal for epoch ${count(Math.max(0, due))}.` : 'Nobody signs.'}
        </p>
      )}
      {file}
    </>
  );
}

function Join() {
  const commission = usePercent('5');
  return (
    <ActForm
      ready={ready(commission)}
      button="Register as evaluator"
      go={() =>
        propose({
          title: 'Register as an evaluator',
          call: ({ tx }) => tx.evaluation.registerEvaluator(Number(commission.value)),
          changes: [{ kind: 'note', label: 'Stake to yourself first; what counts begins with the next epoch' }],
        })
      }
    >
      <Input label="Commission" unit="%" field={commission} />
    </ActForm>
  );
}

/** Who was paid for an epoch that was settled, as far as the newest events tell. */
function Paid({ index }: { index: number }) {
  const events = useEvents().filter(
    ({ pallet, fields }) =>
      (pallet === 'Evaluation' && Number(fields.epoch) === index) ||
      (pallet === 'Rewards' && fields.source?.type === 'Emission' && Number(fields.source.value) === index),
  );
  const rewards = events.filter(({ name }) => name === 'EvaluatorRewarded');
  const incomes = events.filter(({ name }) => name === 'IncomeReceived');
  const { shown, pager } = usePages(incomes, SIZE);
  const ids = shown.map(({ fields }) => Number(fields.asset));
  const { data: names } = useChain(`names ${ids.join()}`, (client) => readNames(client, ids), 5_000);
  if (rewards.length === 0 && incomes.length === 0) return null;
  return (
    <Section title={`Who was paid for epoch ${count(index)}`}>
      <ul className="plain paid">
        {shown.map(({ fields, index: at, block }) => (
          <li key={`${block} ${at}`}>
            <AssetLink id={Number(fields.asset)} name={names?.get(Number(fields.asset))} /> received{' '}
            <Amount planck={BigInt(fields.amount)} />
          </li>
        ))}
      </ul>
      {pager}
      <ul className="plain paid">
        {rewards.map(({ fields, index: at, block }) => {
          const both = BigInt(fields.given) + BigInt(fields.consensus);
          const agreement = both === 0n ? 0n : (2n * BigInt(fields.shared) * 1_000_000_000n) / both;
          return (
            <li key={`${block} ${at}`}>
              <Account address={addressOf(fields.evaluator)} /> earned <Amount planck={BigInt(fields.amount)} />
              <span>agreed {percent(agreement)}</span>
              <span>
                <Amount planck={BigInt(fields.forFresh)} /> of it for fresh assets
              </span>
              <span>
                commission <Amount planck={BigInt(fields.commission)} />
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

interface Scored {
  id: number;
  consensus: number;
}

/** What consensus made of assets, the best first. */
function Consensus({ assets }: { assets: Scored[] }) {
  const { shown, pager } = usePages(assets, SIZE);
  const ids = shown.map(({ id }) => id);
  const { data: names } = useChain(`names ${ids.join()}`, (client) => readNames(client, ids), 5_000);
  if (assets.length === 0) return <Empty>No asset has a consensus in it, or it is not settled.</Empty>;
  return (
    <>
      <ul className="consensus">
        {shown.map(({ id, consensus }) => (
          <li key={id}>
            <AssetLink id={id} name={names?.get(id)} />
            <meter min={0} max={65_535} value={consensus} aria-label={`Consensus of asset ${id}`} />
            <span className="amount">
              {count(consensus)} <span className="unit">of 65,535</span>
            </span>
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}

/** What evaluators made of an epoch's assets. */
function Outcome({ index }: { index: number }) {
  const { data, trouble } = useChain(
    `outcome ${index}`,
    async (client) => {
      const { evaluation } = client.query;
      const [revealed, outcomes] = await Promise.all([evaluation.revealed(index), evaluation.outcomes.entries(index)]);
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      const assets = outcomes.flatMap(([key, list]: any) => {
        const bucket = typeof key[1] === 'number' ? key[1] : parseInt(String(key[1]).replace(/^0x/, ''), 16);
        // eslint-disable-next-line @typescript-eslint/no-explicit-any
        return list.map((one: any) => ({
          id: bucket * 64 + Number(one.slot),
          consensus: Number(one.consensus),
        }));
      }) as Scored[];
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      const who = revealed.map((one: any) => ({ account: addressOf(one.account), stake: BigInt(one.stake) })) as {
        account: string;
        stake: bigint;
      }[];
      return { who, assets: assets.sort((a, b) => b.consensus - a.consensus) };
    },
    2_000,
  );
  if (!data) return <Pending trouble={trouble} what={`epoch ${index}`} />;
  return (
    <>
      <h3>Revealed</h3>
      {data.who.length === 0 ? (
        <Empty>Nobody has revealed scores of it.</Empty>
      ) : (
        <ul className="plain">
          {data.who.map(({ account, stake }) => (
            <li key={account}>
              <Account address={account} /> with <Amount planck={stake} />
            </li>
          ))}
        </ul>
      )}
      <h3>Consensus</h3>
      <Consensus assets={data.assets} />
    </>
  );
}

function useEpochView() {
  return useChain('epoch view', async (client) => {
    const [epoch, evaluators] = await Promise.all([readEpoch(client), readEvaluators(client)]);
    return { epoch, evaluators };
  });
}

/** The view: of the present epoch, or of an earlier one. */
export default function EpochPage({ index }: { index: number | null }) {
  const { data, trouble } = useEpochView();
  const { data: parameters } = useChain('parameters', readParameters, 5_000);
  const { head } = useStore(link);
  const signer = useSigner();
  useTitle(index === null ? 'Epoch' : `Epoch ${index}`);
  if (!data || !head) return <Pending trouble={trouble} what="the epoch" />;
  const { epoch, evaluators } = data;
  const shown = index ?? Math.max(0, epoch.index - 2);
  const own = evaluators.find(({ account }) => account === signer?.address)?.own ?? 0n;
  return (
    <>
      <h1>{index === null ? 'Epoch' : `Epoch ${count(index)}`}</h1>
      {index === null && (
        <>
          <div className="two wide">
            <Section title="Now">
              <Clock epoch={epoch} best={head.number} />
              <Stages epoch={epoch} />
            </Section>
            <Section title="Evaluators">
              <Evaluators list={evaluators} />
            </Section>
          </div>
          <div className="two">
            <Section title={`Commit to scores for epoch ${count(epoch.index)}`}>
              <Commit epoch={epoch} own={own} />
            </Section>
            <Section title="Reveal">
              <Reveal epoch={epoch} />
              <h3>Become an evaluator</h3>
              <Join />
              {parameters && (
                <p className="hint">
                  It takes <Amount planck={parameters['Evaluation.MinEvaluatorStake']} /> of one’s own.
                </p>
              )}
            </Section>
          </div>
        </>
      )}
      <Section
        title={`What came of epoch ${count(shown)}`}
        aside={
          <>
            {shown > 0 && <a href={href({ view: 'epoch', index: shown - 1 })}>← {count(shown - 1)}</a>}
            {shown < epoch.index && <a href={href({ view: 'epoch', index: shown + 1 })}>{count(shown + 1)} →</a>}
          </>
        }
      >
        <Outcome index={shown} />
      </Section>
      <Paid index={shown} />
    </>
  );
}
