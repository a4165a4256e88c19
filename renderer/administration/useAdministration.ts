import type { AdministrationView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { type LiveAnswer, useAnswer } from '../state/answer.ts';

/** People, seats, rights and what waits for a second person, as this desk has heard of them. */
export function useAdministration(): LiveAnswer<AdministrationView | null> {
  return useAnswer({
    key: ['administration'],
    ask: () => bridge.administration.describe({}),
    isStale: ({ kind }) => kind === 'teamChanged',
  });
}
