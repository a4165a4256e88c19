import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import classes from './Administration.module.css';
import { Ask } from './Ask.tsx';

interface RuleFormProps {
  readonly zone: string;
  readonly proposalHours: number;
  readonly onClose: () => void;
}

/** The command takes no other numbers. */
const hoursPattern = /^[1-9]\d{0,3}$/;

/** Changes the team's zone and hours; what stays as it is is not said. */
export function RuleForm({ zone, proposalHours, onClose }: RuleFormProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [nextZone, setNextZone] = useState(zone);
  const [hours, setHours] = useState(String(proposalHours));
  // Not the sentence: that one is of the language of this moment.
  const [unfit, setUnfit] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const change = async () => {
    const isSame = hours.trim() === String(proposalHours);
    const isUnfit = !isSame && !hoursPattern.test(hours.trim());
    setUnfit(isUnfit);
    if (isUnfit) return field.current?.focus();
    if (isSame && nextZone === zone) return onClose();
    setBusy(true);
    const answer = await bridge.administration.rule({
      zone: nextZone === zone ? null : nextZone,
      proposalHours: isSame ? null : Number(hours),
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onClose();
  };
  return (
    <Ask title={t('administration.rules.ask')} level={3}>
      <p>{t('administration.rules.text')}</p>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        {refusal && <RefusalNote refusal={refusal} />}
        <NativeSelect
          label={t('administration.rules.zone')}
          data={[...new Set([zone, ...Intl.supportedValuesOf('timeZone')])]}
          value={nextZone}
          disabled={busy}
          onChange={({ currentTarget }) => setNextZone(currentTarget.value)}
        />
        <TextInput
          ref={field}
          label={t('administration.rules.hours')}
          description={t('administration.rules.hoursHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          value={hours}
          error={unfit && t('administration.rules.hoursUnfit')}
          disabled={busy}
          onChange={({ currentTarget }) => setHours(currentTarget.value)}
        />
        <Group gap={8}>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {t('administration.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('administration.rules.confirm')}
          </Button>
        </Group>
      </form>
    </Ask>
  );
}
