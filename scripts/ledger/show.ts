import type { Progress } from '../../main/ledger/rebuild/progress.ts';
import type { Coverage } from '../../main/ledger/verify/evidence.ts';
import type { CheckName, Finding } from '../../main/ledger/verify/finding.ts';

/** Lines that are printed of one check; a file that is damaged all over is not told page by page. */
const linesPerCheck = 20;

/** The findings as lines, each with its check, its place and what is wrong there. */
export function describeFindings(findings: readonly Finding[]): string[] {
  const checks = [...new Set(findings.map(({ check }) => check))];
  return checks.flatMap((check) => describeCheck(check, findings));
}

function describeCheck(check: CheckName, findings: readonly Finding[]): string[] {
  const own = findings.filter((finding) => finding.check === check);
  const shown = own.slice(0, linesPerCheck).map(({ where, what }) => `  ${check}: ${where}: ${what}`);
  const left = own.length - shown.length;
  return left > 0 ? [...shown, `  ${check}: and ${left} more`] : shown;
}

/** How far a seal goes, as a sentence. */
export function describeCoverage({ sealedTo, lines, key }: Coverage): string {
  if (key === null) return 'Not sealed since line 1: no keychain has signed what the log ends with.';
  const whose = key.isOwn ? 'by the key of this computer' : 'by a key that no keychain here vouches for';
  const sealed = `Sealed to line ${sealedTo} of ${lines}, ${whose} (${key.fingerprint}).`;
  return sealedTo < lines ? `${sealed} Not sealed since line ${sealedTo + 1}.` : sealed;
}

/** Writes to the error output how far a ledger is made anew, each percent once; what comes out stays as it is. */
export function showProgress(): (progress: Progress) => void {
  let shown = -1;
  return ({ done, total }) => {
    const percent = Math.floor((done / Math.max(1, total)) * 100);
    if (percent === shown) return;
    shown = percent;
    process.stderr.write(`made anew: ${percent} % of ${total} lines and observations\n`);
  };
}
