import { describe, expect, it } from '@jest/globals';
import { unbroken, unbrokenWords } from './unbroken.ts';

describe('A French sentence', () => {
  it('keeps its marks with the word that they follow', () => {
    expect(unbroken('Refusé : « trop tard » ; revenez !')).toBe(
      'Refusé\u00a0: «\u00a0trop tard\u00a0»\u202f; revenez\u202f!',
    );
  });

  it('is left as it is where no mark has a space', () => {
    expect(unbroken('https://exemple.fr/?q=a 10:30')).toBe('https://exemple.fr/?q=a 10:30');
  });

  it('is mended in each place of a tree of words', () => {
    expect(unbrokenWords({ shell: { ask: 'Quoi ?' }, plain: 'Rien' })).toEqual({
      shell: { ask: 'Quoi\u202f?' },
      plain: 'Rien',
    });
  });
});
