import { Modal, UnstyledButton } from '@mantine/core';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import classes from './HolderPage.module.css';
import { HolderPage } from './HolderPage.tsx';

/** The way to the page of an operation that waits for its holder; nothing for any other. */
export function PageButton({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!operation.page) return null;
  return (
    <>
      <UnstyledButton className={classes.open} onClick={() => setOpen(true)}>
        <MonitorSmartphone size={13} aria-hidden />
        {t('page.open')}
      </UnstyledButton>
      {open && <PageDialog operation={operation} onClose={() => setOpen(false)} />}
    </>
  );
}

function PageDialog({ operation, onClose }: { readonly operation: OperationView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Modal.Root opened onClose={onClose} returnFocus={false} size={560}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title>{t('page.dialog', { order: operation.orderId })}</Modal.Title>
          <Modal.CloseButton aria-label={t('form.close')} />
        </Modal.Header>
        <Modal.Body>
          <HolderPage operation={operation} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
