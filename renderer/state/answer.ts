import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConsoleEvent, Refusal, Result } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { createLastAsked } from './last-asked.ts';

/** An answer of the main process as a screen needs it. A new question keeps the old answer until the new one is there. */
export type Answer<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Asks when `question` changes, and again on the events that `isStale` picks out. Answers that come late, to a
 * question that is no longer asked, are dropped.
 */
export function useAnswer<Value>(
  question: string,
  ask: () => Promise<Result<Value>>,
  isStale: (event: ConsoleEvent) => boolean,
): Answer<Value> & { readonly reload: () => void } {
  const [answer, setAnswer] = useState<Answer<Value>>({ kind: 'loading' });
  const latest = useRef({ ask, isStale });
  latest.current = { ask, isStale };
  const [askLast] = useState(createLastAsked);

  const reload = useCallback(
    () =>
      askLast(
        () => latest.current.ask(),
        (result) =>
          setAnswer(result.ok ? { kind: 'ready', value: result.value } : { kind: 'refused', refusal: result.refusal }),
      ),
    [askLast],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for what `ask` closes over
  useEffect(reload, [question]);
  useEffect(() => bridge.listen((event) => latest.current.isStale(event) && reload()), [reload]);
  return { ...answer, reload };
}
