import { describe, expect, it } from 'vitest';
import type { DraftView } from '../../contract/index.ts';
import { useRenewalText } from '../../renderer/operation/changes-text.ts';
import type { Change, Renewal } from '../../renderer/operation/steps.ts';
import { say } from './say.tsx';

function draft(amount: number, left: number | null, operation = 'refund'): DraftView {
  const euros = (minor: number) => ({ minor, currency: 'EUR' });
  return {
    operation: { operation, amount: euros(amount) },
    before: left === null ? null : euros(left),
  } as unknown as DraftView;
}

function write(renewal: Renewal, now: DraftView, language: 'en' | 'fr'): Promise<string> {
  const Note = () => {
    const { title, sentences } = useRenewalText()(renewal, now);
    return <>{[title, ...sentences].join(' | ')}</>;
  };
  return say(Note, language);
}

const changed = (earlier: DraftView, ...changes: Change[]): Renewal => ({ kind: 'changed', changes, earlier });

describe('a review that took the place of another says what changed', () => {
  it('money that moved, with what is left', async () => {
    const renewal = changed(draft(5_000, 10_000), 'transactions');
    expect(await write(renewal, draft(5_000, 7_000), 'en')).toBe(
      'This changed since you looked | Money moved on this order. | €70.00 is left to refund, no longer €100.00.',
    );
    expect(await write(renewal, draft(5_000, 7_000), 'fr')).toMatch(
      /^La situation a changé .* \| Un mouvement d’argent .* \| Il reste 70,00\s€ à rembourser, et non plus 100,00\s€\.$/,
    );
  });

  it('all that is left as one figure', async () => {
    const renewal = changed(draft(10_000, 10_000), 'transactions');
    expect(await write(renewal, draft(7_000, 7_000), 'en')).toContain(
      '€70.00 is left to refund, no longer €100.00. This refund is for all of it.',
    );
  });

  it('another amount of something that has no rest', async () => {
    const renewal = changed(draft(10_000, null, 'void'), 'transactions');
    expect(await write(renewal, draft(7_000, null, 'void'), 'en')).toBe(
      'This changed since you looked | The gateway shows something new on this order. | The amount is €70.00, no longer €100.00.',
    );
  });

  it('the guards last: their question follows', async () => {
    const renewal = changed(draft(1, 10), 'guards', 'operations', 'plan', 'account');
    expect(await write(renewal, draft(1, 10), 'en')).toMatch(
      /Another operation .* \| Its plan .* \| The settings of the account .* \| Something new speaks against it/,
    );
  });

  it('its age alone, where nothing else is new', async () => {
    const renewal: Renewal = { kind: 'expired', earlier: draft(1, 10) };
    expect(await write(renewal, draft(1, 10), 'en')).toBe('This review was older than a day; here it is anew');
    expect(await write(renewal, draft(1, 10), 'fr')).toContain('datait de plus d’un jour');
  });
});
