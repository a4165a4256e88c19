import type { ConsoleView } from '../../contract/index.ts';
import { useConsole } from './console.tsx';

type Environment = ConsoleView['environment'];

/** What was typed and not sent is kept under one: without an environment before it, a text is none. */
export type DraftKey = `${Environment}/${string}`;

/** An account is known by its id in its own environment only: rehearsal and production may have the same one. */
export function draftKey(environment: Environment, what: string, accountId: string, id: string): DraftKey {
  return `${environment}/${what}:${accountId}/${id}`;
}

/** Makes keys in the environment that the person works in. */
export function useDraftKey(): (what: string, accountId: string, id: string) => DraftKey {
  const { environment } = useConsole();
  return (what, accountId, id) => draftKey(environment, what, accountId, id);
}
