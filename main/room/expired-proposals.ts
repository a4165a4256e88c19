import type { Approvals, Proposal } from '../ports/approvals.ts';
import type { Audit, AuditPlace } from '../ports/audit.ts';
import type { TeamMembership } from '../ports/team.ts';
import type { Recorded } from './acts.ts';

export interface ExpiredPorts {
  readonly membership: Pick<TeamMembership, 'listen'> & { readonly approvals: Pick<Approvals, 'list'> };
  readonly audit: Audit;
  readonly record: (move: Recorded) => Promise<void>;
}

/**
 * Writes down that the time of what was proposed here is over, once, also where it ended while this console was closed; until the
 * returned function is called.
 */
export function recordExpired({ membership, audit, record }: ExpiredPorts): () => void {
  const seen = new Set<string>();
  const look = async (proposal: Proposal) => {
    const { operationId, state, isHere } = proposal;
    if (state !== 'expired' || !isHere || seen.has(operationId)) return;
    seen.add(operationId);
    if (await isWritten(audit, proposal)) return;
    await record({ kind: 'proposalMoved', operationId, to: 'proposalExpired', reason: '' });
  };
  return membership.listen(() => {
    for (const proposal of membership.approvals.list())
      void look(proposal).catch(() => seen.delete(proposal.operationId));
  });
}

/** No line of it is older than the moment itself. */
async function isWritten(audit: Audit, { operationId, expiresAt }: Proposal): Promise<boolean> {
  const question = {
    kinds: ['proposalExpired'],
    who: '',
    about: operationId,
    from: expiresAt,
    to: null,
    limit: 1,
  } as const;
  for (let after: AuditPlace | null | undefined = null; after !== undefined; ) {
    const { lines, next } = await audit.readAudit({ ...question, after });
    if (lines.length > 0) return true;
    after = next ?? undefined;
  }
  return false;
}
