import { openReadable } from '../../../main/ledger/database/open.ts';
import { benchDay } from '../ledgers/office.ts';
import { p95, round } from '../measure/statistics.ts';
import { time } from '../measure/time.ts';
import type { Stage } from './stage.ts';

export interface Lists {
  readonly operationListP95Ms: number;
  readonly planP95Ms: number;
}

/** As many operations as the screen asks for. */
const listLength = 200;

/** The list of operations, and what the panel of an instalment asks: its plan, and what is known around it. */
export async function measureLists({ big, samples, say }: Stage): Promise<Lists> {
  const instalments = chooseInstalments(big.file, samples);
  const [lists, plans]: [number[], number[]] = [[], []];
  for (const { accountId, transactionId } of instalments) {
    const asked = await time(() => big.views.listOperations('all', listLength));
    if (asked.value.length === 0) throw new Error('The ledger has no operation.');
    lists.push(asked.ms);
    const question = { accountId, transactionId, orderId: null, since: benchDay };
    const panel = await time(async () => ({
      plan: await big.views.findPlan(accountId, transactionId),
      around: await big.views.readAround(question),
    }));
    if (!panel.value.plan || !panel.value.around) throw new Error(`${transactionId} is no instalment.`);
    plans.push(panel.ms);
  }
  say(`lists: ${lists.length} of operations, ${plans.length} plans`);
  return { operationListP95Ms: round(p95(lists)), planP95Ms: round(p95(plans)) };
}

interface Key {
  readonly accountId: string;
  readonly transactionId: string;
}

/** Spread over all years. */
function chooseInstalments(file: string, count: number): readonly Key[] {
  const database = openReadable(file);
  try {
    const all = database
      .prepare<[], Key>(
        `SELECT account_id AS accountId, transaction_id AS transactionId FROM transactions
         WHERE schedule <> '' AND schedule_id IS NOT NULL ORDER BY position`,
      )
      .all();
    if (all.length === 0) throw new Error('The ledger has no plan.');
    const step = Math.max(1, Math.floor(all.length / count));
    return all.filter((_, index) => index % step === 0).slice(0, count);
  } finally {
    database.close();
  }
}
