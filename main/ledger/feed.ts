import type { Feed, LedgerChange } from '../ports/feed.ts';
import type { Methods, Remote } from './threads/messages.ts';

/** A feed and the way to tell it. */
export interface OpenFeed extends Feed {
  tell(change: LedgerChange): void;
}

export function openFeed(): OpenFeed {
  const listeners = new Set<(change: LedgerChange) => void>();
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (change) => {
      if (change.operations.length === 0 && change.chains.length === 0) return;
      for (const listener of listeners) listener(change);
    },
  };
}

/** The value of a write beside what it changed. */
interface Written {
  readonly value: unknown;
  readonly change: LedgerChange;
}

type ValueOf<Answer> = Answer extends { readonly value: infer Value } ? Value : never;

/** The methods of a writer, each of which tells the feed before it answers. */
export type Telling<M extends Methods> = {
  readonly [Name in keyof M]: (...parameters: Parameters<M[Name]>) => Promise<ValueOf<Awaited<ReturnType<M[Name]>>>>;
};

export function tellChanges<M extends Methods>(methods: Remote<M>, { tell }: OpenFeed): Telling<M> {
  return new Proxy({} as Telling<M>, {
    get: (_, name) => {
      if (typeof name !== 'string' || name === 'then') return undefined;
      return async (...parameters: Parameters<M[string]>) => {
        const method = methods[name] as Remote<M>[string];
        const { value, change } = (await method(...parameters)) as Written;
        tell(change);
        return value;
      };
    },
  });
}
