import { describe } from 'vitest';
import { describeCustomers } from './contract/customers.ts';
import { describeFeed } from './contract/feed.ts';
import { describeForeign } from './contract/foreign.ts';
import { describeIntake } from './contract/intake.ts';
import { describeJournal } from './contract/journal.ts';
import { describeNotMeant } from './contract/not-meant.ts';
import { describePages } from './contract/pages.ts';
import { describeSettling } from './contract/settling.ts';
import { describeTakenBack } from './contract/taken-back.ts';
import { describeTaking } from './contract/taking.ts';
import { describeUnread } from './contract/unread.ts';
import { describeViews } from './contract/views.ts';
import type { LedgerPorts } from './core.ts';

/** Opens an empty ledger that ends with its test. */
export type OpenLedger = () => Promise<LedgerPorts>;

/** What every body of the ledger's ports keeps to, whatever it stands on. */
export function describeContract(body: string, open: OpenLedger): void {
  describe(`the ledger's ports, ${body}`, () => {
    describeTaking(open);
    describeJournal(open);
    describeSettling(open);
    describeForeign(open);
    describeTakenBack(open);
    describeNotMeant(open);
    describeIntake(open);
    describeUnread(open);
    describeFeed(open);
    describeViews(open);
    describeCustomers(open);
    describePages(open);
  });
}
