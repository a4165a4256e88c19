import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './LockCard.module.css';
import { PinInput } from './PinInput.tsx';

interface PinFieldProps {
  readonly label: string;
  /** What the button says. */
  readonly submit: string;
  readonly problem: string | null;
  /** Nothing is looked at now. */
  readonly disabled: boolean;
  readonly focused: boolean;
  readonly onGive: (pin: string) => Promise<unknown>;
}

/** Takes a PIN, and wipes it in the moment of sending. */
export function PinField({ label, submit, problem, disabled, focused, onGive }: PinFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (focused && !disabled) field.current?.focus();
  }, [focused, disabled]);
  const give = async () => {
    const pin = field.current?.value ?? '';
    if (!field.current || pin === '' || busy || disabled) return;
    field.current.value = '';
    setBusy(true);
    await onGive(pin);
    setBusy(false);
    field.current?.focus();
  };
  return (
    <form
      noValidate
      autoComplete="off"
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <PinInput ref={field} label={label} problem={problem} disabled={disabled} />
      <Button type="submit" fullWidth loading={busy} disabled={disabled}>
        {submit}
      </Button>
    </form>
  );
}
