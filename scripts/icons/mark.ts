import { tokens } from '../../renderer/theme/tokens.ts';

/** The ground is the console's accent; the line of the ledger is paler than what comes back over it. */
const colors = { ground: tokens.accentFill.light, line: '#a9c3ff', arrow: tokens.onFill.light } as const;

const title = '<title>Be2bill console</title>';

/** macOS wants air around a mark, since it stands among others of one size; elsewhere the mark fills its square. */
export type Surroundings = 'airy' | 'filled';

/** The mark, a ledger line with an arrow that returns over it, as an SVG of so many pixels a side. */
export function drawMark(size: number, surroundings: Surroundings = 'filled'): string {
  const { box, body } = surroundings === 'airy' ? large(0) : (small(size) ?? large(72));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${box}">${title}${body}</svg>\n`;
}

interface Shapes {
  readonly box: string;
  readonly body: string;
}

/** On a grid of 1024, of which macOS leaves 100 free on each side; `cut` is how much of that is taken away. */
function large(cut: number): Shapes {
  const stroke = 'stroke-width="76" stroke-linecap="round" stroke-linejoin="round"';
  return {
    box: `${cut} ${cut} ${1024 - 2 * cut} ${1024 - 2 * cut}`,
    body: [
      `<rect x="100" y="100" width="824" height="824" rx="186" fill="${colors.ground}"/>`,
      `<path d="M290 754H734" stroke="${colors.line}" ${stroke}/>`,
      `<path d="M300 384H618a111 111 0 0 1 0 222H452" fill="none" stroke="${colors.arrow}" ${stroke}/>`,
      `<path d="M408 270L294 384L408 498" fill="none" stroke="${colors.arrow}" ${stroke}/>`,
    ].join(''),
  };
}

/** Where the strokes of a small mark run, so that each edge falls on a pixel. */
interface Fit {
  /** Units a side. */
  readonly grid: number;
  readonly stroke: number;
  /** The middles of the arrow's two arms. */
  readonly upper: number;
  readonly lower: number;
  /** The upper edge of the ledger line. */
  readonly line: number;
  /** From the left: the arrow's point, the back of its head, the end of its lower arm. */
  readonly point: number;
  readonly back: number;
  readonly end: number;
  /** Half the height of the head. */
  readonly half: number;
}

const fits: Readonly<Record<number, Fit>> = {
  16: { grid: 16, stroke: 2, upper: 4, lower: 9, line: 12, point: 2, back: 6, end: 7, half: 3.5 },
  24: { grid: 24, stroke: 3, upper: 6.5, lower: 13.5, line: 18, point: 3, back: 9, end: 10, half: 5 },
  32: { grid: 32, stroke: 4, upper: 9, lower: 18, line: 24, point: 4, back: 12, end: 13, half: 6.5 },
};

/** Undefined for a size that is large enough to be drawn as it is. */
function small(size: number): Shapes | undefined {
  const fit = fits[size];
  if (!fit) return undefined;
  const { grid, stroke, upper, lower, line, point, back, end, half } = fit;
  const [edge, radius] = [stroke * 1.5, (lower - upper) / 2];
  const turn = grid - edge - stroke / 2 - radius;
  return {
    box: `0 0 ${grid} ${grid}`,
    body: [
      `<rect width="${grid}" height="${grid}" rx="${grid * 0.2}" fill="${colors.ground}"/>`,
      `<rect x="${edge}" y="${line}" width="${grid - 2 * edge}" height="${stroke}" rx="${stroke / 4}" fill="${colors.line}"/>`,
      `<path d="M${back} ${upper}H${turn}a${radius} ${radius} 0 0 1 0 ${2 * radius}H${end}" fill="none" stroke="${colors.arrow}" stroke-width="${stroke}"/>`,
      `<path d="M${point} ${upper}L${back} ${upper - half}V${upper + half}Z" fill="${colors.arrow}"/>`,
    ].join(''),
  };
}
