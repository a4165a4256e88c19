import { onTestFinished } from 'vitest';
import { openTemporaryLedger } from '../ledger/samples.ts';
import { describeContract } from './contract.ts';

describeContract('on SQLite', async () => {
  const { ledger, close } = await openTemporaryLedger();
  onTestFinished(close);
  return ledger;
});
