import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockView, PinChange } from '../../contract/index.ts';

type NotThePin = Exclude<PinChange, { kind: 'changed' }>;

/** What is said of PINs that were wrong, and whether it is waited before the next one. */
export interface Tries {
  readonly problem: string | null;
  readonly waits: boolean;
  /** Takes what main said of a PIN. */
  follow(answer: NotThePin): void;
}

const minute = 60_000;

/** Follows how often a PIN was wrong. The wait is main's; here it is only counted down. */
export function useTries({ wait, triesLeft }: Pick<LockView, 'wait' | 'triesLeft'>): Tries {
  const { t } = useTranslation();
  const [left, setLeft] = useState(triesLeft);
  const [until, setUntil] = useState(() => performance.now() + wait);
  const [wrong, setWrong] = useState(false);
  const [now, setNow] = useState(() => performance.now());
  const remaining = until - now;
  const waits = remaining > 0;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, [waits]);
  const follow = (answer: NotThePin) => {
    setNow(performance.now());
    setUntil(performance.now() + answer.wait);
    setWrong(answer.kind === 'wrong' && answer.wait === 0);
    if (answer.kind === 'wrong') setLeft(answer.triesLeft);
  };
  const waiting = waits ? t('lock.waiting', { count: Math.max(1, Math.ceil(remaining / minute)) }) : null;
  return {
    problem: waiting ?? (wrong ? t('lock.wrong', { count: left }) : null),
    waits,
    follow,
  };
}
