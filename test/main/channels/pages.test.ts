import { expect, it } from 'vitest';
import { handlePages } from '../../../main/channels/pages.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import { decideLapse } from '../../../main/domain/page/lapse.ts';
import { makeAccount } from '../accounts/samples.ts';
import { handedOver } from '../domain/page/samples.ts';

it('names the moment after which a look-up lets a person end a page, and no earlier one', async () => {
  const account = makeAccount({ exportLagMinutes: 120, voidZone: 'Pacific/Auckland' });
  const operation = handedOver();
  // The account was moved to the east since: by the zone in which the page was made it lives longer.
  const review = { account: { voidZone: 'Europe/Paris' } };
  const views = { findOperation: async () => operation, findReview: async () => review };
  const room = { ledger: { views }, findAccount: () => account };
  const { 'pages.describe': describe } = handlePages({ rooms: { current: () => room } } as unknown as HandlerPorts);
  const answer = await describe({ operationId: operation.operationId });
  if (!answer.ok || !answer.value) throw new Error('It waits for its holder.');
  const { endsAt } = answer.value;
  const look = { result: 'nothing', zone: 'Europe/Paris', lag: 120 * 60_000 } as const;
  expect(decideLapse(operation, [], { ...look, begunAt: endsAt })).toBeUndefined();
  expect(decideLapse(operation, [], { ...look, begunAt: endsAt + 1 })).toBeDefined();
});
