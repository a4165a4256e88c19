import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type Elsewhere, type Erasure, erasePerson } from '../../main/ledger/erase/erase.ts';
import type { LookedThrough } from '../../main/ledger/erase/find-backups.ts';
import type { OpenOperation } from '../../main/ledger/erase/find-person.ts';
import type { Sought } from '../../main/ledger/erase/sought.ts';
import { holdLedger } from './hold.ts';
import { describeFindings } from './show.ts';

/** Erases a person from a ledger; false when nothing was erased. */
export function erase(file: string, sought: Sought): boolean {
  // Opening a file that is not there would make an empty one.
  statSync(file);
  const stamp = { actor: readUser(), at: Date.now() };
  const erasure = holdLedger(file, () => erasePerson(file, sought, stamp));
  for (const line of describeErasure(file, erasure)) console.log(line);
  return erasure.kind === 'erased' || erasure.kind === 'finished';
}

/** What came of an erasure as lines. The person is named in none of them. */
export function describeErasure(file: string, erasure: Erasure): string[] {
  switch (erasure.kind) {
    case 'erased':
      return [...describeErased(file, erasure), ...describeElsewhere(erasure), ...outside];
    case 'finished':
      return [
        `${file}: nobody is found by this any more. An erasure that had broken off was completed: the file was written anew.`,
        ...describeElsewhere(erasure),
        ...outside,
      ];
    case 'nobody':
      return [`${file}: nobody is found by this, so nothing was changed.`, ...describeElsewhere(erasure)];
    case 'open':
      return [
        `${file}: operations of theirs are open, so nothing was erased:`,
        ...erasure.operations.map(describeOpen),
        'Each of them needs the person until it has ended. End them, then erase again.',
      ];
    case 'unsound':
      return [
        `${file}: lines that hold the person are not what their digests say, so nothing was erased:`,
        ...describeFindings(erasure.findings),
        'Find out with `npm run ledger -- verify` what else was changed, and restore a backup that is sound.',
      ];
  }
}

function describeErased(file: string, { counts, left }: Extract<Erasure, { kind: 'erased' }>): string[] {
  const { people, texts, lines, notifications } = counts;
  return [
    `${file}: erased.`,
    `  persons emptied: ${people}`,
    `  texts emptied: ${texts}`,
    `  lines of the log redacted: ${lines}`,
    `  refused notifications deleted: ${notifications}`,
    'The projections, the search index and the file itself were made anew; no old page is left.',
    ...(lines > 0
      ? ['A redacted line keeps its digest: whoever guesses all that stood in it can see that the guess is right.']
      : []),
    ...(left.length > 0
      ? [`Their client id or e-mail address still stands in ${left.join(', ')} of others, which were left as they are.`]
      : []),
  ];
}

const whatToDo: Readonly<Partial<Record<OpenOperation['state'], string>>> = {
  confirmed: 'start the console, which ends what was cut short',
  sending: 'start the console, which ends what was cut short',
  unknown: 'resolve it in the console',
  pending: 'wait for the bank: ask the gateway about it, or import an export, until its outcome is known',
};

function describeOpen({ operationId, operation, referenceId, orderId, accountId, state }: OpenOperation): string {
  const what = `${operation} on ${referenceId}, order ${orderId}, account ${accountId}`;
  return `  operation ${operationId} (${what}) is ${state}: ${whatToDo[state] ?? 'end it in the console'}`;
}

function describeElsewhere({ backups, written, engine }: Elsewhere): string[] {
  return [
    ...(engine ? describeEngine(engine) : []),
    ...(backups.length === 0
      ? ['No backup and no other copy beside it holds the person.']
      : [
          'These copies beside it still hold the person, or may. Delete them, or erase the person there as well:',
          ...backups.map(describeFile),
        ]),
    ...(written.length === 0
      ? []
      : [
          'These letters, lists and pages that the console wrote name the person, or may. They were left as they are: delete those that you have no reason to keep:',
          ...written.map(describeFile),
        ]),
  ];
}

function describeEngine({ line }: NonNullable<Elsewhere['engine']>): string[] {
  const [first, words] =
    line === null
      ? ['The engine of its team may hold texts of theirs still. What waits there is listed by:', '']
      : [
          'The engine of its team holds the same texts until two people of it have said so, one of them an administrator. Each says at their desk, with its console closed:',
          ` ${line} --reason WHY`,
        ];
  return [first, `  npm run team -- erase${words}`];
}

function describeFile(looked: LookedThrough): string {
  return looked.kind === 'holds'
    ? `  ${looked.file}: ${looked.places.join(', ')}`
    : `  ${looked.file}: could not be looked through: ${looked.reason}`;
}

const outside = [
  'Elsewhere nothing was looked through: exports, and letters, lists and pages that were saved in other places, copies and the history of this shell are yours.',
] as const;

function readUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without a name, as in some containers.
    return 'ledger erase';
  }
}
