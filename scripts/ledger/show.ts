import type { Progress } from '../../main/ledger/rebuild/progress.ts';
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
