import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QuestionHelp } from '../lookup/question/QuestionHelp.tsx';
import { operationKeys } from '../operation/keys.ts';
import { Facts } from '../ui/Facts.tsx';
import { useReturnFocus } from '../ui/useReturnFocus.ts';

const shortcuts = [
  { keys: ['/', '0–9'], does: 'search' },
  { keys: ['↑', '↓', 'j', 'k'], does: 'move' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['x'], does: 'pick' },
  { keys: ['u'], does: 'client' },
  { keys: ['Esc'], does: 'back' },
  ...operationKeys.map(({ key, operation }) => ({ keys: [key], does: operation })),
  { keys: ['c'], does: 'copy' },
  { keys: ['Ctrl / ⌘', 'Shift', 'L'], does: 'lock' },
  { keys: ['?'], does: 'help' },
] as const;

/** Every key of the console. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Modal.Root opened onClose={onClose}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title>{t('shortcuts.title')}</Modal.Title>
          <Modal.CloseButton aria-label={t('shortcuts.close')} />
        </Modal.Header>
        <Modal.Body>
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
          <QuestionHelp />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
