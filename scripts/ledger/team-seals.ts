import type { ReadableDatabase } from '../../main/ledger/database/open.ts';
import { holdsLine, readHead } from '../../main/ledger/events/head.ts';
import type { Finding } from '../../main/ledger/verify/finding.ts';
import { fingerprintOf } from '../../main/seal-key.ts';
import type { SealBook, SealedDesk } from '../../main/team/seals/book.ts';
import { readSealBook, sealBookFile } from '../../main/team/seals/book-file.ts';
import { isSignedBy } from '../../main/team/seals/team-seal.ts';

/** What the seals of a team say of a ledger's lines: what they speak against, and how far each desk's own cover its lines here. */
export interface TeamSeals {
  readonly findings: readonly Finding[];
  readonly covered: readonly string[];
}

interface SealsOf {
  /** Where the ledger lies. */
  readonly folder: string;
  readonly teamId: string;
  /** The public half of this computer's key; undefined where no keychain gives one. */
  readonly ownKey: string | undefined;
}

/** Holds the lines of every desk against the seals that this desk has seen of it, and what it saw to be wrong then. */
export function judgeTeamSeals(database: ReadableDatabase, { folder, teamId, ownKey }: SealsOf): TeamSeals {
  const book = readBook(folder, teamId);
  if (book === 'damaged') {
    const what = 'cannot be read: what this desk had seen of its team’s seals is not known';
    return { findings: [{ check: 'seal', where: `seals-${teamId}.json`, what }], covered: [] };
  }
  const { deskId: own } = readHead(database);
  const judged = Object.entries(book.desks).map(([deskId, desk]) =>
    judgeDesk(database, teamId, { deskId, desk, ownKey: deskId === own ? ownKey : undefined }),
  );
  const seen = book.troubles.map(({ kind, deskId, line, witness }): Finding => {
    const what = `was seen to be wrong by a seal of desk ${witness} (${kind})`;
    return { check: 'seal', where: `line ${line} of desk ${deskId}`, what };
  });
  return {
    findings: [...judged.flatMap(({ findings }) => findings), ...seen],
    covered: judged.map(({ covered }) => covered),
  };
}

function readBook(folder: string, teamId: string): SealBook | 'damaged' {
  try {
    return readSealBook(sealBookFile(folder, teamId)) ?? { desks: {}, troubles: [], awaited: [] };
  } catch {
    return 'damaged';
  }
}

interface JudgedDesk {
  readonly deskId: string;
  readonly desk: SealedDesk;
  readonly ownKey: string | undefined;
}

function judgeDesk(database: ReadableDatabase, teamId: string, { deskId, desk, ownKey }: JudgedDesk) {
  const keys = desk.keys.map(({ publicKey }) => publicKey);
  const signed = desk.seals.filter((seal) => keys.includes(seal.publicKey) && isSignedBy(seal.publicKey, teamId, seal));
  const sealedTo = Math.max(0, ...signed.filter((seal) => holdsLine(database, seal)).map(({ sequence }) => sequence));
  const broken = signed.find((seal) => !holdsLine(database, seal));
  const where = `line ${sealedTo + 1} of desk ${deskId}`;
  const findings: Finding[] = [];
  if (broken) {
    const what = `and those behind it are vouched for by nothing: line ${broken.sequence} is not here as that desk sealed it`;
    findings.push({ check: 'seal', where, what });
  }
  if (signed.length < desk.seals.length) {
    findings.push({ check: 'seal', where: `the seals of desk ${deskId}`, what: 'are not all made by its key' });
  }
  if (ownKey !== undefined && keys.length > 0 && !keys.includes(ownKey)) {
    findings.push({
      check: 'seal',
      where: `the seals of desk ${deskId}`,
      what: 'are the work of another key than this computer’s',
    });
  }
  const [name] = keys.slice(-1).map(fingerprintOf);
  return { findings, covered: `Desk ${deskId} has sealed to line ${sealedTo}, by the key ${name ?? '–'}.` };
}
