import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import classes from './ListSums.module.css';
import type { Sought } from './list/page.ts';
import { areSumsStale, type SumsAnswer } from './sums-stale.ts';

/** A list is added up once it has stood for so many milliseconds: whoever types is not made to wait for sums. */
const restsAfter = 400;

/** What the rows of the list moved, by currency; a moment after its rows, and never of an older list. */
export function ListSums({ text, meaning }: Pick<Sought, 'text' | 'meaning'>) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const { environment } = useConsole();
  const rested = useRested(text);
  const isPanelOpen = useWindow(({ selected }) => selected !== null);
  const { data } = useQuery({
    queryKey: [environment, 'sum', text, meaning],
    queryFn: () => bridge.transactions.sum({ text }),
    enabled: rested === text,
    meta: { isStale: (event, answer) => areSumsStale(text, event, answer as SumsAnswer | undefined) },
  });
  const sums = data?.ok ? (data.value ?? []) : [];
  if (sums.length === 0) return null;
  const texts = sums.map((sum) => amount(sum).replace('-', '−'));
  return (
    <span
      className={classes.sums}
      data-covered={isPanelOpen || undefined}
      title={`${texts.join('\n')}\n${t('lookup.sumsWhole')}`}
    >
      {texts.map((text) => (
        <span key={text} className="numeric">
          {text}
        </span>
      ))}
    </span>
  );
}

function useRested(text: string): string | null {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restsAfter);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
