import { verifyLedger } from '../../main/ledger/verify/verify.ts';
import { holdLedger } from './hold.ts';
import { describeFindings, showProgress } from './show.ts';

/** Prints what is wrong with a ledger; false when anything is. */
export function verify([file = '']: readonly string[]): boolean {
  const findings = holdLedger(file, () => verifyLedger(file, 'all', showProgress()));
  if (findings.length === 0) {
    console.log(`${file} is sound: file, references, chain, commitments, imports, search and projections.`);
    return true;
  }
  console.log(`${file} is not sound:`);
  for (const line of describeFindings(findings)) console.log(line);
  return false;
}
