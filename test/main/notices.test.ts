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
  const said = state === 'approved' || state === 'rejected' ? [{ person: 'Nora', verdict: state }] : [];
  const view = { operationId: 'one', person: 'Ada', state, isOwn: true, may, approvals: said, ...more };
  return { kind: 'proposalChanged', proposal: view as unknown as ProposalView };
}

const toDecide = { isOwn: false, may: { decide: true, withdraw: false, send: false } };

it('tell whoever may decide, once, and nobody else', () => {
  const { hear, bodies } = openNotices();
  hear(proposal('waiting', toDecide));
  hear(proposal('waiting', toDecide));
  hear(proposal('waiting', { isOwn: false }));
  hear(proposal('approved', { isOwn: false }));
  expect(bodies).toEqual(['Ada asks for your approval.']);
});

it('tell whoever asked in a strict team that their colleague’s desk sends it', () => {
  const { hear, bodies } = openNotices();
  hear(proposal('approved', { sender: 'approver' }));
  expect(bodies).toEqual(['Nora approved your request, and their desk sends it.']);
});

it('tell whoever asked what became of it, in their language, without an amount', () => {
  const { hear, bodies } = openNotices('fr');
  hear(proposal('waiting'));
  hear(proposal('approved'));
  hear(proposal('rejected', { operationId: 'two' }));
  hear(proposal('used'));
  expect(bodies).toEqual([
    'Nora a approuvé votre demande. Vous pouvez l’envoyer.',
    'Nora a rejeté votre demande. Rien n’a été envoyé.',
  ]);
});
