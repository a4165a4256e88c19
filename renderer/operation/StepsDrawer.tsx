import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerTitle } from './DrawerTitle.tsx';
import classes from './OperationDrawer.module.css';

interface StepsDrawerProps {
  readonly title: string;
  readonly accountId: string;
  /** A request is out: the drawer stays until its answer is there. */
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Where the three steps of an operation stand, over whatever they were begun from. */
export function StepsDrawer({ title, accountId, busy, onClose, children }: StepsDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="right"
      size={468}
      // The focus is led by hand: the drawer's own return would come after it.
      returnFocus={false}
      closeOnEscape={!busy}
      closeOnClickOutside={false}
      classNames={{ content: classes.content, header: classes.header, body: classes.body }}
    >
      <Drawer.Overlay backgroundOpacity={0.3} />
      <Drawer.Content>
        {/* The page has one banner, and it is not this one. */}
        <Drawer.Header role="presentation">
          <Drawer.Title>
            <DrawerTitle title={title} accountId={accountId} />
          </Drawer.Title>
          {!busy && <Drawer.CloseButton aria-label={t('form.close')} />}
        </Drawer.Header>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
