import { Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, Refusal, SecretPurpose } from '../../../contract/index.ts';
import { RefusalNote } from '../../app/RefusalNote.tsx';
import { KeyForm } from './KeyForm.tsx';
import { KeyHeld } from './KeyHeld.tsx';
import { KeyMark } from './KeyMark.tsx';
import classes from './KeyPanel.module.css';
import { KeyTrouble } from './KeyTrouble.tsx';
import { useKey } from './useKey.ts';

interface KeyPanelProps {
  readonly account: AccountView;
  readonly purpose: SecretPurpose;
  /** Told whenever it becomes known that the key is there, or no longer there. */
  readonly onHeld?: ((held: boolean) => void) | undefined;
}

/** What was last done with the key, to be said once. */
type Done = 'kept' | 'tested' | 'forgotten';

/** One key: where it stands, and what can be done about it. Each of the vault's answers has a screen of its own. */
export function KeyPanel({ account, purpose, onHeld }: KeyPanelProps) {
  const { t } = useTranslation();
  const key = useKey(account, purpose);
  const [done, setDone] = useState<Done | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const news = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done === 'kept' || done === 'forgotten') news.current?.focus();
  }, [done]);

  const standing = key.answer.kind === 'ready' ? key.answer.value : undefined;
  const held = standing === 'found' || standing === 'inMemory';
  useEffect(() => onHeld?.(held), [held, onHeld]);

  const tell = (now: Done) => (problem: Refusal | null) => {
    setRefusal(problem?.code === 'secretMissing' ? null : problem);
    setDone(problem === null ? now : null);
  };
  const keepIn = (where: 'keychain' | 'memory') => (secret: string) => key.keep(secret, where).then(tell('kept'));
  const check = () => key.check().then(() => tell('tested')(null));

  if (key.answer.kind === 'refused') return <RefusalNote refusal={key.answer.refusal} />;
  if (standing === undefined) return <Skeleton height={96} />;
  return (
    <div className={classes.panel}>
      {refusal && <RefusalNote refusal={refusal} />}
      {account.embedded ? (
        <div>
          <KeyMark standing={standing} />
          <p className={classes.meaning}>{t('secret.embedded')}</p>
        </div>
      ) : standing === 'found' || standing === 'inMemory' ? (
        <KeyHeld
          standing={standing}
          purpose={purpose}
          onTest={check}
          onReplace={keepIn('keychain')}
          onForget={() => key.forget().then(tell('forgotten'))}
        />
      ) : standing === 'absent' ? (
        <div>
          <KeyMark standing={standing} />
          <p className={classes.meaning}>{t('secret.meaning.absent')}</p>
          <KeyForm where="keychain" purpose={purpose} onKeep={keepIn('keychain')} />
        </div>
      ) : (
        <KeyTrouble standing={standing} purpose={purpose} onRetry={check} onKeep={keepIn('memory')} />
      )}
      <p ref={news} role="status" tabIndex={-1} className={classes.news}>
        {done && (held || done === 'forgotten') && t(`secret.done.${done}`)}
      </p>
    </div>
  );
}
