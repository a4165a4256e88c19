import { QueryClient } from '@tanstack/react-query';
import type { ConsoleEvent } from '../../contract/index.ts';

/** What the window tells about each of its questions, for {@link listenToChanges}. */
export interface QuestionMeta extends Record<string, unknown> {
  /** Whether an event makes the answer out of date; the answer is undefined while there is none. */
  readonly isStale: (event: ConsoleEvent, answer: unknown) => boolean;
  /** Leaves of the answer what is in sight, so that no more than that is asked for again. */
  readonly beforeAskingAgain?: () => void;
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: QuestionMeta;
  }
}

/** How long an answer that nobody looks at is kept, in milliseconds. */
const keptFor = 60_000;

/**
 * What main has answered. It tells of every change, so nothing grows stale by itself; main is this computer, so there is
 * neither a network to wait for nor a reason to try again; and a refusal is an answer, though not one to keep.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: ({ state }) => (isRefusal(state.data) ? 0 : Number.POSITIVE_INFINITY),
        gcTime: keptFor,
      },
    },
  });
}

function isRefusal(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}
