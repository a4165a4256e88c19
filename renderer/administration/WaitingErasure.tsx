import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingErasureView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Administration.module.css';
import { SaidWords } from './SaidWords.tsx';
import { SecondWordForm } from './SecondWordForm.tsx';

interface WaitingErasureProps {
  readonly erasure: WaitingErasureView;
  readonly mayAdminister: boolean;
}

/** Texts of a customer that were erased at a desk and that the team's engine holds until two people say that they go. */
export function WaitingErasure({ erasure, mayAdminister }: WaitingErasureProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [saying, setSaying] = useState(false);
  const { line, person, desk, erasedAt, texts, saidBy } = erasure;
  const isMine = saidBy.some(({ isMe }) => isMe);
  const needsAdministrator = !mayAdminister && !saidBy.some(({ isAdministrator, isMe }) => isAdministrator && !isMe);
  const title = t('administration.erase.title', { count: texts });
  return (
    <article className={classes.person} aria-label={title}>
      <header className={classes.head}>
        <h3>{title}</h3>
      </header>
      <p className={classes.quiet}>
        <ForeignText
          text={t('administration.erase.erasedBy', {
            person,
            desk,
            when: formats.moment(erasedAt),
            interpolation: { escapeValue: false },
          })}
        />{' '}
        · <span className="identifier">{line}</span>
      </p>
      <SaidWords words={saidBy} />
      {needsAdministrator && <p className={classes.quiet}>{t('administration.erase.needsAdministrator')}</p>}
      {isMine && <p className={classes.quiet}>{t('administration.waiting.another')}</p>}
      {!isMine && !saying && (
        <div className={classes.acts}>
          <Button size="compact-sm" variant="default" onClick={() => setSaying(true)}>
            {t(saidBy.length > 0 ? 'administration.erase.second' : 'administration.erase.first')}
          </Button>
        </div>
      )}
      {saying && (
        <SecondWordForm
          title={t('administration.erase.ask')}
          texts={[t('administration.erase.text')]}
          confirm={t('administration.erase.confirm')}
          say={(reason) => bridge.administration.erase({ line, reason })}
          onClose={() => setSaying(false)}
        />
      )}
    </article>
  );
}
