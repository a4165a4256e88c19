import { writeNotification } from '../../../scripts/tour/notification.ts';
import type { Stage } from '../../../scripts/tour/stage.ts';
import { freshAmount } from '../ledgers/fresh.ts';

/** How long the window may go on asking about one change, in milliseconds. */
const settled = 1_500;

/**
 * How many calls the window makes for one change of the ledger while its list is shown: a notification of a payment comes
 * in, one commit, and main tells of it. The call that brings it is not the window's.
 */
export async function countCalls({ running, sandbox, messages, page }: Stage): Promise<number> {
  const text = writeNotification(sandbox, {
    OPERATIONTYPE: 'payment',
    TRANSACTIONID: 'N1',
    ORDERID: 'N-1',
    AMOUNT: String(freshAmount),
  });
  const from = messages.length;
  const answer = await running.receive(JSON.stringify({ channel: 'notifications.take', input: { text } }));
  if (!answer.includes('"kept"')) throw new Error(`The notification was not kept: ${answer}`);
  await page.waitForTimeout(settled);
  return messages
    .slice(from)
    .filter(({ to, text: message }) => to === 'main' && !message.includes('notifications.take')).length;
}
