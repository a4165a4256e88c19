import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SilentDeskView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Administration.module.css';
import { ClaimLines } from './ClaimLines.tsx';
import { SaidWords } from './SaidWords.tsx';
import { SecondWordForm } from './SecondWordForm.tsx';

/** A desk that has not answered, and two people's word that it is not waited for. */
export function SilentDesk({
  desk: { deskId, desk, isHere, heardAt, claims, saidBy },
}: {
  readonly desk: SilentDeskView;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [saying, setSaying] = useState(false);
  const isMine = saidBy.some(({ isMe }) => isMe);
  const named = { desk, interpolation: { escapeValue: false } };
  return (
    <article className={classes.person} aria-label={desk}>
      <header className={classes.head}>
        <h3>
          <ForeignText text={desk} />
        </h3>
        <span className={classes.quiet}>{t('team.notSince', { when: formats.moment(heardAt) })}</span>
      </header>
      {claims.length === 0 ? (
        <p className={classes.quiet}>{t('administration.waive.noClaim')}</p>
      ) : (
        <ClaimLines claims={claims} label={t('administration.waive.claims')} />
      )}
      <SaidWords words={saidBy} />
      {isHere && <p className={classes.quiet}>{t('administration.waive.here')}</p>}
      {isMine && <p className={classes.quiet}>{t('administration.waiting.another')}</p>}
      {!isHere && !isMine && !saying && (
        <div className={classes.acts}>
          <Button size="compact-sm" variant="default" onClick={() => setSaying(true)}>
            <ForeignText
              text={t(saidBy.length > 0 ? 'administration.waive.second' : 'administration.waive.first', named)}
            />
          </Button>
        </div>
      )}
      {saying && (
        <SecondWordForm
          title={t('administration.waive.ask', named)}
          texts={[t('administration.waive.text')]}
          confirm={t('administration.waive.confirm')}
          say={(reason) => bridge.administration.waive({ deskId, reason })}
          onClose={() => setSaying(false)}
        />
      )}
    </article>
  );
}
