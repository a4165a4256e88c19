import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../main/vault/memory.ts';

describe('the memory store', () => {
  it('keeps, replaces and forgets', async () => {
    const store = openMemoryStore();
    expect(await store.read('sandbox/SHOP')).toEqual({ kind: 'absent' });
    expect(await store.keep('sandbox/SHOP', 'first')).toEqual({ kind: 'done' });
    expect(await store.keep('sandbox/SHOP', 'second')).toEqual({ kind: 'done' });
    expect(await store.read('sandbox/SHOP')).toEqual({ kind: 'found', secret: 'second' });
    expect(await store.read('sandbox/OTHER')).toEqual({ kind: 'absent' });
    expect(await store.forget('sandbox/SHOP')).toEqual({ kind: 'done' });
    expect(await store.read('sandbox/SHOP')).toEqual({ kind: 'absent' });
    expect(await store.forget('sandbox/SHOP')).toEqual({ kind: 'done' });
  });

  it('starts with what it is given, and leaves that alone', async () => {
    const initial = new Map([['sandbox/SHOP', 'made at start']]);
    const store = openMemoryStore(initial);
    expect(await store.read('sandbox/SHOP')).toEqual({ kind: 'found', secret: 'made at start' });
    await store.forget('sandbox/SHOP');
    expect(initial.size).toBe(1);
  });

  it('is not shared', async () => {
    const [one, other] = [openMemoryStore(), openMemoryStore()];
    await one.keep('sandbox/SHOP', 'mine');
    expect(await other.read('sandbox/SHOP')).toEqual({ kind: 'absent' });
  });
});
