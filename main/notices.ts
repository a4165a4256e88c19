import { type ConsoleEvent, chooseLanguage, type Language, type ProposalView } from '../contract/index.ts';
import type { PreferenceFile } from './preferences.ts';

/** What the operating system shows outside the window, over whatever else lies there. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

interface NoticePorts {
  readonly notify: (notice: Notice) => void;
  readonly preferences: Pick<PreferenceFile, 'read'>;
  readonly systemLocale: string;
}

/** Neither an amount nor an order: whoever passes by reads it as well. */
const texts: Readonly<
  Record<Language, Readonly<Record<'asked' | 'approved' | 'carriedOut' | 'rejected', (person: string) => string>>>
> = {
  en: {
    asked: (person) => `${person} asks for your approval.`,
    approved: (person) => `${person} approved your request. You can send it now.`,
    carriedOut: (person) => `${person} approved your request, and their desk sends it.`,
    rejected: (person) => `${person} rejected your request. Nothing was sent.`,
  },
  fr: {
    asked: (person) => `${person} demande votre approbation.`,
    approved: (person) => `${person} a approuvé votre demande. Vous pouvez l’envoyer.`,
    carriedOut: (person) => `${person} a approuvé votre demande, et son poste l’envoie.`,
    rejected: (person) => `${person} a rejeté votre demande. Rien n’a été envoyé.`,
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
    notify({ title: 'Be2bill console', body: words[news.kind](news.person) });
  };
}

function findNews({ state, person, isOwn, sender, may, approvals }: ProposalView) {
  if (state === 'waiting' && may.decide) return { kind: 'asked', person } as const;
  if (!isOwn || (state !== 'approved' && state !== 'rejected')) return null;
  const who = approvals.findLast(({ verdict }) => verdict === state)?.person;
  if (who === undefined) return null;
  return { kind: state === 'approved' && sender === 'approver' ? 'carriedOut' : state, person: who } as const;
}
