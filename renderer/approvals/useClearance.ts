import { useQuery } from '@tanstack/react-query';
import type { ClearanceView, ConsoleEvent, OperationView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';

/** What the rights of the person here, or a desk's own limits, say to a draft; null for nothing, and as long as main has not said. */
export function useClearance({ accountId, operation, amount }: OperationView): ClearanceView | null {
  const { team, environment, preferences } = useConsole();
  const { data } = useQuery({
    queryKey: [environment, 'clearance', accountId, operation, amount.minor, amount.currency],
    queryFn: () => bridge.approvals.judge({ accountId, operation, amount }),
    enabled: team !== null || preferences.limits.length > 0,
    // Rights come with the rounds of the team, and each sending changes what is left of a day.
    meta: { isStale: ({ kind }: ConsoleEvent) => kind === 'teamChanged' || kind === 'operationChanged' },
  });
  return data?.ok ? data.value : null;
}

/** Whether the person cannot send it, whoever approves. */
export function isBarred(clearance: ClearanceView | null): boolean {
  switch (clearance?.kind) {
    case 'aboveLimit':
    case 'aboveDayLimit':
    case 'notAllowed':
      return true;
    case 'ask':
      return clearance.approvers.length === 0;
    default:
      return false;
  }
}
