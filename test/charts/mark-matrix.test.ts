import assert from 'node:assert/strict';
import { drawMatrix } from '../../extension/charts/mark-matrix.ts';
import { look, textsOf } from './samples.ts';

describe('a matrix of marks', () => {
  it('says the whole titles of seven columns: long words are divided where they are spoken', () => {
    const titles = [
      'Gemensam närvarorutin i årskurs 1–6',
      'Sambedömning i årskurs 9',
      'Språk och läsning från förskola till årskurs 3',
      'Närvarorutin för årskurs 7–9 och gymnasiet',
      'Sambedömning mellan skolor i årskurs 6',
      'Bedömningsunderlag på lektionstid',
      'Gemensam rekrytering av lärare och förskollärare',
    ];
    const columns = titles.map((title, index) => ({ id: `I26-${index}`, title }));
    const cells = titles.map(() => ({ mark: undefined, text: '' }));
    const groups = [{ title: '', lines: [{ title: 'Lyktans anpassade grundskola', cells }] }];
    const texts = textsOf(
      drawMatrix({ columns, groups, legend: [] }, look, { description: 'Matris', about: 'Matris' }),
    );
    const said = titles.map((_, index) => {
      const from = texts.indexOf(`I26-${index}`) + 1;
      const rest = texts.slice(from);
      const end = rest.findIndex(one => /^I26|^Lyktan/.test(one));
      return rest.slice(0, end).join(' ').replaceAll('- ', '');
    });
    assert.deepEqual(said, titles);
    assert.ok(texts.includes('Sambedöm-'));
  });
});
