import { describe, expect, it } from 'vitest';
import { explainExeccode, type OperationView } from '../../../contract/index.ts';
import { useOutcomeText } from '../../../renderer/status/outcome-text.ts';
import { say } from '../say.tsx';
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
