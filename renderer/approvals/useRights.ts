import type { ChannelOutput } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { type LiveAnswer, useAnswer } from '../state/answer.ts';

/** What the person here may do, and whether the team is strict, as this desk has heard of it; null for a desk alone. */
export function useRights(): LiveAnswer<ChannelOutput<'approvals.rights'>> {
  return useAnswer({
    key: ['rights'],
    ask: () => bridge.approvals.rights({}),
    isStale: ({ kind }) => kind === 'teamChanged' || kind === 'operationChanged',
  });
}
