import { Drawer } from '@mantine/core';
import type { FocusEvent, ReactNode } from 'react';
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
      <Drawer.Content onFocusCapture={holdFocus}>
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

/**
 * The drawer sends the focus to what bears this mark a moment after it has opened. Whoever has gone on by keys meanwhile stays where
 * they are: what they type next is meant for that.
 */
function holdFocus({ currentTarget, target }: FocusEvent<HTMLElement>): void {
  for (const marked of currentTarget.querySelectorAll('[data-autofocus]')) marked.removeAttribute('data-autofocus');
  target.setAttribute('data-autofocus', '');
}
