import type { ConnectionFinding, ConnectionReport } from '../../contract/index.ts';

/** Findings after which nothing is left to be done. */
const contentFindings = [
  'notReached',
  'notJudged',
  'nameFound',
  'nameLeftToProxy',
  'proxyNone',
  'proxyUsed',
  'connected',
  'certificateTrusted',
  'plainLoopback',
  'clockFine',
  'signatureAccepted',
  'addressAllowed',
  'accountActive',
] as const satisfies readonly ConnectionFinding[];

/** Findings after which something can be done, so that each has a sentence on it. */
export type OpenFinding = Exclude<ConnectionFinding, (typeof contentFindings)[number]>;

export function isOpen(finding: ConnectionFinding): finding is OpenFinding {
  return !contentFindings.some((content) => content === finding);
}

/** What the whole check comes to, by its worst step. */
export function summarise({ steps }: ConnectionReport): 'failed' | 'warned' | 'incomplete' | 'passed' {
  // A proxy that looks names up leaves nothing to be judged here.
  const judged = steps.filter(({ finding }) => finding !== 'nameLeftToProxy');
  const outcomes = new Set(judged.map(({ outcome }) => outcome));
  if (outcomes.has('failed')) return 'failed';
  if (outcomes.has('warned')) return 'warned';
  return outcomes.has('skipped') ? 'incomplete' : 'passed';
}

/** The steps of a report with those that failed on top: what went well before them is no result. */
export function worstFirst({ steps }: ConnectionReport): ConnectionReport['steps'] {
  return [
    ...steps.filter(({ outcome }) => outcome === 'failed'),
    ...steps.filter(({ outcome }) => outcome !== 'failed'),
  ];
}
