import assert from 'node:assert/strict';
import { reported } from './exempel.ts';

const rows = (text: string) =>
  text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line => line.replace(/ +/g, ' '));

describe('what comes back in the year', () => {
  it('is one row of the year wheel, with its days year by year', async () => {
    const { found, text } = await reported('::årshjul', 'tallbackaskolan', copy =>
      copy.write(
        'årshjul.yaml',
        `version: 1
aktiviteter:
  - { namn: Rektorsmöte, dag: 02-04, ansvarig: skolchef }
  - { namn: Rektorsmöte, dag: 09-10, ansvarig: skolchef }
  - { namn: Rektorsmöte, dag: 11-12, till: 11-13, ansvarig: skolchef }
  - { namn: Rektorsmöte, månad: oktober, ansvarig: rektor }
  - { namn: Studiedag, månad: oktober }
  - { namn: Studiedag, månad: mars }
  - { namn: Läsperiod, dag: 12-20, till: 01-08 }
  - { namn: Läsperiod, dag: 02-20, till: 02-27 }
  - { namn: Läsperiod, kalender: kalenderår, dag: 08-20 }
`,
      ),
    );
    assert.deepEqual(found, []);
    assert.deepEqual(rows(text), [
      '| 20 augusti 2025 | Läsperiod | kalenderår | alla | |',
      '| 10 september och 12–13 november 2025; 4 februari 2026 | Rektorsmöte | läsår | alla | skolchef |',
      '| oktober 2025 | Rektorsmöte | läsår | alla | rektor |',
      '| oktober 2025; mars 2026 | Studiedag | läsår | alla | |',
      '| 20 december 2025 – 8 januari 2026; 20–27 februari 2026 | Läsperiod | läsår | alla | |',
    ]);
  });
});
