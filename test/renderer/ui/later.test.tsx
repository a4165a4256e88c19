import { renderToReadableStream, renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { later, loadParts } from '../../../renderer/ui/later.tsx';

function makePart() {
  const found = Promise.withResolvers<(props: { readonly name: string }) => string>();
  let asked = 0;
  const Part = later(() => {
    asked += 1;
    return found.promise;
  });
  const arrive = () => found.resolve(({ name }) => `Hello ${name}`);
  return { Part, arrive, fail: () => found.reject(new Error('gone')), asked: () => asked };
}

describe('a part that comes later', () => {
  it('is loaded when it is first wanted, once', async () => {
    const { Part, arrive, asked } = makePart();
    expect(asked()).toBe(0);
    expect(renderToStaticMarkup(<Part name="you" />)).not.toContain('Hello');
    const stream = renderToReadableStream(<Part name="you" />);
    arrive();
    await (await stream).allReady;
    expect(await new Response(await stream).text()).toContain('Hello you');
    expect(asked()).toBe(1);
  });

  it('is drawn at once where it is there already', async () => {
    const { Part, arrive } = makePart();
    arrive();
    await Part.load();
    expect(renderToStaticMarkup(<Part name="you" />)).toBe('Hello you');
  });

  it('is loaded with all others when there is time, also behind one that cannot be', async () => {
    const [broken, sound] = [makePart(), makePart()];
    broken.fail();
    sound.arrive();
    let times = 0;
    await loadParts(async () => {
      times += 1;
    });
    expect([broken.asked(), sound.asked()]).toEqual([1, 1]);
    expect(times).toBeGreaterThanOrEqual(2);
    expect(renderToStaticMarkup(<sound.Part name="you" />)).toBe('Hello you');
  });
});
