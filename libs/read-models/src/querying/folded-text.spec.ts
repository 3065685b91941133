import { describe, expect, it } from '@jest/globals';
import { foldDocument, foldText, matchesText, searchedWords } from './folded-text.ts';

const found = (text: string, search: string) => matchesText(foldText(text), searchedWords(search));

describe('the text search', () => {
  it.each([
    ['École Jules-Ferry', 'ecole ferry'],
    ['Œuvres sociales', 'oeuv'],
    ['Soutien à la PARENTALITÉ', 'parental soutien'],
    ['L’été des jeunes', 'ete'],
    ['Quartier QP059066', 'qp0590'],
  ])('finds « %s » by « %s »', (text, search) => {
    expect(found(text, search)).toBe(true);
  });

  it.each([
    ['École Jules-Ferry', 'cole'],
    ['École Jules-Ferry', 'ecole moulin'],
    ['', 'ecole'],
  ])('does not find « %s » by « %s »', (text, search) => {
    expect(found(text, search)).toBe(false);
  });

  it('without a word finds everything', () => {
    expect(searchedWords('  ’ - ')).toEqual([]);
  });

  it('reads every field it is told to, through lists', () => {
    const document = {
      title: 'Jardin',
      porteur: { name: 'Amis' },
      lines: [{ funder: 'État' }, { funder: 'Région' }],
    };
    expect(foldDocument(document, ['title', 'porteur.name', 'lines.funder', 'absent'])).toBe(
      ' jardin amis etat region',
    );
  });
});
