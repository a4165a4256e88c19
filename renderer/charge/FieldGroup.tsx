import { Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './FieldGroup.module.css';

interface FieldGroupProps {
  readonly title: string;
  /** A group with something wrong in it is open: the summary leads to its fields. */
  readonly hasFault: boolean;
  /** What everybody has to fill in stands open at first. */
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}

/** Fields under their name; those that few need are folded away. */
export function FieldGroup({ title, hasFault, startsOpen = false, children }: FieldGroupProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <details
      className={classes.group}
      open={isOpen || hasFault}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={classes.title}>{title}</summary>
      <Stack gap={14} className={classes.fields}>
        {children}
      </Stack>
    </details>
  );
}
