import { Button, Modal, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView, Refusal } from '../../contract/index.ts';
import classes from '../accounts/RemoveDialog.module.css';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { ActionBar } from '../ui/ActionBar.tsx';
import { Facts } from '../ui/Facts.tsx';
import { useReturnFocus } from '../ui/useReturnFocus.ts';

interface WithdrawDialogProps {
  readonly known: ImportView;
  readonly onClose: () => void;
  readonly onWithdrawn: () => void;
}

/** Says what no longer counts and what stays before an import is taken back. The focus starts on the way back. */
export function WithdrawDialog({ known, onClose, onWithdrawn }: WithdrawDialogProps) {
  const { t } = useTranslation();
  const { locale, moment } = useFormats();
  const { environment } = useConsole();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  useReturnFocus();
  useEffect(() => back.current?.focus(), []);
  const withdraw = async () => {
    setBusy(true);
    const result = await bridge.imports.withdraw({ importId: known.importId });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    onWithdrawn();
    onClose();
  };
  const rows = new Intl.NumberFormat(locale).format(known.rows);
  return (
    <Modal.Root opened onClose={onClose} closeOnEscape={!busy} closeOnClickOutside={false} size={520}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content>
        <Modal.Header role="presentation" className={classes.header}>
          <Modal.Title className={classes.title}>{t('imports.withdraw.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body className={classes.body}>
          <Stack gap={14}>
            {refusal && <RefusalNote refusal={refusal} />}
            <Facts
              facts={[
                { label: t('imports.list.file'), value: known.source },
                { label: t('imports.list.begun'), value: moment(known.begunAt) },
                { label: t('imports.list.rows'), value: rows },
              ]}
            />
            <dl className={classes.fates}>
              <dt>{t('imports.withdraw.goes')}</dt>
              <dd>{t('imports.withdraw.goesText')}</dd>
              <dt>{t('imports.withdraw.stays')}</dt>
              <dd>{t('imports.withdraw.staysText')}</dd>
              <dt>{t('imports.withdraw.meanwhile')}</dt>
              <dd>{t('imports.withdraw.meanwhileText')}</dd>
            </dl>
            <ActionBar>
              <Button ref={back} data-autofocus variant="default" disabled={busy} onClick={onClose}>
                {t('review.back')}
              </Button>
              <Button className={classes.confirm} data-environment={environment} loading={busy} onClick={withdraw}>
                {t('imports.withdraw.confirm', { count: known.rows, rows })}
              </Button>
            </ActionBar>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
