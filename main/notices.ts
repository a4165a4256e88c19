import { type ConsoleEvent, chooseLanguage, type Language, type ProposalView } from '../contract/index.ts';
import type { PreferenceFile } from './preferences.ts';

/** What the operating system shows outside the window, over whatever else lies there. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

type News = 'asked' | 'approved' | 'carriedOut' | 'rejected';

interface NoticePorts {
  readonly notify: (notice: Notice) => void;
  readonly preferences: Pick<PreferenceFile, 'read'>;
  readonly systemLocale: string;
}

/** Neither a name nor an amount nor an order: whoever passes by reads it as well, and systems keep a list of what they have shown. */
const texts: Readonly<Record<Language, Readonly<Record<News, string>>>> = {
  en: {
    asked: 'A colleague asks for your approval.',
    approved: 'A colleague approved your request. You can send it now.',
    carriedOut: 'A colleague approved your request, and their desk sends it.',
    rejected: 'A colleague rejected your request. Nothing was sent.',
  },
  fr: {
    asked: 'Une demande attend votre approbation.',
    approved: 'Votre demande est approuvée. Vous pouvez l’envoyer.',
    carriedOut: 'Votre demande est approuvée, et le poste de votre collègue l’envoie.',
    rejected: 'Votre demande est rejetée. Rien n’a été envoyé.',
  },
};

/** Tells the person of what waits for them, and of what became of their own requests: of each once. */
export function createNotices({ notify, preferences, systemLocale }: NoticePorts): (event: ConsoleEvent) => void {
  const told = new Set<string>();
  return (event) => {
    if (event.kind !== 'proposalChanged') return;
    const { proposal } = event;
    const news = findNews(proposal);
    const key = `${proposal.operationId} ${proposal.state}`;
    if (news === null || told.has(key)) return;
    told.add(key);
    const { language } = preferences.read();
    const words = texts[chooseLanguage({ preferences: { language }, systemLocale })];
    notify({ title: 'Be2bill console', body: words[news] });
  };
}

function findNews({ state, isOwn, sender, may }: ProposalView): News | null {
  if (state === 'waiting' && may.decide) return 'asked';
  if (!isOwn) return null;
  if (state === 'approved') return sender === 'approver' ? 'carriedOut' : 'approved';
  return state === 'rejected' ? state : null;
}
