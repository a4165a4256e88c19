import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { useReturnFocus } from '../ui/useReturnFocus.ts';

interface SwitchFailedProps {
  readonly refusal: Refusal;
  readonly onClose: () => void;
}

/** The environment could not be opened; the person stays where they are. */
export function SwitchFailed({ refusal, onClose }: SwitchFailedProps) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Modal.Root opened onClose={onClose}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title>{t('environment.switchFailed')}</Modal.Title>
          <Modal.CloseButton aria-label={t('result.close')} />
        </Modal.Header>
        <Modal.Body>
          <RefusalNote refusal={refusal} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
