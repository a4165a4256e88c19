import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretPurpose } from '../../../contract/index.ts';
import { color } from '../../theme/tokens.ts';
import { KeyForm } from './KeyForm.tsx';
import classes from './KeyTrouble.module.css';
import { keyLooks } from './key-look.ts';
import { systemOf } from './system.ts';

interface KeyTroubleProps {
  readonly standing: 'locked' | 'unavailable' | 'denied';
  readonly purpose: SecretPurpose;
  readonly onRetry: () => Promise<unknown>;
  /** Keeps it for this run only. */
  readonly onKeep: (secret: string) => Promise<unknown>;
}

/** The keychain does not answer as it should: what that means, what to do, and the way without it for today. */
export function KeyTrouble({ standing, purpose, onRetry, onKeep }: KeyTroubleProps) {
  const { t } = useTranslation();
  const { icon: Icon, color: token } = keyLooks[standing];
  const title = useRef<HTMLHeadingElement>(null);
  const system = systemOf(navigator.userAgent);
  useEffect(() => {
    // After a key that could not be kept the field that had the focus is gone.
    if (document.activeElement === document.body) title.current?.focus();
  }, []);
  return (
    <div className={classes.trouble} style={{ borderLeftColor: color(token) }}>
      <h3 ref={title} tabIndex={-1} className={classes.title} style={{ color: color(token) }}>
        <Icon size={16} strokeWidth={2.25} aria-hidden />
        {t(`secret.title.${standing}`)}
      </h3>
      <p>{t(`secret.meaning.${standing}`)}</p>
      <p>
        <strong>{t('secret.whatToDo')}</strong> {t(`secret.todo.${standing}.${system}`)}
      </p>
      <Button variant="default" onClick={onRetry}>
        {t('secret.retry')}
      </Button>
      <div className={classes.memory}>
        <h4>{t('secret.memoryTitle')}</h4>
        <p>{t('secret.memoryText')}</p>
        <KeyForm where="memory" purpose={purpose} onKeep={onKeep} />
      </div>
    </div>
  );
}
