import classes from './ForeignText.module.css';
import { splitInvisible } from './visible-text.ts';

interface ForeignTextProps {
  readonly text: string;
  readonly className?: string | undefined;
}

/**
 * A text that the gateway, a shop or a person wrote. It turns nothing around it, and its parts stand from left to right, as
 * those of a key or an address do. Each sign that nobody would see stands there by its name, which is not copied along when
 * somebody marks the text: the sign itself is.
 */
export function ForeignText({ text, className }: ForeignTextProps) {
  return (
    <bdi dir="ltr" className={className}>
      {splitInvisible(text).map(({ text: part, mark }, index) =>
        mark === null ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
          <span key={index} className={classes.mark}>
            <span className={classes.name}>{mark}</span>
            <bdi className={classes.sign}>{part}</bdi>
          </span>
        ),
      )}
    </bdi>
  );
}
