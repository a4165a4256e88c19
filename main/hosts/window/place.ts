/** A place on the desktop, in CSS pixels; the second screen may lie at negative coordinates. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The parts of the screens that no task bar covers; the first is where a window opens that was nowhere before. */
export type Screens = readonly [Rectangle, ...Rectangle[]];

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
}

type Dimensions = Pick<Size, 'width' | 'height'>;

/** How much of the title bar must stay in sight, so that a window can be taken hold of. */
export const handle = { width: 160, height: 32 } as const;

/**
 * Puts a window where it was left, if that can be reached: a screen may have gone or shrunk since. It is never larger
 * than a screen that it is on, and only smaller than it may be where the screen is.
 */
export function fitToScreens(wanted: Rectangle | undefined, screens: Screens, usual: Size): Rectangle {
  // Screens may lie over one another, as mirrored ones do: each is asked, or a window would wander from one to the next.
  if (wanted && screens.some((screen) => isAtHome(wanted, screen, usual))) return wanted;
  const screen = wanted ? homeOf(wanted, screens) : screens[0];
  const { width, height } = sizeOn(screen, wanted ?? usual, usual);
  if (!wanted) {
    const x = screen.x + Math.floor((screen.width - width) / 2);
    return { x, y: screen.y + Math.floor((screen.height - height) / 2), width, height };
  }
  // A window that cannot stay gets a place where all of it is seen.
  return {
    x: between(screen.x, wanted.x, screen.x + screen.width - width),
    y: between(screen.y, wanted.y, screen.y + screen.height - height),
    width,
    height,
  };
}

/** Whether a window can stay on this screen as it is. */
function isAtHome(window: Rectangle, screen: Rectangle, usual: Size): boolean {
  const { width, height } = sizeOn(screen, window, usual);
  return width === window.width && height === window.height && isReachable(window, screen);
}

/** The size that was wanted, as far as the screen has room for it. */
function sizeOn(screen: Rectangle, wanted: Dimensions, usual: Size): Dimensions {
  return {
    width: between(Math.min(usual.minWidth, screen.width), wanted.width, screen.width),
    height: between(Math.min(usual.minHeight, screen.height), wanted.height, screen.height),
  };
}

/** Whether enough of the title bar lies on a screen. */
export function isReachable(window: Rectangle, screen: Rectangle): boolean {
  const seen = overlap(window.x, window.width, screen.x, screen.width);
  return (
    seen >= Math.min(handle.width, window.width) &&
    window.y >= screen.y &&
    window.y + Math.min(handle.height, window.height) <= screen.y + screen.height
  );
}

/** The screen that shows most of the window, or the nearest when none shows any of it. */
function homeOf(window: Rectangle, screens: Screens): Rectangle {
  const seenOn = (screen: Rectangle) =>
    overlap(window.x, window.width, screen.x, screen.width) * overlap(window.y, window.height, screen.y, screen.height);
  return screens.reduce((best, screen) => {
    const more = seenOn(screen) - seenOn(best);
    return more > 0 || (more === 0 && distance(window, screen) < distance(window, best)) ? screen : best;
  });
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));
}

function distance(one: Rectangle, other: Rectangle): number {
  const x = one.x + one.width / 2 - (other.x + other.width / 2);
  const y = one.y + one.height / 2 - (other.y + other.height / 2);
  return Math.hypot(x, y);
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
