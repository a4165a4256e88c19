import { expect, it } from 'vitest';
import type { ConsoleEvent, ProposalState, ProposalView } from '../../contract/index.ts';
import { createNotices } from '../../main/notices.ts';
import { defaultPreferences } from '../../main/preferences.ts';

function openNotices(language: 'en' | 'fr' = 'en') {
  const bodies: string[] = [];
  const hear = createNotices({
    notify: ({ body }) => bodies.push(body),
    preferences: { read: () => ({ ...defaultPreferences, language }) },
    systemLocale: 'en-GB',
  });
  return { hear, bodies };
}

function proposal(state: ProposalState, more: Partial<ProposalView> = {}): ConsoleEvent {
  const may = { decide: false, withdraw: false, send: false };
  const view = { operationId: 'one', state, isOwn: true, may, ...more };
  return { kind: 'proposalChanged', proposal: view as unknown as ProposalView };
}

const toDecide = { isOwn: false, may: { decide: true, withdraw: false, send: false } };

it('tell whoever may decide, once, and nobody else', () => {
  const { hear, bodies } = openNotices();
  hear(proposal('waiting', toDecide));
  hear(proposal('waiting', toDecide));
  hear(proposal('waiting', { isOwn: false }));
  hear(proposal('approved', { isOwn: false }));
  expect(bodies).toEqual(['A colleague asks for your approval.']);
});

it('tell whoever asked in a strict team that their colleague’s desk sends it', () => {
  const { hear, bodies } = openNotices();
  hear(proposal('approved', { sender: 'approver' }));
  expect(bodies).toEqual(['A colleague approved your request, and their desk sends it.']);
});

it('tell whoever asked what became of it, in their language', () => {
  const { hear, bodies } = openNotices('fr');
  hear(proposal('waiting'));
  hear(proposal('approved'));
  hear(proposal('rejected', { operationId: 'two' }));
  hear(proposal('used'));
  expect(bodies).toEqual([
    'Votre demande est approuvée. Vous pouvez l’envoyer.',
    'Votre demande est rejetée. Rien n’a été envoyé.',
  ]);
});

it('say nothing of what a proposal is about, nor who is in it', () => {
  const telling = {
    person: 'Ada',
    desk: 'Desk A',
    orderId: 'W-1042',
    amount: { minor: 123_45, currency: 'EUR' },
    transactionId: 'A1123456',
    approvals: [{ person: 'Nora', verdict: 'approved', reason: 'for Mrs Martin' }],
  } as unknown as Partial<ProposalView>;
  for (const language of ['en', 'fr'] as const) {
    const { hear, bodies } = openNotices(language);
    hear(proposal('waiting', { ...telling, ...toDecide }));
    hear(proposal('approved', telling));
    hear(proposal('rejected', telling));
    expect(bodies).toHaveLength(3);
    for (const body of bodies) expect(body).not.toMatch(/Ada|Nora|Desk|Martin|W-1042|A1123456|\d|€|EUR/);
  }
});
