import { toFileStamp } from '../../main/ledger/stamp.ts';
import { acceptLedger } from '../../main/ledger/witness/accept.ts';
import { holdLedger } from './hold.ts';
import { forgetSealed } from './keychain.ts';

/** A person's word that a ledger is to be opened as it stands: the console asks about it no more. */
export async function accept([file = '']: readonly string[]): Promise<boolean> {
  const head = holdLedger(file, () => acceptLedger(file, toFileStamp(Date.now())));
  if (head) await forgetSealed(head.deskId);
  console.log(`${file} is opened as it stands: its log ends with line ${head?.sequence ?? 0}.`);
  console.log('Look up what was done after that line at the gateway before paying anything back.');
  return true;
}
