import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { type AlarmView, bridgeName, type SilentDeskView, type WaitingErasureView } from '../../../contract/index.ts';
import { say } from '../say.tsx';

vi.mock('@mantine/core', async (load) => ({
  ...(await load<typeof import('@mantine/core')>()),
  Button: ({ children }: { readonly children: ReactNode }) => <button type="button">{children}</button>,
}));
vi.stubGlobal(bridgeName, {});
const { WaitingErasure } = await import('../../../renderer/administration/WaitingErasure.tsx');
const { WaitingAlarm } = await import('../../../renderer/administration/WaitingAlarm.tsx');
const { SilentDesk } = await import('../../../renderer/administration/SilentDesk.tsx');
vi.unstubAllGlobals();

const moment = Date.UTC(2020, 10, 22, 13, 2);
const deskId = '5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01';
const word = { person: 'Ada', isMe: false, reason: 'asked for by letter', saidAt: moment };
const accounts = [{ accountId: 'SHOP', label: 'Main shop' }] as never;

const erasure: WaitingErasureView = {
  line: '57:0a1b2c3d4e5f6071',
  person: 'Nora',
  desk: 'Desk B',
  erasedAt: moment,
  texts: 3,
  saidBy: [],
};
const showErasure = (more: Partial<WaitingErasureView>, mayAdminister: boolean, language: 'en' | 'fr' = 'en') =>
  say(() => <WaitingErasure erasure={{ ...erasure, ...more }} mayAdminister={mayAdminister} />, language);

it('an erasure says who asked, since when and why, and is confirmed by another person, one of two an administrator', async () => {
  const first = await showErasure({}, false);
  expect(first).toMatch(/3 texts are still.*Erased by Nora at Desk B on 22 Nov 2020.*57:0a1b2c3d4e5f6071/s);
  expect(first).toMatch(/One of the two has to be an administrator.*<button[^>]*>Say that they go…/s);
  const said = (isMe: boolean, isAdministrator: boolean) => ({ saidBy: [{ ...word, isMe, isAdministrator }] });
  const second = await showErasure(said(false, false), true, 'fr');
  expect(second).toMatch(/Ada l’a dit le 22 nov. 2020.*asked for by letter.*Confirmer comme seconde personne…/s);
  expect(second).not.toContain('administrateur');
  expect(await showErasure(said(false, true), false)).not.toContain('has to be');
  const mine = await showErasure(said(true, false), false);
  expect(mine).toMatch(/You said so on.*has to be an administrator.*Another person confirms it/s);
  expect(mine).not.toContain('<button');
});

const desk: SilentDeskView = { deskId, desk: 'Warehouse', isHere: false, heardAt: moment, claims: [], saidBy: [] };
const showDesk = (more: Partial<SilentDeskView>) =>
  say(() => <SilentDesk desk={{ ...desk, ...more }} />, 'en', { accounts });

it('a silent desk says since when, what of it may be on its way, and is not waited for by the word of two', async () => {
  expect(await showDesk({})).toMatch(/Warehouse.*not since 22 Nov 2020.*knows of nothing.*Do not wait for Warehouse…/s);
  const claim = { person: 'Nora', accountId: 'SHOP', operation: 'refund', state: 'open', claimedAt: moment } as const;
  const claims = [{ ...claim, amount: { minor: 4_200, currency: 'EUR' } }];
  const asked = await showDesk({ claims, saidBy: [word] });
  expect(asked).toMatch(/Refund · Main shop · €42\.00.*Nora, 22 Nov 2020.*: may be on its way.*Ada said so/s);
  expect(asked).toContain('Confirm: do not wait for Warehouse…');
  expect(await showDesk({ saidBy: [{ ...word, isMe: true }] })).not.toContain('<button');
  const here = await showDesk({ isHere: true });
  expect(here).toContain('This desk answers by itself');
  expect(here).not.toContain('<button');
});

const alarm: AlarmView = {
  alarmId: deskId,
  kind: 'heldTwice',
  raisedAt: moment,
  isHeld: false,
  transactionIds: ['A1', 'A2'],
  orderIds: [],
  claims: [
    {
      person: 'Nora',
      accountId: 'SHOP',
      operation: 'refund',
      state: 'succeeded',
      claimedAt: moment,
      amount: { minor: 4_200, currency: 'EUR' },
    },
  ],
  saidBy: [],
};
const showAlarm = (more: Partial<AlarmView>, mayAdminister: boolean, language: 'en' | 'fr' = 'en') =>
  say(() => <WaitingAlarm alarm={{ ...alarm, ...more }} mayAdminister={mayAdminister} />, language, { accounts });

it('an alarm says which attempts it is about, and is cleared by two people once none of them holds the chain beside another', async () => {
  const first = await showAlarm({}, true);
  expect(first).toMatch(
    /may have been paid twice.*Raised on 22 Nov 2020.*Refund · Main shop · €42\.00.*Nora, .*: done.*Transactions:.*A1.*A2/s,
  );
  expect(first).toContain('Say that it was looked at…');
  expect(first).not.toContain('has to be an administrator');
  const held = await showAlarm({ isHeld: true, kind: 'contradiction', transactionIds: [] }, false, 'fr');
  expect(held).toMatch(/prouvé à la fois.*Deux tentatives la retiennent encore/s);
  expect(held).not.toContain('<button');
  // An order that a charge holds has no panel to lead to.
  const begun = await showAlarm({ isHeld: true, transactionIds: [], orderIds: ['W-1'] }, false);
  expect(begun).toMatch(/Orders:.*W-1/s);
  expect(begun).not.toMatch(/<button|Transactions:/);
  const said = (isMe: boolean, isAdministrator: boolean) => ({ saidBy: [{ ...word, isMe, isAdministrator }] });
  expect(await showAlarm(said(false, false), false)).toMatch(/Ada said so on.*has to be an administrator/s);
  expect(await showAlarm(said(false, true), false, 'fr')).toContain('Confirmer comme seconde personne…');
  expect(await showAlarm({ ...said(true, true), transactionIds: [] }, true)).not.toContain('<button');
});
