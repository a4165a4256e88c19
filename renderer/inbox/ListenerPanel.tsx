import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListenerView } from '../../contract/index.ts';
import { Section } from '../accounts/Section.tsx';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { ListenerForm } from './ListenerForm.tsx';
import { ListenerOn } from './ListenerOn.tsx';

/** How often an open listener is asked what came, in milliseconds: nothing tells of what it refused. */
const pollEvery = 2_000;

/** Whether notifications can come by themselves; off until a person wants it. */
export function ListenerPanel({ onCame }: { readonly onCame: () => void }) {
  const { t } = useTranslation();
  const answer = useAnswer({
    key: ['listener'],
    ask: () => bridge.listener.describe({}),
    isStale: () => false,
  });
  const [changed, setChanged] = useState(0);
  const view = answer.kind === 'ready' ? answer.value : null;
  const count = countOf(view);
  const { reload } = answer;
  useEffect(() => {
    if (view?.state !== 'on') return;
    const timer = setInterval(reload, pollEvery);
    return () => clearInterval(timer);
  }, [view?.state, reload]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is read anew when the count changes
  useEffect(() => {
    if (count > 0) onCame();
  }, [count]);
  const onChanged = () => {
    setChanged((times) => times + 1);
    reload();
  };
  return (
    <Section heading={t('inbox.listener.heading')} text={t('inbox.listener.text')}>
      {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {view?.state === 'on' && <ListenerOn view={view} onChanged={onChanged} />}
      {view?.state === 'off' && <ListenerForm problem={view.problem} changed={changed} onChanged={onChanged} />}
    </Section>
  );
}

function countOf(view: ListenerView | null): number {
  return view?.state === 'on' ? view.accepted + view.refused : 0;
}
