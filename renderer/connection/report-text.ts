import type { AccountView, ConnectionReport } from '../../contract/index.ts';

/** The whole check for a supporter, as plain text with times in UTC. Details hold no secret and no login. */
export function toReportText(report: ConnectionReport, account: AccountView, version: string): string {
  const steps = report.steps.map(({ step, outcome, finding, details }) => {
    const facts = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
    return `${step}: ${outcome}, ${finding}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
  });
  return [
    `Be2bill console ${version}`,
    `Connection check of IDENTIFIER ${account.identifier} (${account.environment})`,
    `Host: ${report.host}`,
    `Checked: ${new Date(report.checkedAt).toISOString()}`,
    ...steps,
  ].join('\n');
}
