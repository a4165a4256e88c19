import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { bridgeName, deskOperation, type StaffMemberView } from '../../../contract/index.ts';
import { say } from '../say.tsx';

vi.mock('@mantine/core', async (load) => ({
  ...(await load<typeof import('@mantine/core')>()),
  Button: ({ children, 'aria-label': label }: { readonly children: ReactNode; readonly 'aria-label'?: string }) => (
    <button type="button" aria-label={label}>
      {children}
    </button>
  ),
}));
vi.stubGlobal(bridgeName, {});
const { PersonCard } = await import('../../../renderer/administration/PersonCard.tsx');
vi.unstubAllGlobals();

const accounts = [{ accountId: 'SHOP', label: 'Main shop', currency: 'EUR' }] as never;
const seat = { seatId: 's1', desk: 'Desk B', state: 'taken', at: null, isHere: false, isAdministrator: true } as const;
const right = (operation: 'refund' | 'capture' | 'void', figures: object) => ({
  accountId: operation === 'void' ? null : 'SHOP',
  operation,
  currency: 'EUR',
  figures: { most: null, alone: null, day: null, approve: null, ...figures },
});
const nora: StaffMemberView = {
  personId: '5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01',
  name: 'Nora',
  isMe: false,
  seats: [seat, { ...seat, seatId: 's2', desk: 'Desk C', state: 'invited', at: Date.UTC(2020, 10, 22, 13, 2) }],
  rights: [
    right('refund', { most: 50_000, alone: 20_000, day: 90_000, approve: 100_000 }),
    right('capture', { most: 50_000, alone: 20_000, day: 90_000, approve: 100_000 }),
    right('void', { most: 1, alone: null }),
  ],
};
const show = (person: StaffMemberView, mayAdminister: boolean, language: 'en' | 'fr' = 'en') =>
  say(() => <PersonCard person={person} mayAdminister={mayAdminister} />, language, { accounts });
const buttons = (markup: string) => markup.match(/<button/g)?.length ?? 0;

it('tells everybody who somebody is, where they sit and what they may do, in words', async () => {
  const english = await show(nora, false);
  expect(english).toMatch(/Nora.*administrator.*at Desk B.*sits there.*at Desk C.*invited until 22 Nov 2020/s);
  expect(english).toContain('Refund, Capture · Main shop');
  const every = deskOperation.options.toReversed().map((operation) => ({ ...right('refund', { most: 1 }), operation }));
  expect(await show({ ...nora, rights: every }, false)).toContain('Every operation · Main shop');
  expect(english).toContain('up to €500.00, alone up to €200.00, €900.00 a day, approves up to €1,000.00');
  expect(english).toMatch(/Void · Every other account.*up to €0\.01, never alone/s);
  expect(await show(nora, false, 'fr')).toMatch(
    /sans collègue jusqu’à 200,00.*Tout autre compte.*jamais sans collègue/s,
  );
  const nobody = await show({ ...nora, seats: [], rights: [right('void', {})] }, false);
  expect(nobody).toMatch(/Has no seat.*May look and prepare, and send nothing/s);
});

it('offers an administrator to change it, nobody else, and nobody their own', async () => {
  expect(buttons(await show(nora, false))).toBe(0);
  const offered = await show(nora, true);
  for (const words of ['Add a right…', 'End as administrator…', 'Invite to another desk…', 'Revoke…']) {
    expect(offered).toContain(words);
  }
  expect(offered).toContain('Revoke the seat at Desk C');
  const own = await show({ ...nora, isMe: true }, true);
  expect(buttons(own)).toBe(0);
  expect(own).toContain('Nobody changes their own rights');
  // Whoever only was invited administers nothing yet, and whose seat is closed has none to revoke.
  const [, invited] = nora.seats;
  expect(await show({ ...nora, seats: invited ? [invited] : [] }, true)).not.toContain('administrator…');
  expect(await show({ ...nora, seats: [{ ...seat, state: 'closed', at: 5 }] }, true)).not.toContain('Revoke');
});
