import { expect, it } from 'vitest';
import type { Proposal, ProposalState } from '../../../main/ports/approvals.ts';
import type { AuditLine, AuditQuestion } from '../../../main/ports/audit.ts';
import type { Recorded } from '../../../main/room/acts.ts';
import { recordExpired } from '../../../main/room/expired-proposals.ts';
import { patient } from '../../patient.ts';

/** A desk that hears of proposals, and whose log knows of those that are named. */
function openDesk(proposals: readonly Partial<Proposal>[], known: readonly string[] = []) {
  const written: Recorded[] = [];
  const questions: AuditQuestion[] = [];
  let hear = () => {};
  const stop = recordExpired({
    membership: {
      approvals: { list: () => proposals as readonly Proposal[] },
      listen: (listener) => {
        hear = listener;
        return () => {
          hear = () => {};
        };
      },
    },
    audit: {
      readAudit: async (question) => {
        questions.push(question);
        const isFirst = question.after === null;
        // What is there comes with the second page.
        const lines = isFirst || !known.includes(question.about) ? [] : [{} as AuditLine];
        return { lines, next: isFirst ? { desk: 1 } : null, reachedAt: null };
      },
    },
    record: async (move) => void written.push(move),
  });
  return { written, questions, hear: () => hear(), stop };
}

const proposal = (operationId: string, state: ProposalState, isHere = true) => ({
  operationId,
  state,
  isHere,
  expiresAt: 5,
});

it('that the time of a proposal is over is written down once, by the desk that asked, however often it hears so', async () => {
  const { written, questions, hear, stop } = openDesk(
    [proposal('a', 'expired'), proposal('b', 'expired', false), proposal('c', 'waiting'), proposal('d', 'expired')],
    ['d'],
  );
  for (let round = 0; round < 3; round += 1) hear();
  await expect
    .poll(() => written, patient)
    .toEqual([{ kind: 'proposalMoved', operationId: 'a', to: 'proposalExpired', reason: '' }]);
  hear();
  expect(questions.map(({ about, from }) => [about, from])).toEqual([
    ['a', 5],
    ['d', 5],
    ['a', 5],
    ['d', 5],
  ]);
  stop();
  hear();
  expect(written).toHaveLength(1);
});
