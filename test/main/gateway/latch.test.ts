import type { Dispatcher } from 'undici';
import { describe, expect, it } from 'vitest';
import { createLatch } from '../../../main/gateway/latch.ts';

/** Plays the part of undici: starts the request as often as it is told to. */
function openStage(handler: Dispatcher.DispatchHandler = {}) {
  const latch = createLatch();
  let starts: Dispatcher.DispatchHandler = {};
  latch.guard((_options, guarded) => {
    starts = guarded;
    return true;
  })({ path: '/', method: 'POST' }, handler);
  const start = () => {
    const controller = createController();
    starts.onRequestStart?.(controller, {});
    return controller;
  };
  return { latch, start };
}

function createController(): Dispatcher.DispatchController {
  let reason: Error | null = null;
  return {
    get aborted() {
      return reason !== null;
    },
    get reason() {
      return reason;
    },
    paused: false,
    abort: (given) => {
      reason ??= given;
    },
    pause: () => {},
    resume: () => {},
  };
}

describe('a latch', () => {
  it('is not passed before a start', () => {
    expect(openStage().latch.passed()).toBe(false);
  });

  it('lets one start through and vetoes every other', () => {
    const { latch, start } = openStage();
    expect(start().aborted).toBe(false);
    expect(latch.passed()).toBe(true);
    expect(start().reason).toMatchObject({ name: 'StartVetoed' });
    expect(start().reason).toMatchObject({ name: 'StartVetoed' });
    expect(latch.passed()).toBe(true);
  });

  it('counts as passed when the handler breaks, since nobody knows how far it came', () => {
    const { latch, start } = openStage({
      onRequestStart: () => {
        throw new Error('broken');
      },
    });
    expect(start).toThrow('broken');
    expect(latch.passed()).toBe(true);
  });

  it('vetoes every start once it is shut, and remembers what was before', () => {
    const early = openStage();
    early.latch.shut();
    expect(early.start().reason).toMatchObject({ name: 'StartVetoed' });
    expect(early.latch.passed()).toBe(false);

    const late = openStage();
    late.start();
    late.latch.shut();
    expect(late.start().reason).toMatchObject({ name: 'StartVetoed' });
    expect(late.latch.passed()).toBe(true);
  });
});
