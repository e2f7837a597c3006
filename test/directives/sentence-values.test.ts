import assert from 'node:assert/strict';
import { sameNumbers } from '../../extension/report/same-text.ts';
import { fact, snapshotOf } from './setting.ts';

describe('a chart’s sentence that someone worded anew', () => {
  const shown = snapshotOf(':::diagram[Frånvaro]{#f frånvaro-över-15 x=termin mot=riket}\n\n:::', ask =>
    ask.units.flatMap(enhet => [
      fact({ enhet, termin: 'vt2025' }, enhet === 'riket' ? 12 : 15),
      fact({ enhet, termin: 'vt2026' }, enhet === 'riket' ? 11 : 17.3),
    ]),
  );
  const same = (found: string) => shown?.form === 'sentence' && sameNumbers(found, shown.text, shown.values);

  it('states values, not the numbers in names', () => {
    assert.equal(
      shown?.form === 'sentence' && shown.text,
      'Frånvaro över 15 % vt 2025–vt 2026: 15,0 %; 17,3 %. Riket vt 2026: 11,0 %.',
    );
    assert.deepEqual(shown?.form === 'sentence' && shown.values, ['15,0 %', '17,3 %', '11,0 %']);
  });

  it('is still right with the same values', () => {
    assert.ok(same('Frånvaron var 15,0 % våren 2025 och 17,3 % våren 2026. I riket var den 11,0 %.'));
    assert.ok(same('Frånvaro över 15 %: 15,0 % vt 2025, 17,3 % vt 2026 (riket 11,0 %).'));
  });

  it('is stale with another value, one too few or one too many', () => {
    assert.equal(
      same('Frånvaron var 15,0 % våren 2025 och 17,4 % våren 2026. I riket var den 11,0 %.'),
      false,
    );
    assert.equal(same('Frånvaron var 17,3 % våren 2026. I riket var den 11,0 %.'), false);
    assert.equal(same('Frånvaron var 15,0 % och 17,3 %. I riket 11,0 %. Målet är 10,0 %.'), false);
  });
});
