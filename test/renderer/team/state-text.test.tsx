import { describe, expect, it } from 'vitest';
import { type TeamStateView, teamFault, teamRefusal, teamSilence, teamState } from '../../../contract/index.ts';
import { useFaultText, useTeamStateText } from '../../../renderer/team/state-text.ts';
import { say } from '../say.tsx';

/** Every state that main may tell, each cause of one among them. */
const states: readonly TeamStateView[] = teamState.options.flatMap(({ shape }): readonly TeamStateView[] => {
  const kind = shape.kind.value;
  switch (kind) {
    case 'unreachable':
      return teamSilence.options.map((cause) => ({ kind, cause }));
    case 'refused':
      return teamRefusal.options.map((cause) => ({ kind, cause }));
    case 'rollCall':
      return [{ kind, waitingFor: ['Desk B', 'Desk C'] }];
    default:
      return [{ kind }];
  }
});

describe('the words of a team', () => {
  it.each(['en', 'fr'] as const)(
    'say each state in %s by other words, with a way out of all that close it',
    async (language) => {
      const said = await Promise.all(
        states.map(async (state) => {
          const Sentence = () => {
            const { title, reason, text, wayOut } = useTeamStateText()(state);
            expect(wayOut === null).toBe(state.kind === 'open');
            return [title, reason, text, wayOut].join('|');
          };
          return say(Sentence, language);
        }),
      );
      expect(new Set(said).size).toBe(states.length);
      for (const sentence of said) expect(sentence).not.toContain('team.state');
    },
  );

  it('name the desks that a roll call waits for', async () => {
    const Sentence = () => useTeamStateText()({ kind: 'rollCall', waitingFor: ['Desk B', 'Desk C'] }).text;
    expect(await say(Sentence, 'en')).toContain('Desk B, Desk C');
  });

  it.each(['en', 'fr'] as const)('say in %s why a desk did not join, and what to do', async (language) => {
    const said = teamFault.options.map((fault) =>
      say(() => {
        const { text, wayOut } = useFaultText()(fault);
        return `${text}|${wayOut}`;
      }, language),
    );
    const sentences = await Promise.all(said);
    expect(new Set(sentences).size).toBe(teamFault.options.length);
    for (const sentence of sentences) expect(sentence).not.toContain('team.fault');
  });
});
