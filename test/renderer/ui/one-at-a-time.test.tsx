import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { useOneAtATime } from '../../../renderer/ui/useOneAtATime.ts';

/** What a component that is drawn now gets. */
function draw(name: string) {
  const got: ReturnType<typeof useOneAtATime>[] = [];
  function Form() {
    got.push(useOneAtATime(name));
    return null;
  }
  renderToStaticMarkup(<Form />);
  const [drawn] = got;
  if (!drawn) throw new Error('Nothing was drawn.');
  return drawn;
}

/** Writes that a test ends, one by one. */
function openWrites() {
  const begun: PromiseWithResolvers<void>[] = [];
  const write = () => {
    const one = Promise.withResolvers<void>();
    begun.push(one);
    return one.promise;
  };
  return { begun, write };
}

it('writes once however often it is pressed before the next drawing, and again once that is written', async () => {
  const { begun, write } = openWrites();
  const { run } = draw('note A1');
  const first = run(write);
  await run(write);
  // The field was folded away and opened again meanwhile.
  await draw('note A1').run(write);
  expect(begun).toHaveLength(1);
  begun[0]?.resolve();
  await first;
  const second = run(write);
  expect(begun).toHaveLength(2);
  begun[1]?.resolve();
  await second;
});

it('keeps nothing else from being written, and nothing after one that failed', async () => {
  const { begun, write } = openWrites();
  const failing = draw('note A1').run(write);
  const other = draw('note A2').run(write);
  expect(begun).toHaveLength(2);
  begun[0]?.reject(new Error('gone'));
  begun[1]?.resolve();
  await expect(failing).rejects.toThrow('gone');
  await other;
  const again = draw('note A1').run(write);
  expect(begun).toHaveLength(3);
  begun[2]?.resolve();
  await again;
});
