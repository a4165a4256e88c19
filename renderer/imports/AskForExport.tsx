import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, ChannelInput, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { DateInput } from '../ui/DateInput.tsx';
import { Notice } from '../ui/Notice.tsx';
import classes from './ImportPage.module.css';

const spans = ['month', 'day', 'range'] as const;
type Span = (typeof spans)[number];
const placeKinds = ['mail', 'url'] as const;

/** Asks the gateway for a file of transactions: it comes by mail or to a URL, and is dropped here then. */
export function AskForExport({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>('month');
  const [[from, to], setDays] = useState<readonly [string, string]>(['', '']);
  const [placeKind, setPlaceKind] = useState<'mail' | 'url'>('mail');
  const [place, setPlace] = useState('');
  const [state, setState] = useState<'open' | 'asking' | 'asked'>('open');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isWhole = from !== '' && place.trim() !== '' && (span !== 'range' || to !== '');

  const ask = async () => {
    setState('asking');
    setRefusal(null);
    const wanted: ChannelInput<'imports.ask'> = {
      accountId: account.accountId,
      period: span === 'range' ? { kind: 'range', from, to } : { kind: 'date', date: from },
      place: placeKind === 'mail' ? { kind: 'mail', address: place.trim() } : { kind: 'url', url: place.trim() },
    };
    const answer = await bridge.imports.ask(wanted);
    setState(answer.ok ? 'asked' : 'open');
    if (!answer.ok) setRefusal(answer.refusal);
  };
  /** What was asked for is another question from then on. */
  const change = (apply: () => void) => {
    apply();
    setState('open');
  };
  const type = span === 'month' ? 'month' : 'date';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && state === 'open') void ask();
      }}
    >
      <div className={classes.answers}>
        <NativeSelect
          label={t('imports.ask.span')}
          value={span}
          data={spans.map((value) => ({ value, label: t(`imports.ask.${value}`) }))}
          onChange={({ currentTarget }) =>
            change(() => {
              setSpan(currentTarget.value as Span);
              setDays(['', '']);
            })
          }
        />
        <DateInput
          type={type}
          label={t(span === 'range' ? 'imports.ask.from' : `imports.ask.${span}`)}
          value={from}
          onChange={({ currentTarget }) => change(() => setDays([currentTarget.value, to]))}
        />
        {span === 'range' && (
          <DateInput
            label={t('imports.ask.to')}
            value={to}
            onChange={({ currentTarget }) => change(() => setDays([from, currentTarget.value]))}
          />
        )}
        <NativeSelect
          label={t('imports.ask.place')}
          value={placeKind}
          data={placeKinds.map((value) => ({ value, label: t(`imports.ask.${value}`) }))}
          onChange={({ currentTarget }) =>
            change(() => {
              setPlaceKind(currentTarget.value === 'url' ? 'url' : 'mail');
              setPlace('');
            })
          }
        />
        <TextInput
          type={placeKind === 'mail' ? 'email' : 'url'}
          label={t(`imports.ask.${placeKind}Label`)}
          value={place}
          onChange={({ currentTarget }) => change(() => setPlace(currentTarget.value))}
        />
      </div>
      <p className={classes.hint}>{t('imports.ask.whatComes')}</p>
      <div aria-live="polite">
        {refusal && <RefusalNote refusal={refusal} />}
        {state === 'asked' && <Notice>{t('imports.ask.asked')}</Notice>}
      </div>
      <Group gap={8}>
        <Button type="submit" variant="default" loading={state === 'asking'} disabled={!isWhole || state === 'asked'}>
          {t('imports.ask.send')}
        </Button>
      </Group>
    </form>
  );
}
