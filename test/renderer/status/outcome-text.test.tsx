import { describe, expect, it } from 'vitest';
import { explainExeccode, type OperationView } from '../../../contract/index.ts';
import { useOutcomeText } from '../../../renderer/status/outcome-text.ts';
import { say } from '../say.tsx';
import { openTeam } from '../team/team.ts';
import { makeOperation } from '../transaction/shown.tsx';

function Meaning({ operation }: { readonly operation: OperationView }) {
  return useOutcomeText()(operation).meaning;
}

/** Answered 0002: a mandate that its payer signs on a page. */
const answered = makeOperation({
  operation: 'payment',
  state: 'pending',
  attempts: [
    {
      attemptId: '0193a5b2-7c31-7e24-8f00-5d2a7c9e1b35',
      number: 1,
      sentAt: 1,
      endedAt: 2,
      execcode: '0002',
      message: null,
      transactionId: 'A9',
      cause: null,
      foreignAnswer: null,
      proof: null,
    },
  ],
});

describe('what a pending operation waits for', () => {
  it('is its holder while it has a page, and the bank from then on, whatever it was answered', async () => {
    const bank = explainExeccode('0003', 'en').meaning;
    expect(await say(() => <Meaning operation={answered} />, 'en')).toBe(bank);
    expect(await say(() => <Meaning operation={{ ...answered, page: 'mandate' }} />, 'en')).not.toBe(bank);
  });
});

describe('an operation that was not sent for want of a key', () => {
  it('says of a desk in a team that the key stands under the team’s name, and what to do', async () => {
    const [attempt] = answered.attempts;
    const keyless = makeOperation({
      operation: 'payment',
      state: 'notSent',
      attempts: [
        { ...attempt, execcode: null, transactionId: null, cause: 'secretAbsent' } as (typeof answered.attempts)[0],
      ],
    });
    const Both = () => {
      const { meaning, nextStep } = useOutcomeText()(keyless);
      return `${meaning}|${nextStep}`;
    };
    expect(await say(Both, 'en', { team: null })).toContain('no signing key on this computer');
    expect(await say(Both, 'en', { team: openTeam })).toMatch(/under the team’s name.*Enter the key once more/);
    expect(await say(Both, 'fr', { team: openTeam })).toMatch(/au nom de l’équipe.*Saisissez à nouveau la clé/);
  });
});
