import { describeContract } from './contract.ts';
import { openMemoryLedger } from './memory-ledger.ts';

describeContract('in memory', async () => openMemoryLedger());
