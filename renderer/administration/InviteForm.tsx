import { Button, Group, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTextProblem, type Refusal, type WrittenInvitationView } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import classes from './Administration.module.css';
import { Ask } from './Ask.tsx';
import { InvitationWritten } from './InvitationWritten.tsx';

const longestName = 60;

interface InviteFormProps {
  /** Somebody of the team, for another desk; null for somebody new. */
  readonly person: { readonly personId: string; readonly name: string } | null;
  readonly onClose: () => void;
}

/** Makes a seat, and the file by which it is taken: it is written where the person wants it, and no password is ever shown. */
export function InviteForm({ person, onClose }: InviteFormProps) {
  const { t } = useTranslation();
  const nameField = useRef<HTMLInputElement>(null);
  const deskField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [desk, setDesk] = useState('');
  const [problems, setProblems] = useState<{ readonly name?: string; readonly desk?: string }>({});
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [written, setWritten] = useState<WrittenInvitationView | null>(null);
  const invite = async () => {
    const who = person?.name ?? name.trim();
    const where = desk.trim() || (person ? '' : who);
    const problemOf = (text: string, missing: string) => {
      const unfit = findTextProblem(text);
      return text === '' ? missing : unfit ? t(`note.${unfit}`) : undefined;
    };
    const [wrongName, wrongDesk] = [
      person ? undefined : problemOf(who, t('administration.invite.nameMissing')),
      problemOf(where, t('administration.invite.deskMissing')),
    ];
    setProblems({ ...(wrongName && { name: wrongName }), ...(wrongDesk && !wrongName && { desk: wrongDesk }) });
    if (wrongName) return nameField.current?.focus();
    if (wrongDesk) return deskField.current?.focus();
    setBusy(true);
    const answer = await bridge.administration.invite({
      personId: person?.personId ?? null,
      person: who,
      desk: where,
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setWritten(answer.value.saved);
  };
  const level = person ? 4 : 3;
  if (written) {
    const where = { person: written.person, desk: written.desk, interpolation: { escapeValue: false } };
    return (
      <Ask title={t('administration.invite.written', where)} level={level}>
        <InvitationWritten invitation={written} isNew={person === null} onClose={onClose} />
      </Ask>
    );
  }
  const title = person
    ? t('administration.invite.again', { name: person.name, interpolation: { escapeValue: false } })
    : t('administration.invite.title');
  return (
    <Ask title={title} level={level}>
      <p>{t('administration.invite.text')}</p>
      <form
        noValidate
        autoComplete="off"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        {refusal && <RefusalNote refusal={refusal} />}
        {!person && (
          <TextInput
            ref={nameField}
            label={t('administration.invite.name')}
            maxLength={longestName}
            value={name}
            error={problems.name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
        <TextInput
          ref={deskField}
          label={t('administration.invite.desk')}
          description={t(person ? 'administration.invite.deskHint' : 'administration.invite.deskUsual')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={longestName}
          value={desk}
          error={problems.desk}
          onChange={({ currentTarget }) => setDesk(currentTarget.value)}
        />
        <Group gap={8}>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {t('administration.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('administration.invite.write')}
          </Button>
        </Group>
      </form>
    </Ask>
  );
}
