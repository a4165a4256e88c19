import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListenerView, listenerPlace, type Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';
import { Notice } from '../ui/Notice.tsx';
import classes from './Listener.module.css';

interface ListenerFormProps {
  /** Why it could not be started the last time. */
  readonly problem: Extract<ListenerView, { state: 'off' }>['problem'];
  /** How often the person has pressed: a problem of before they came is nobody's now. */
  readonly changed: number;
  readonly onChanged: () => void;
}

/** Where to listen: as the last time, and at first this computer alone. */
export function ListenerForm({ problem, changed, onChanged }: ListenerFormProps) {
  const { t } = useTranslation();
  const { listener } = useConsole().preferences;
  const [address, setAddress] = useState<string>(listener.address);
  const [port, setPort] = useState(String(listener.port));
  const [publicHost, setPublicHost] = useState(listener.publicHost ?? '');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const place = listenerPlace.safeParse({
    address: address.trim(),
    port: /^\d+$/.test(port.trim()) ? Number(port) : Number.NaN,
    publicHost: hostOf(publicHost) || undefined,
  });
  const wrong = new Set(place.success ? [] : place.error.issues.map(({ path }) => path[0]));
  const isWide = !wrong.has('address') && !/^(127\.|::1$)/.test(address.trim());
  const told = changed > 0 && problem !== null ? t(`inbox.listener.problem.${problem}`) : undefined;
  const isAboutAddress = problem === 'addressUnknown';

  const start = async () => {
    setTried(true);
    if (!place.success) return;
    setBusy(true);
    const result = await bridge.listener.start(place.data);
    setBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    onChanged();
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      {refusal && <RefusalNote refusal={refusal} />}
      <Group gap={12} align="flex-start">
        <TextInput
          label={t('inbox.listener.address')}
          description={t('inbox.listener.addressHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          spellCheck={false}
          maxLength={45}
          w={240}
          value={address}
          error={tried && wrong.has('address') ? t('inbox.listener.addressWrong') : isAboutAddress ? told : undefined}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <TextInput
          label={t('inbox.listener.port')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          w={200}
          styles={{ input: { width: 110 } }}
          value={port}
          error={tried && wrong.has('port') ? t('inbox.listener.portWrong') : isAboutAddress ? undefined : told}
          onChange={({ currentTarget }) => setPort(currentTarget.value)}
        />
        <TextInput
          label={t('inbox.listener.publicHost')}
          description={t('inbox.listener.publicHostHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          w={320}
          value={publicHost}
          error={tried && wrong.has('publicHost') ? t('inbox.listener.publicHostWrong') : undefined}
          onChange={({ currentTarget }) => setPublicHost(currentTarget.value)}
        />
      </Group>
      {isWide && <Notice>{t('inbox.listener.addressWide')}</Notice>}
      <div>
        <Button type="submit" variant="default" loading={busy}>
          {t('inbox.listener.start')}
        </Button>
        <span className={classes.off}>{t('inbox.listener.off')}</span>
      </div>
    </form>
  );
}

/** Whoever pastes the whole URL of a tunnel means its name. */
function hostOf(text: string): string {
  return text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/(?::\d+)?(?:[/?#].*)?$/, '');
}
