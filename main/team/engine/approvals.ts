import { z } from 'zod';
import { currencySchema } from '../../../protocol/money/index.ts';
import type { ApproverRight, Right, Rights } from '../../domain/approval/right.ts';
import type { Approval, Proposal } from '../../ports/approvals.ts';

const operation = z.enum(['refund', 'capture', 'void', 'credit', 'stopntimes', 'payment', 'authorization']);
const minor = z.int().min(0);
/** Whatever a stranger wrote past the program is shown no longer than a person's own text. */
const text = z.string().transform((written) => written.slice(0, 255));
const rightTo = { accountId: z.string(), operation, currency: currencySchema };

const right = z
  .object({
    ...rightTo,
    mostMinor: minor.nullable(),
    aloneMinor: minor.nullable(),
    dayMinor: minor.nullable(),
    spentMinor: minor,
  })
  .transform(
    ({ mostMinor: most, aloneMinor: alone, dayMinor: day, spentMinor: spent, ...to }): Right => ({
      ...to,
      most,
      alone,
      day,
      spent,
    }),
  );

const approver = z
  .object({ ...rightTo, personId: z.uuid(), person: text, approveMinor: minor.nullable() })
  .transform(({ approveMinor: approve, ...to }): ApproverRight => ({ ...to, approve }));

export const proposalState = z.enum(['waiting', 'approved', 'rejected', 'withdrawn', 'expired', 'outdated', 'used']);

const approval: z.ZodType<Approval> = z.object({
  person: text,
  verdict: z.enum(['approved', 'rejected', 'withdrawn']),
  reason: text,
  saidAt: z.int(),
  counts: z.boolean(),
  isOwn: z.boolean(),
});

const proposal = z
  .object({
    operationId: z.uuid(),
    person: text,
    deskId: z.uuid(),
    desk: text,
    accountId: z.string(),
    operation,
    minor,
    currency: currencySchema,
    requestDigest: z.string(),
    reviewDigest: z.string(),
    guardAnswer: text.nullable(),
    proposedAt: z.int(),
    expiresAt: z.int(),
    state: proposalState,
    isOwn: z.boolean(),
    isHere: z.boolean(),
    mayApprove: z.boolean(),
    carriedOut: z.object({ operationId: z.uuid(), person: text, desk: text }).nullable().default(null),
    approvals: z.array(approval),
  })
  .transform(({ minor, currency, ...rest }): Omit<Proposal, 'isStrict'> => ({ ...rest, amount: { minor, currency } }));

const answer = z.object({
  // An engine from before knows of none.
  strict: z.boolean().default(false),
  rights: z.array(z.unknown()),
  approvers: z.array(z.unknown()),
  proposals: z.array(z.unknown()),
});

/** Rights and proposals, as a desk hears them in one answer. */
export interface HeardApprovals {
  readonly rights: Rights;
  /** The newest first. */
  readonly proposals: readonly Proposal[];
}

/** Reads the engine's answer. A row that no program of ours wrote is left out: it must not keep everybody from the others. */
export function readApprovals(raw: unknown): HeardApprovals {
  const { strict: isStrict, rights, approvers, proposals } = answer.parse(raw);
  return {
    rights: { own: readable(right, rights), approvers: readable(approver, approvers), isStrict },
    proposals: readable(proposal, proposals).map((each) => ({ ...each, isStrict })),
  };
}

function readable<Row>(schema: z.ZodType<Row>, rows: readonly unknown[]): Row[] {
  return rows.flatMap((row) => {
    const read = schema.safeParse(row);
    return read.success ? [read.data] : [];
  });
}
