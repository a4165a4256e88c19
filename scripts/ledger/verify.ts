import type { Coverage } from '../../main/ledger/verify/evidence.ts';
import { readToldLine } from '../../main/ledger/verify/told-lines.ts';
import { verifyLedger } from '../../main/ledger/verify/verify.ts';
import { publicKeyOf } from '../../main/seal-key.ts';
import { holdLedger } from './hold.ts';
import { askKeychain } from './keychain.ts';
import { describeCoverage, describeFindings, showProgress } from './show.ts';
import { compareWithTeam, describeTeamCopy, judgeTeamCopy, type Reaching } from './team-copy.ts';

/** Prints what is wrong with a ledger, and how far its seal and its team cover it; false when anything is wrong. */
export async function verify([file = '', told = '']: readonly string[], reaching?: Reaching): Promise<boolean> {
  const known = await askKeychain(file);
  let coverage: Coverage | undefined;
  const onCoverage = (read: Coverage) => {
    coverage = read;
  };
  const line = readToldLine(told);
  const lines = line ? [line] : [];
  const own = holdLedger(file, () => verifyLedger(file, 'all', showProgress(), { known, lines, onCoverage }));
  const ownKey = known && publicKeyOf(known.key);
  const copy = await compareWithTeam(file, { bond: coverage?.teamId ?? null, ownKey }, reaching);
  const findings = [...own, ...judgeTeamCopy(copy)];
  const covered = [...(coverage ? [describeCoverage(coverage)] : []), ...describeTeamCopy(copy)];
  if (findings.length === 0) {
    const compared = copy.kind === 'compared' ? ', projections and the team’s copy' : ' and projections';
    console.log(`${file} is sound: file, references, chain, commitments, imports, witness, search${compared}.`);
  } else {
    console.log(`${file} is not sound:`);
    for (const line of describeFindings(findings)) console.log(line);
  }
  for (const line of covered) console.log(line);
  return findings.length === 0;
}
