import assert from 'node:assert/strict';
import { draftLife } from '../../../../../main/domain/deadline.ts';
import type { Taken } from '../../../../../main/ports/journal.ts';
import type { Reviewed, World } from '../world.ts';

/** What was taken looks as it did in its review, and what looks as it did is not called changed. */
export function checkTaken(
  world: World,
  taken: Taken,
  draft: Pick<Reviewed, 'sight' | 'draftedAt'> | undefined,
  sight: string | undefined,
): void {
  if (!draft) return;
  const isSame = draft.sight === sight;
  const isOld = world.gateway.now() - draft.draftedAt > draftLife;
  if (taken.kind === 'taken') {
    assert.ok(isSame, `Taken although things were another way:\n${draft.sight}\n---\n${sight}`);
    assert.ok(!isOld, 'A draft older than a day was taken.');
    return;
  }
  assert.equal(taken.kind, 'refused', 'A draft was taken before.');
  const { refusal } = taken as Extract<Taken, { kind: 'refused' }>;
  if (isOld) assert.ok(['draftExpired', 'chainBusy'].includes(refusal.code), refusal.code);
  else assert.notEqual(refusal.code, 'draftExpired');
  if (refusal.code !== 'changedSinceReview') return;
  // What speaks against it comes from the order, not from the chain alone.
  const others = refusal.changes.filter((change) => change !== 'guards');
  assert.ok(!isSame || others.length === 0, `Called changed (${others}) although nothing was:\n${sight}`);
}
