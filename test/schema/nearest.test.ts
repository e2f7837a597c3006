import assert from 'node:assert/strict';
import { nearest } from '../../extension/schema/nearest.ts';

describe('the nearest name', () => {
  const names = ['meritvärde', 'behörig-yrkes', 'np-godkänt', 'frånvaro', 'frånvaro-över-15', 'sei'];

  it('is found through slips of the hand', () => {
    const slips = {
      meritvarde: 'meritvärde',
      Meritvärde: 'meritvärde',
      'meritva\u0308rde': 'meritvärde',
      meritvräde: 'meritvärde',
      behörig_yrkes: 'behörig-yrkes',
      'np godkant': 'np-godkänt',
      franvaro: 'frånvaro',
      'frånvaro-över15': 'frånvaro-över-15',
      sie: 'sei',
      sej: 'sei',
    };
    for (const [slip, meant] of Object.entries(slips)) assert.equal(nearest(slip, names), meant, slip);
  });

  it('is not anything at all', () => {
    for (const other of ['trygghet', 'x', '', 'kostnad-per-elev', 'np'])
      assert.equal(nearest(other, names), undefined);
    assert.equal(nearest('meritvärde', []), undefined);
  });

  it('is the one with the same letters among those that sound alike', () => {
    assert.equal(nearest('mål', ['mal', 'mål']), 'mål');
    assert.equal(nearest('Mal', ['mål', 'mal']), 'mal');
  });
});
