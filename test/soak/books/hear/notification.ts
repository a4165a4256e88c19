import { sign } from '../../../../protocol/signature.ts';
import type { Dice } from '../../../faults/crash/chance.ts';
import { secret } from '../book.ts';
import { type Fields, reader } from '../facts.ts';
import { workElsewhere } from '../shop.ts';
import { blame, type Mail, say, type World } from '../world.ts';
import { everywhere } from './field-troubles.ts';
import { tellRow } from './tell-row.ts';

/** The console hears a notification: the oldest that it has not heard, any other, or one that it knows already. */
export async function bringNotification(world: World): Promise<void> {
  const { dice, mail, read } = world;
  const again = read.length > 0 && (mail.length === 0 || dice.happens(0.15));
  const chosen = again ? dice.pick(read) : takeMail(mail, dice);
  if (!chosen) return workElsewhere(world);
  const trouble = dice.happens(world.troubled ? 0.35 : 0) ? dice.pick(everywhere) : undefined;
  const fields = trouble ? trouble.change(chosen.fields) : chosen.fields;
  if (!again) read.push(chosen);
  await hearNotification(world, fields, trouble?.name ?? '');
  // What came damaged comes whole later, perhaps.
  if (trouble && !again && dice.happens(0.5)) mail.push(chosen);
}

function takeMail(mail: Mail[], dice: Dice): Mail | undefined {
  return mail.splice(dice.happens(0.5) ? 0 : dice.below(mail.length), 1)[0];
}

async function hearNotification(world: World, fields: Fields, trouble: string): Promise<void> {
  const { window, kept } = world;
  const text = new URLSearchParams({ ...fields, HASH: sign(fields, secret) }).toString();
  const result = await window.ask('notifications.take', { text });
  const transactionId = reader(fields)('TRANSACTIONID');
  const [taken, ...more] = result.ok ? result.value : [];
  const told = taken?.kind === 'refused' ? JSON.stringify(taken.reason) : (taken?.kind ?? 'nothing');
  say(world, `notification of ${reader(fields)('OPERATIONTYPE')} ${transactionId} ${trouble}→ ${told}`);
  const about = `notification ${transactionId}`;
  if (!taken || more.length > 0) {
    blame(world, { kind: 'rowsLostSilently', about, said: JSON.stringify(result), book: 'one notification came' });
  }
  tellRow(world, fields, { source: 'notification', units: 'minor', cut: false });
  if (taken?.kind === 'kept') kept.add(transactionId);
}
