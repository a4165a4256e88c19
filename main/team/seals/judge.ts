import type { LineName } from '../../ports/replica.ts';
import type { SealTrouble } from '../../ports/team.ts';
import { thinSeals } from '../../thin-seals.ts';
import { type SealBook, type SealedDesk, unknownDesk } from './book.ts';
import { headsOf, isSignedBy, type TeamSeal } from './team-seal.ts';

/** What the engine says of a desk's seals. */
export interface SealingDesk {
  readonly deskId: string;
  /** Of the key that it is known by now. */
  readonly publicKey: string;
  /** The line of its newest seal; 0 for none. */
  readonly newest: number;
}

/** What stands here under a line's number: its digest, or null where the line is not here. */
export type FindDigest = (line: Pick<LineName, 'deskId' | 'sequence'>) => string | null;

/**
 * Takes seals of one desk into the book, in their order. One that another key made, that its key did not sign or that names another
 * line than the one that is here goes on no further than a trouble; so does a line of a third desk that the sealer saw otherwise.
 */
export function judgeSeals(
  book: SealBook,
  teamId: string,
  seals: readonly TeamSeal[],
  of: SealingDesk,
  find: FindDigest,
) {
  return seals.reduce((judged, seal) => judgeSeal(judged, teamId, seal, of, find), book);
}

function judgeSeal(book: SealBook, teamId: string, seal: TeamSeal, of: SealingDesk, find: FindDigest): SealBook {
  const { deskId, sequence } = seal;
  const desk = book.desks[deskId] ?? unknownDesk;
  const known = desk.keys.at(-1)?.publicKey;
  const isNewKey = seal.publicKey !== known && seal.publicKey === of.publicKey;
  const heads = headsOf(seal);
  const isForged = (seal.publicKey !== known && !isNewKey) || !isSignedBy(seal.publicKey, teamId, seal) || !heads;
  if (isForged)
    return withDesk(
      withTrouble(book, { kind: 'forged', deskId, line: sequence, witness: deskId }),
      deskId,
      desk,
      sequence,
    );
  const judged =
    isNewKey && known !== undefined
      ? withTrouble(book, { kind: 'otherKey', deskId, line: sequence, witness: deskId })
      : book;
  const keys = isNewKey ? [...desk.keys, { publicKey: seal.publicKey, since: sequence }] : desk.keys;
  if (find(seal) !== seal.digest) {
    return withDesk(
      withTrouble(judged, { kind: 'otherLine', deskId, line: sequence, witness: deskId }),
      deskId,
      { ...desk, keys },
      sequence,
    );
  }
  const sealed = { ...desk, keys, seals: [...thinSeals([...desk.seals, seal])] };
  return judgeHeads(withDesk(judged, deskId, sealed, sequence), deskId, heads, find);
}

/** What a desk has seen of the others, against what is here; what is not here yet is waited for. */
function judgeHeads(book: SealBook, witness: string, heads: readonly LineName[], find: FindDigest): SealBook {
  let judged = book;
  for (const line of heads) {
    const here = find(line);
    if (here === null)
      judged = {
        ...judged,
        awaited: [...judged.awaited.filter((one) => !isSame(one, witness, line)), { witness, line }],
      };
    else if (here !== line.digest) judged = withTrouble(judged, otherLine(line, witness));
  }
  return judged;
}

/** After all that the engine has came in: what colleagues have seen and still is not here is kept from this desk, or was lost. */
export function judgeAwaited(
  book: SealBook,
  find: FindDigest,
): { readonly book: SealBook; readonly missing: readonly SealTrouble[] } {
  let judged: SealBook = { ...book, awaited: [] };
  const missing: SealTrouble[] = [];
  for (const { witness, line } of book.awaited) {
    const here = find(line);
    if (here === null) {
      judged = { ...judged, awaited: [...judged.awaited, { witness, line }] };
      missing.push({ kind: 'missing', deskId: line.deskId, line: line.sequence, witness });
    } else if (here !== line.digest) judged = withTrouble(judged, otherLine(line, witness));
  }
  return { book: judged, missing };
}

/** Desks of which the engine has fewer seals than were seen here. */
export function findGoneBack({ desks }: SealBook, known: readonly SealingDesk[]): readonly SealTrouble[] {
  return Object.entries(desks).flatMap(([deskId, { judgedTo }]): SealTrouble[] => {
    const newest = known.find((desk) => desk.deskId === deskId)?.newest ?? 0;
    return newest < judgedTo ? [{ kind: 'goneBack', deskId, line: newest + 1, witness: deskId }] : [];
  });
}

const otherLine = ({ deskId, sequence }: LineName, witness: string): SealTrouble => ({
  kind: 'otherLine',
  deskId,
  line: sequence,
  witness,
});

const isSame = (one: SealBook['awaited'][number], witness: string, line: LineName) =>
  one.witness === witness && one.line.deskId === line.deskId;

function withDesk(book: SealBook, deskId: string, desk: SealedDesk, judgedTo: number): SealBook {
  return { ...book, desks: { ...book.desks, [deskId]: { ...desk, judgedTo: Math.max(desk.judgedTo, judgedTo) } } };
}

/** Of one kind, desk and witness the first line is said, and no later one. */
function withTrouble(book: SealBook, trouble: SealTrouble): SealBook {
  const isKnown = book.troubles.some(
    ({ kind, deskId, witness }) => kind === trouble.kind && deskId === trouble.deskId && witness === trouble.witness,
  );
  return isKnown ? book : { ...book, troubles: [...book.troubles, trouble] };
}
