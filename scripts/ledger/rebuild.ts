import { statSync } from 'node:fs';
import { toFileStamp } from '../../main/ledger/stamp.ts';
import { rebuildLedger } from '../../main/ledger/verify/rebuild.ts';
import { holdLedger } from './hold.ts';
import { describeFindings, showProgress } from './show.ts';

/** Makes a ledger's projections anew; false when rows came out otherwise than they stood. */
export function rebuild([file = '']: readonly string[]): boolean {
  // Opening a file that is not there would make an empty one.
  statSync(file);
  const { findings, before } = holdLedger(file, () => rebuildLedger(file, toFileStamp(Date.now()), showProgress()));
  if (before === undefined && findings.length > 0) {
    console.log(`${file} was left as it is: its projections could not be made anew.`);
    for (const line of describeFindings(findings)) console.log(line);
    return false;
  }
  if (before === undefined) {
    console.log(`${file}: the projections were made anew, and every row is identical.`);
    return true;
  }
  console.log(`${file}: the projections were made anew, and these rows stood otherwise before:`);
  for (const line of describeFindings(findings)) console.log(line);
  console.log(`The file as it was: ${before}`);
  return false;
}
