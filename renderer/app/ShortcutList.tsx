import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../ui/Facts.tsx';

const shortcuts = [
  { keys: ['/'], does: 'search' },
  { keys: ['↑', '↓', 'j', 'k'], does: 'move' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['r'], does: 'refund' },
  { keys: ['c'], does: 'copy' },
  { keys: ['?'], does: 'help' },
] as const;

/** Every key of the console. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('shortcuts.close') }}
    >
      <Facts
        facts={shortcuts.map(({ keys, does }) => ({
          label: t(`shortcuts.${does}`),
          value: keys.map((key) => (
            <Kbd key={key} mr={4}>
              {key}
            </Kbd>
          )),
        }))}
      />
    </Modal>
  );
}
