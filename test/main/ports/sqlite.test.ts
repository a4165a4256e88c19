import { afterAll, describe, onTestFinished } from 'vitest';
import { openTemporaryLedger } from '../ledger/samples.ts';
import { describeFeed } from './contract/feed.ts';
import { describeTaking } from './contract/taking.ts';
import { describeContract } from './contract.ts';
import { promised } from './memory-ledger.ts';
import { openSqliteCore } from './sqlite-core.ts';

// Everything in one thread, where a ledger is opened at once; what threads can get wrong is looked at with threads.
const core = openSqliteCore();
afterAll(core.close);

describeContract('on SQLite', async () => {
  core.renew();
  return {
    journal: promised(core.journal),
    intake: promised(core.intake),
    views: promised(core.views),
    feed: { listen: core.listen },
  };
});

describe("the ledger's ports, on SQLite behind threads", () => {
  const open = async () => {
    const { ledger, close } = await openTemporaryLedger();
    onTestFinished(close);
    return ledger;
  };
  describeTaking(open);
  describeFeed(open);
});
