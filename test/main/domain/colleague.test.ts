import { describe, expect, it } from 'vitest';
import { findColleague } from '../../../main/domain/colleague.ts';
import type { Operation } from '../../../main/domain/operation.ts';

const desk = '5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01';
const own = {
  operationId: 'own',
  deskId: null,
  state: 'notSent',
  actor: 'Ada',
  draftedAt: 100,
  changedAt: 200,
} as Operation;
const nora = {
  operationId: 'nora',
  deskId: desk,
  state: 'sending',
  actor: 'Nora',
  draftedAt: 10,
  confirmedAt: 50,
  changedAt: 50,
} as unknown as Operation;

describe('who is at a transaction', () => {
  it('is the colleague whose operation holds it, since they confirmed it', () => {
    expect(findColleague([own, nora], own)).toEqual({ person: 'Nora', deskId: desk, since: 50 });
  });

  it('is whoever did something since the review, where nobody holds it any more', () => {
    const done = { ...nora, state: 'succeeded', changedAt: 150 } as Operation;
    expect(findColleague([own, done], own)?.person).toBe('Nora');
    expect(findColleague([own, { ...done, changedAt: 90 }], own)).toBeNull();
  });

  it('is nobody of this desk, nor one of whose nothing left', () => {
    expect(findColleague([own, { ...nora, deskId: null } as Operation], own)).toBeNull();
    expect(findColleague([own, { ...nora, state: 'notSent', changedAt: 150 } as Operation], own)).toBeNull();
  });

  it('is the one who holds it, before those who only did something later', () => {
    const later = { ...nora, operationId: 'tom', actor: 'Tom', state: 'succeeded', changedAt: 190 } as Operation;
    expect(findColleague([own, later, nora], own)?.person).toBe('Nora');
  });
});
