import type { Coverage } from '../../main/ledger/verify/evidence.ts';
import { readToldLine } from '../../main/ledger/verify/told-lines.ts';
import { verifyLedger } from '../../main/ledger/verify/verify.ts';
import { holdLedger } from './hold.ts';
import { askKeychain } from './keychain.ts';
import { describeCoverage, describeFindings, showProgress } from './show.ts';

/** Prints what is wrong with a ledger, and how far its seal goes; false when anything is wrong. */
export async function verify([file = '', told = '']: readonly string[]): Promise<boolean> {
  const known = await askKeychain(file);
  let coverage: Coverage | undefined;
  const onCoverage = (read: Coverage) => {
    coverage = read;
  };
  const line = readToldLine(told);
  const lines = line ? [line] : [];
  const findings = holdLedger(file, () => verifyLedger(file, 'all', showProgress(), { known, lines, onCoverage }));
  const sealed = coverage && describeCoverage(coverage);
  if (findings.length === 0) {
    console.log(`${file} is sound: file, references, chain, commitments, imports, witness, search and projections.`);
    if (sealed) console.log(sealed);
    return true;
  }
  console.log(`${file} is not sound:`);
  for (const line of describeFindings(findings)) console.log(line);
  if (sealed) console.log(sealed);
  return false;
}
