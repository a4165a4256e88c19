import { createHash } from 'node:crypto';
import { writeProposedRequest, writeProposedReview } from '../domain/approval/proposed-text.ts';
import type { PreparedRequest } from '../domain/event.ts';
import { lastAttempt } from '../domain/operation.ts';
import type { ProposedDraft } from '../ports/approvals.ts';

/** What is approved of a draft, in two digests. */
export interface ProposedDigests {
  readonly requestDigest: string;
  readonly reviewDigest: string;
}

export function digestDraft({ operation, review }: ProposedDraft): ProposedDigests {
  return { requestDigest: digestRequest(lastAttempt(operation)), reviewDigest: digest(writeProposedReview(review)) };
}

/** Of any attempt of it the same. */
export function digestRequest(request: PreparedRequest): string {
  return digest(writeProposedRequest(request));
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
