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
