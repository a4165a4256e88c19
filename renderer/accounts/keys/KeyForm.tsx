import { Button, Checkbox, Group, PasswordInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretPurpose } from '../../../contract/index.ts';
import classes from './KeyPanel.module.css';
import { takeSecret } from './take-secret.ts';

interface KeyFormProps {
  /** In memory only with the person's own word for it. */
  readonly where: 'keychain' | 'memory';
  readonly purpose: SecretPurpose;
  readonly onKeep: (secret: string) => Promise<unknown>;
  readonly onCancel?: () => void;
}

/** Takes a key. It stands in the field alone, never in React's state, and is wiped in the moment of sending. */
export function KeyForm({ where, purpose, onKeep, onCancel }: KeyFormProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'empty' | 'spaces' | null>(null);
  const [consent, setConsent] = useState(false);
  const [consentMissing, setConsentMissing] = useState(false);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setConsentMissing(where === 'memory' && !consent);
    if (!field.current || (where === 'memory' && !consent)) return;
    const taken = takeSecret(field.current);
    setProblem(taken.kind === 'problem' ? taken.problem : null);
    if (taken.kind === 'problem') {
      field.current.focus();
      return;
    }
    setBusy(true);
    await onKeep(taken.secret);
    setBusy(false);
  };
  return (
    <form
      noValidate
      autoComplete="off"
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordInput
        ref={field}
        label={t(`secret.field.${purpose}`)}
        description={t('secret.fieldHint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={128}
        error={problem && t(`secret.problem.${problem}`)}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': t('secret.show') }}
      />
      {where === 'memory' && (
        <Checkbox
          label={t('secret.consent')}
          checked={consent}
          error={consentMissing && t('secret.consentMissing')}
          onChange={({ currentTarget }) => setConsent(currentTarget.checked)}
        />
      )}
      <Group gap={8}>
        <Button type="submit" loading={busy}>
          {t(`secret.keepIn.${where}`)}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('accounts.cancel')}
          </Button>
        )}
      </Group>
    </form>
  );
}
