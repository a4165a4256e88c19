import { Button, Modal, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { EnvironmentBadge } from '../environment/EnvironmentBadge.tsx';
import { ActionBar } from '../ui/ActionBar.tsx';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import { AccountFacts } from './AccountFacts.tsx';
import classes from './RemoveDialog.module.css';
import { useAccountsPlace } from './view.ts';

interface RemoveDialogProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Says what goes and what stays before it goes. The focus starts on the way back. */
export function RemoveDialog({ account, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const { show } = useAccountsPlace();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  useReturnFocus();
  useEffect(() => back.current?.focus(), []);
  const { label, accountId, environment } = account;
  const remove = async () => {
    setBusy(true);
    const result = await bridge.accounts.remove({ accountId });
    setBusy(false);
    if (result.ok) show({ kind: 'list', from: 'add' });
    else setRefusal(result.refusal);
  };
  return (
    <Modal.Root opened onClose={onClose} closeOnEscape={!busy} closeOnClickOutside={false} size={480}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content>
        <Modal.Header role="presentation" className={classes.header}>
          <Modal.Title className={classes.title}>{t('accounts.remove.title', { label })}</Modal.Title>
        </Modal.Header>
        <Modal.Body className={classes.body}>
          <Stack gap={14}>
            {refusal && <RefusalNote refusal={refusal} />}
            <div>
              <EnvironmentBadge environment={environment} />
            </div>
            <AccountFacts account={account} facts={['identifier', 'host']} />
            <dl className={classes.fates}>
              <dt>{t('accounts.remove.goes')}</dt>
              <dd>{t('accounts.remove.goesText')}</dd>
              <dt>{t('accounts.remove.stays')}</dt>
              <dd>{t('accounts.remove.staysText')}</dd>
            </dl>
            <ActionBar>
              <Button ref={back} data-autofocus variant="default" disabled={busy} onClick={onClose}>
                {t('review.back')}
              </Button>
              <Button className={classes.confirm} data-environment={environment} loading={busy} onClick={remove}>
                {t('accounts.remove.confirm', { label })}
              </Button>
            </ActionBar>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
