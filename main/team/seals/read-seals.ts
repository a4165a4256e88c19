import type { LineName, Replica } from '../../ports/replica.ts';
import type { SealTrouble } from '../../ports/team.ts';
import type { TeamReader } from '../reader.ts';
import { type KeptSealBook, type SealBook, unknownDesk } from './book.ts';
import { type FindDigest, findGoneBack, judgeAwaited, judgeSeals } from './judge.ts';
import { headsOf, type TeamSeal } from './team-seal.ts';

export interface SealReadingPorts {
  readonly teamId: string;
  readonly reader: Pick<TeamReader, 'readSeals'>;
  readonly replica: Pick<Replica, 'readPlaces' | 'findDigests'>;
  readonly book: KeptSealBook;
}

/** Seals in one answer. */
const most = 500;

/**
 * Looks at the seals of every desk, this one's among them, up to the lines that are here. To be asked once everything that the engine
 * has was taken in; gives all that does not fit, what was seen earlier included.
 */
export async function readSeals({ teamId, reader, replica, book }: SealReadingPorts): Promise<readonly SealTrouble[]> {
  let kept = book.read();
  const awaited = kept.awaited.map(({ line }) => line);
  const waited = judgeAwaited(kept, await finderOf(replica, awaited));
  kept = waited.book;
  for (;;) {
    const places = await replica.readPlaces();
    const { desks, seals } = await reader.readSeals(
      places.map(({ deskId, sequence }) => ({
        deskId,
        after: (kept.desks[deskId] ?? unknownDesk).judgedTo,
        to: sequence,
      })),
      most,
    );
    const find = await finderOf(replica, seals.flatMap(namedBy));
    kept = desks.reduce<SealBook>((judged, desk) => {
      const own = seals.filter(({ deskId }) => deskId === desk.deskId);
      return judgeSeals(judged, teamId, own, desk, find);
    }, kept);
    book.write(kept);
    if (seals.length < most) return [...kept.troubles, ...waited.missing, ...findGoneBack(kept, desks)];
  }
}

const namedBy = (seal: TeamSeal): readonly Pick<LineName, 'deskId' | 'sequence'>[] => [seal, ...(headsOf(seal) ?? [])];

async function finderOf(
  replica: Pick<Replica, 'findDigests'>,
  lines: readonly Pick<LineName, 'deskId' | 'sequence'>[],
): Promise<FindDigest> {
  const digests = lines.length === 0 ? [] : await replica.findDigests(lines);
  const nameOf = ({ deskId, sequence }: Pick<LineName, 'deskId' | 'sequence'>) => `${deskId} ${sequence}`;
  const known = new Map(lines.map((line, index) => [nameOf(line), digests[index] ?? null]));
  return (line) => known.get(nameOf(line)) ?? null;
}
