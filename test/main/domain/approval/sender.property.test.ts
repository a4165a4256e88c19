import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeClearance } from '../../../../main/domain/approval/right.ts';
import { isSentHere } from '../../../../main/domain/approval/sender.ts';

const approval = fc.record({
  verdict: fc.constantFrom('approved', 'rejected', 'withdrawn'),
  isOwn: fc.boolean(),
  counts: fc.boolean(),
});
const proposal = fc.record({
  state: fc.constantFrom('waiting', 'approved', 'rejected', 'used'),
  isOwn: fc.boolean(),
  isHere: fc.boolean(),
  isStrict: fc.boolean(),
  approvals: fc.array(approval, { maxLength: 3 }),
});

it('what was approved is sent by whoever asked, or in strict mode by whoever approved it: never by both', () => {
  fc.assert(
    fc.property(proposal, (each) => {
      const isSent = isSentHere(each);
      const other = isSentHere({ ...each, isStrict: !each.isStrict });
      expect(isSent && other).toBe(false);
      if (isSent) expect([each.state, each.isOwn]).toEqual(['approved', !each.isStrict]);
      const mayBe = each.isStrict
        ? each.approvals.some(({ isOwn, counts, verdict }) => isOwn && counts && verdict === 'approved')
        : each.isHere;
      expect(isSent).toBe(each.state === 'approved' && each.isOwn === !each.isStrict && mayBe);
    }),
  );
});

it('in strict mode nothing is done alone, and everything else stands as it was', () => {
  const minor = fc.integer({ min: 0, max: 100 });
  const right = fc.record({ most: fc.option(minor), alone: fc.option(minor), day: fc.option(minor), spent: minor });
  fc.assert(
    fc.property(right, minor, (figures, amount) => {
      const own = [{ accountId: 'SHOP', operation: 'refund', currency: 'EUR', ...figures }] as const;
      const asked = { accountId: 'SHOP', operation: 'refund', amount: { minor: amount, currency: 'EUR' } } as const;
      const usual = judgeClearance({ own, approvers: [] }, asked);
      const strict = judgeClearance({ own, approvers: [], isStrict: true }, asked);
      const asks = { kind: 'ask', alone: null, approvers: [], strict: true };
      expect(strict).toEqual(usual.kind === 'alone' || usual.kind === 'ask' ? asks : usual);
    }),
  );
});
