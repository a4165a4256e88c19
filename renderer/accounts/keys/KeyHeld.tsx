import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretPurpose } from '../../../contract/index.ts';
import { KeyForm } from './KeyForm.tsx';
import { KeyMark } from './KeyMark.tsx';
import classes from './KeyPanel.module.css';

interface KeyHeldProps {
  readonly standing: 'found' | 'inMemory';
  readonly purpose: SecretPurpose;
  readonly onTest: () => Promise<unknown>;
  readonly onReplace: (secret: string) => Promise<unknown>;
  readonly onForget: () => Promise<unknown>;
}

/** A key that is there: test it, replace it, forget it. */
export function KeyHeld({ standing, purpose, onTest, onReplace, onForget }: KeyHeldProps) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<'rest' | 'replace' | 'forget'>('rest');
  const [busy, setBusy] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  const begun = useRef<HTMLButtonElement>(null);
  const before = useRef(mode);
  useEffect(() => {
    if (mode === 'forget') back.current?.focus();
    if (mode === 'rest' && before.current !== 'rest') begun.current?.focus();
    before.current = mode;
  }, [mode]);
  return (
    <div>
      <KeyMark standing={standing} />
      <p className={classes.meaning}>{t(mode === 'forget' ? 'secret.forgetText' : `secret.meaning.${standing}`)}</p>
      {mode === 'rest' && (
        <Group gap={8}>
          <Button ref={begun} variant="default" onClick={onTest}>
            {t('secret.test')}
          </Button>
          <Button variant="default" onClick={() => setMode('replace')}>
            {t('secret.replace')}
          </Button>
          <Button variant="default" onClick={() => setMode('forget')}>
            {t('secret.forget')}
          </Button>
        </Group>
      )}
      {mode === 'replace' && (
        <KeyForm
          where="keychain"
          purpose={purpose}
          onKeep={(secret) => onReplace(secret).then(() => setMode('rest'))}
          onCancel={() => setMode('rest')}
        />
      )}
      {mode === 'forget' && (
        <Group gap={8}>
          <Button ref={back} variant="default" onClick={() => setMode('rest')}>
            {t('review.back')}
          </Button>
          <Button
            loading={busy}
            onClick={async () => {
              setBusy(true);
              await onForget();
              setBusy(false);
            }}
          >
            {t(`secret.forgetConfirm.${purpose}`)}
          </Button>
        </Group>
      )}
    </div>
  );
}
