import { accept, refuse } from '../../contract/index.ts';
import type { HandlersOf } from './ports.ts';

/** Where a second person decides. A desk alone has nobody to ask. */
export function handleApprovals(): HandlersOf<'approvals'> {
  const noTeam = async () => refuse({ code: 'noTeam' });
  return {
    'approvals.judge': async () => accept(null),
    'approvals.list': async () => accept([]),
    'approvals.propose': noTeam,
    'approvals.show': noTeam,
    'approvals.decide': noTeam,
    'approvals.withdraw': noTeam,
  };
}
