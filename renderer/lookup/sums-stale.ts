import type { ChannelOutput, ConsoleEvent, Result } from '../../contract/index.ts';

/** What main answered: null for a list that is too long to be added up. */
export type SumsAnswer = Result<ChannelOutput<'transactions.sum'>>;

/**
 * Whether an event makes a list's sums out of date. The list of everything that was too long stays too long: rows come to it and
 * none goes, but for those of an import that is withdrawn, after which every chain may be another one.
 */
export function areSumsStale(text: string, event: ConsoleEvent, answer: SumsAnswer | undefined): boolean {
  if (event.kind !== 'operationChanged' && event.kind !== 'transactionsChanged') return false;
  const mayBeShorter = event.kind === 'transactionsChanged' && event.chains === 'many';
  const isTooLong = answer?.ok === true && answer.value === null;
  return text !== '' || !isTooLong || mayBeShorter;
}
