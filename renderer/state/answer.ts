import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ConsoleEvent, Refusal, Result } from '../../contract/index.ts';
import { useConsole } from './console.tsx';

/** An answer of the main process as a screen needs it. */
export type Answer<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A question of a screen: what it is kept under, how it is put, and which events make its answer out of date. */
export interface Question<Value> {
  readonly key: readonly string[];
  readonly ask: () => Promise<Result<Value>>;
  readonly isStale: (event: ConsoleEvent, answer: Result<Value> | undefined) => boolean;
}

/** An answer that can be asked for anew. */
export type LiveAnswer<Value> = Answer<Value> & {
  readonly reload: () => void;
  /** True while it is asked for, also for the second time: what stands there may be out of date. */
  readonly asking: boolean;
};

/** The answer to a question of the environment that the person works in; asked again as soon as an event makes it stale. */
export function useAnswer<Value>(question: Question<Value>): LiveAnswer<Value> {
  const { environment } = useConsole();
  const { data, refetch, isFetching } = useQuery({
    queryKey: [environment, ...question.key],
    queryFn: question.ask,
    meta: {
      isStale: (event: ConsoleEvent, answer: unknown) => question.isStale(event, answer as Result<Value> | undefined),
    },
  });
  const reload = useCallback(() => void refetch(), [refetch]);
  return useMemo(() => ({ ...toAnswer(data), reload, asking: isFetching }), [data, reload, isFetching]);
}

function toAnswer<Value>(result: Result<Value> | undefined): Answer<Value> {
  if (result === undefined) return { kind: 'loading' };
  return result.ok ? { kind: 'ready', value: result.value } : { kind: 'refused', refusal: result.refusal };
}
