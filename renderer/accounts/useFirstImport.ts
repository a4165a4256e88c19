import type { AccountView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { useConsole } from '../state/console.tsx';

/** How an account stands with its first import; null while that is not known. */
export type FirstImport = 'wanted' | 'made' | 'doneWithout' | null;

/** An account without a transaction waits for its first import, unless the person has said once that they do without. */
export function useFirstImport({ accountId, embedded }: AccountView): {
  readonly firstImport: FirstImport;
  doWithout(): void;
} {
  const { withoutImport } = useConsole().preferences;
  const answer = useAnswer({
    key: ['hasAny', accountId],
    ask: () => bridge.imports.hasAny({ accountId }),
    // One that has some goes on having some, but for a withdrawal, which changes many at once.
    isStale: (event, known) =>
      event.kind === 'transactionsChanged' && (event.chains === 'many' || !(known?.ok && known.value)),
  });
  const judge = (): FirstImport => {
    if (embedded) return 'made';
    if (answer.kind !== 'ready') return null;
    if (answer.value) return 'made';
    return withoutImport.includes(accountId) ? 'doneWithout' : 'wanted';
  };
  return {
    firstImport: judge(),
    doWithout: () => {
      const others = withoutImport.filter((other) => other !== accountId);
      // The newest are kept, should there ever be more.
      void bridge.preferences.change({ withoutImport: [...others, accountId].slice(-500) });
    },
  };
}
