import { MantineProvider } from '@mantine/core';
import { describe, expect, it, vi } from 'vitest';
import { bridgeName, type CaseView, type OperationView } from '../../../contract/index.ts';
import { toReceipt } from '../../../renderer/operation/receipt.ts';
import { useOutcomeText } from '../../../renderer/status/outcome-text.ts';
import { useWho } from '../../../renderer/team/useWho.ts';
import { say } from '../say.tsx';
import { colleaguesDesk, desks, openTeam } from './team.ts';

// Nothing is asked of the main process: it is only drawn.
vi.stubGlobal(bridgeName, {});
const { OpenCase } = await import('../../../renderer/settle/OpenCase.tsx');
const { TeamBanner } = await import('../../../renderer/team/TeamBanner.tsx');
vi.unstubAllGlobals();

const operation = {
  operationId: 'operation-1',
  accountId: 'SHOP',
  operation: 'refund',
  state: 'unknown',
  referenceId: 'A1',
  orderId: 'W-1',
  amount: { minor: 4_000, currency: 'EUR' },
  reason: 'other',
  note: '',
  actor: 'Nora',
  deskId: colleaguesDesk,
  changedAt: Date.UTC(2020, 10, 22, 13, 2),
  repeatable: false,
  attempts: [],
  settlement: null,
  guarded: null,
} as unknown as OperationView;

describe('what a colleague did', () => {
  it('bears their name and that of their desk, in both languages, also once this desk has left the team', async () => {
    const said = (language: 'en' | 'fr', known = desks) =>
      say(() => useWho()(operation), language, { team: null, desks: known });
    expect(await said('en')).toBe('Nora at Desk B');
    expect(await said('fr')).toBe('Nora (Desk B)');
    expect(await said('en', [])).toBe('Nora at another desk');
    const own = { actor: 'Ada' };
    expect(await say(() => useWho()(own), 'en', { team: openTeam, desks })).toBe('Ada');
  });

  it('shows as their case, and offers nothing that only their desk may do', async () => {
    const open = { operation, probable: [{ transactionId: 'A2' }], looks: [], lagEndsAt: null } as unknown as CaseView;
    const shown = await say(
      () => (
        <MantineProvider>
          <OpenCase open={open} />
        </MantineProvider>
      ),
      'en',
      { accounts: [], backup: { newestAt: null, problem: null }, team: openTeam, desks },
    );
    expect(shown).toContain('Nora at Desk B');
    expect(shown.match(/<button/g)?.length).toBe(1);
    expect(shown).toContain('Show the transaction');
  });

  it('is by them on a receipt', () => {
    const words = { label: (name: string) => name, line: (label: string, value: string) => `${label}: ${value}` };
    const receipt = toReceipt(operation, { ...words, by: 'Nora at Desk B' } as Parameters<typeof toReceipt>[1]);
    expect(receipt).toContain('by: Nora at Desk B');
  });
});

describe('what the team held up', () => {
  it.each([
    ['claimRefused', 'Wait for the colleague’s result', 'Attendez le résultat'],
    ['claimOutdated', 'begin anew', 'recommencez'],
    ['claimNotAllowed', 'administrator', 'administrateur'],
    ['teamUnreachable', 'once the team answers', 'dès que l’équipe répond'],
  ] as const)('is said in words with the next step: %s', async (cause, english, french) => {
    const held = { ...operation, state: 'notSent', attempts: [{ cause, execcode: null, proof: null }] } as unknown;
    const Sentence = () => {
      const { meaning, nextStep } = useOutcomeText()(held as OperationView);
      return `${meaning}|${nextStep}`;
    };
    expect(await say(Sentence, 'en')).toContain(english);
    expect(await say(Sentence, 'fr')).toContain(french);
  });
});

describe('the banner of a team', () => {
  it('says that nothing can be sent, why, and that nothing is lost; nothing at all while it is open', async () => {
    const closed = { ...openTeam, state: { kind: 'unreachable', cause: 'notConnected' } as const };
    const english = await say(TeamBanner, 'en', { team: closed });
    expect(english).toContain('Nothing can be sent now: the team cannot be reached.');
    expect(english).toContain('Drafts are kept');
    expect(await say(TeamBanner, 'fr', { team: closed })).toContain('Les brouillons sont conservés');
    expect(await say(TeamBanner, 'en', { team: openTeam })).toBe('');
    expect(await say(TeamBanner, 'en', { team: null })).toBe('');
  });
});
