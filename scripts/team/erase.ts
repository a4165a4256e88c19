import type { WaitingErasure } from '../../main/ports/team.ts';
import type { ErasedAtTeam, ErasingWord } from '../../main/room/team-door.ts';
import type { Environment } from '../../protocol/environment.ts';
import { atDesk, say } from './at-desk.ts';
import { findEnvironment } from './find-environment.ts';

/** Lists what the engine holds of people who were erased at a desk, or says that it goes; false where it was not said. */
export async function erase(
  dataFolder: string,
  named: Environment | undefined,
  word: ErasingWord | null,
): Promise<boolean> {
  const environment = findEnvironment(dataFolder, named);
  return atDesk(dataFolder, async ({ team }) => {
    const { isDone, lines } = describeErasing(await team.erase(environment, word));
    return say(isDone, lines.join('\n'));
  });
}

/** What came of it as lines. They name no customer: nobody here knows any more who it was. */
export function describeErasing(answer: ErasedAtTeam): { readonly isDone: boolean; readonly lines: readonly string[] } {
  switch (answer.kind) {
    case 'alone':
      return { isDone: false, lines: ['This ledger is of no team: what was erased here stands nowhere else.'] };
    case 'unanswered':
      return {
        isDone: false,
        lines: [`The engine did not say: the team is ${answer.state.kind}. Say this again once it is reached.`],
      };
    case 'waiting':
      return { isDone: true, lines: describeWaiting(answer.erasures) };
    case 'said':
      return said[answer.took];
  }
}

const said = {
  taken: {
    isDone: true,
    lines: [
      'Two people have said so: the texts are emptied at the engine, with their salts, and no desk that joins is given them.',
      'Old copies of its pages go by VACUUM FULL team.erasable, which whoever owns the database runs; dumps and archived',
      'write-ahead logs keep the texts for as long as they are kept.',
    ],
  },
  needsSecond: {
    isDone: true,
    lines: [
      'Written down. Another person of the team says the same of the same line at their desk. One of the two has to be an',
      'administrator: npm run team -- appoint NAME --at URL makes one.',
    ],
  },
  nothingHeld: {
    isDone: false,
    lines: [
      'The engine holds no text of such a line: it is another one’s name, or two people have said so before. npm run team -- erase',
      'lists what waits.',
    ],
  },
} as const;

function describeWaiting(erasures: readonly WaitingErasure[]): string[] {
  if (erasures.length === 0) return ['The engine holds nothing of anybody who was erased at a desk.'];
  return [
    'The engine still holds what was erased at a desk:',
    ...erasures.map(describeErasure),
    'Two people say so, one of them an administrator: npm run team -- erase LINE --reason WHY',
  ];
}

function describeErasure({ line, erasedBy: { person, desk }, erasedAt, texts, saidBy }: WaitingErasure): string {
  const by = saidBy.map((each) => `${each.person}${each.isAdministrator ? ' (administrator)' : ''}`).join(', ');
  const who = by === '' ? 'nobody has said so yet' : `said by ${by}`;
  return `  ${line}: ${texts} text(s), erased by ${person} at ${desk}, ${new Date(erasedAt).toISOString()}; ${who}`;
}
