/** Chromium's own steps, within what the console can still be read and used at. */
export const zoomSteps: readonly number[] = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

export const smallestZoom = 0.5;
export const largestZoom = 2;

export type ZoomChange = 'in' | 'out' | 'reset';

/** The next step from any factor; the first and the last step stay where they are. */
export function nextZoom(factor: number, change: ZoomChange): number {
  switch (change) {
    case 'in':
      return zoomSteps.find((step) => step > factor) ?? largestZoom;
    case 'out':
      return zoomSteps.findLast((step) => step < factor) ?? smallestZoom;
    case 'reset':
      return 1;
  }
}
