import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../accounts/Section.tsx';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { BringIn } from './BringIn.tsx';
import { Came } from './Came.tsx';
import classes from './InboxPage.module.css';
import { ListenerPanel } from './ListenerPanel.tsx';
import { readFile } from './read-file.ts';
import { Taken } from './Taken.tsx';
import { useTake } from './useTake.ts';

const mostListed = 200;

/** Where the gateway's notifications come in: by hand, from a file, or over the listener. */
export function InboxPage() {
  const { t } = useTranslation();
  const answer = useAnswer({
    key: ['notifications'],
    ask: () => bridge.notifications.list({ limit: mostListed }),
    isStale: ({ kind }) => kind === 'transactionsChanged',
  });
  const taking = useTake(answer.reload);
  const [dropping, setDropping] = useState(false);
  const readInto = async (file: File | null | undefined) => {
    if (!file) return;
    const read = await readFile(file);
    if (read.ok) taking.type(read.text);
    else taking.setProblem({ kind: read.problem });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer; the button beside does the same
    <div
      className={classes.page}
      data-dropping={dropping || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        const [file] = event.dataTransfer.files;
        if (file) void readInto(file);
        else taking.type(event.dataTransfer.getData('text/plain'));
      }}
    >
      <header className={classes.head}>
        <h1>{t('place.inbox')}</h1>
        <p>{t('inbox.intro')}</p>
      </header>
      <div>
        <Section heading={t('inbox.bring.heading')} text={t('inbox.bring.text')}>
          <BringIn taking={taking} dropping={dropping} onFile={(file) => void readInto(file)} />
          {taking.taken.length > 0 && <Taken taken={taking.taken} />}
        </Section>
        <ListenerPanel onCame={answer.reload} />
      </div>
      <section className={classes.came} aria-labelledby="inbox-came">
        <h2 id="inbox-came">{t('inbox.came.heading')}</h2>
        {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
        {answer.kind === 'ready' && <Came kept={answer.value.kept} setAside={answer.value.setAside} />}
      </section>
    </div>
  );
}
