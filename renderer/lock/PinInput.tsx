import { PasswordInput } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { longestPin } from '../../contract/index.ts';

interface PinInputProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | null;
  readonly disabled?: boolean;
}

/** A field for a PIN, which stands in it alone and never in React's state. */
export function PinInput({ ref, label, hint, problem, disabled = false }: PinInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      ref={ref}
      label={label}
      description={hint}
      autoComplete="off"
      spellCheck={false}
      maxLength={longestPin}
      disabled={disabled}
      error={problem}
      errorProps={{ role: 'alert' }}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('lock.showPin') }}
    />
  );
}
