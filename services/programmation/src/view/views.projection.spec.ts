import { describe, expect, it } from '@jest/globals';
import { documentsAlong } from '../projected.examples.ts';
import { factsTo, owner, roubaix, shared } from './view.examples.ts';
import { views } from './views.projection.ts';

describe('The list of views', () => {
  it('shows a view to its owner, then to everybody, then to nobody', () => {
    const view = { view: 'V-1', owner, ...roubaix };
    const forgotten = factsTo.forgotten.slice(-1);
    expect(documentsAlong(views, 'view-V-1', [...factsTo.kept, shared, ...forgotten])).toEqual([
      { ...view, seenBy: [owner] },
      { ...view, shared: true, seenBy: [owner, '*'] },
      undefined,
    ]);
  });
});
