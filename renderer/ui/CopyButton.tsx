import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly copiedLabel: string;
}

/** A small button that copies a text and says for a moment that it did. */
export function CopyButton({ text, label, copiedLabel }: CopyButtonProps) {
  const [copied, copy] = useCopied(text);
  return (
    <Tooltip label={copied ? copiedLabel : label}>
      <ActionIcon variant="subtle" color="gray" size={24} aria-label={copied ? copiedLabel : label} onClick={copy}>
        {copied ? <Check size={14} /> : <Copy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** The same with its words, for a text that one would not guess. */
export function CopyTextButton({ text, label, copiedLabel }: CopyButtonProps) {
  const [copied, copy] = useCopied(text);
  return (
    <Button
      variant="subtle"
      color="gray"
      px={8}
      ml={-8}
      leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      onClick={copy}
    >
      {copied ? copiedLabel : label}
    </Button>
  );
}

function useCopied(text: string): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied, () => setCopied(copyText(text))];
}
