import assert from 'node:assert/strict';
import { completeYaml } from '../../extension/language/yaml/complete-yaml.ts';
import { hoverInYaml } from '../../extension/language/yaml/hover-yaml.ts';
import { openWorld, type World, yamlSceneOf } from './scene.ts';

describe('help in the project’s YAML files', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world[Symbol.asyncDispose]());

  const offers = (file: string, marked: string) => {
    const { scene, cursor } = yamlSceneOf(world, file, marked);
    return completeYaml(scene, cursor, 'asked');
  };
  const labels = (file: string, marked: string) => offers(file, marked).map(offer => offer.label);
  /** The text after the first offer with a label. */
  const accepted = (file: string, marked: string, label: string) => {
    const { cursor } = yamlSceneOf(world, file, marked);
    const offer = offers(file, marked).find(one => one.label === label);
    assert.ok(offer, `${label} among ${labels(file, marked).join()}`);
    return (
      cursor.text.slice(0, offer.span.start.offset) + offer.text + cursor.text.slice(offer.span.end.offset)
    );
  };

  it('offers keys that are not there yet, each with its description', () => {
    const found = offers('ska.yaml', 'version: 1\nredovisar: 2025/26\nf‸');
    assert.ok(!found.some(offer => offer.label === 'version'));
    assert.match(found.find(offer => offer.label === 'följs')?.documentation ?? '', /Nämndens indikatorer/);
    const unit = labels('ska.yaml', 'enheter:\n  - { id: a, namn: A, ‸ }\n');
    assert.ok(unit.includes('område') && !unit.includes('namn'));
    assert.equal(
      accepted('ska.yaml', 'enheter:\n  - id: a\n    sk‸\n', 'skolform'),
      'enheter:\n  - id: a\n    skolform: [$0]\n',
    );
  });

  it('offers the project’s names as values: indicators, tables, units, areas, columns', () => {
    assert.ok(labels('ska.yaml', 'följs: [meritvärde, ‸]\n').includes('np-godkänt'));
    assert.deepEqual(labels('ska.yaml', 'enheter:\n  - { id: a, område: ‸ }\n'), ['norr']);
    assert.ok(labels('ska.yaml', 'enheter:\n  - { id: a, skolform: [‸] }\n').includes('anpassad grundskola'));
    assert.ok(labels('ska.yaml', 'enheter:\n  - { id: a, efterträds: ‸ }\n').includes('nya-kullen'));
    assert.ok(labels('ska.yaml', 'mot:\n  riket: { källa: ‸ }\n').includes('riket'));
    assert.deepEqual(labels('indikatorer.yaml', 'x:\n  tabell: prov\n  mått: { täljare: ‸ }\n'), [
      'skola',
      'läsår',
      'ämne',
      'godkända',
      'elever',
    ]);
    assert.ok(labels('indikatorer.yaml', 'x:\n  måttenhet: ‸\n').includes('procent'));
  });

  it('offers shipped indicators to complete, codes of findings, and units as keys', () => {
    assert.ok(labels('indikatorer.yaml', 'meritvärde:\n  tabell: x\nan‸').includes('antal-elever'));
    assert.ok(labels('ska.yaml', 'fynd:\n  ‸\n').includes('snapshot.stale'));
    assert.ok(!labels('ska.yaml', 'fynd:\n  ‸\n').some(code => code.includes('unprotected')));
    assert.ok(labels('indikatorer.yaml', 'x:\n  målvärden: { ‸ }\n').includes('ekskolan'));
  });

  it('helps with the year: keys, months, levels, units, roles, reports with days of their own', () => {
    assert.deepEqual(labels('årshjul.yaml', 'version: 1\nrapporter:\n  enhet: { inlämnad: 09-15, ‸ }\n'), [
      'granskad',
      'fastställd',
    ]);
    const activity = labels('årshjul.yaml', 'aktiviteter:\n  - { namn: Enkät, ‸ }\n');
    assert.ok(activity.includes('månad') && activity.includes('kalender') && !activity.includes('namn'));
    assert.ok(labels('årshjul.yaml', 'aktiviteter:\n  - { namn: A, månad: ‸ }\n').includes('februari'));
    assert.deepEqual(labels('årshjul.yaml', 'aktiviteter:\n  - { namn: A, kalender: ‸ }\n'), [
      'läsår',
      'kalenderår',
    ]);
    assert.ok(labels('årshjul.yaml', 'aktiviteter:\n  - { namn: A, enheter: [‸] }\n').includes('ekskolan'));
    assert.ok(labels('årshjul.yaml', 'undantag:\n  ‸\n').includes('ekskolan'));
    const { scene, cursor } = yamlSceneOf(
      world,
      'årshjul.yaml',
      'undan‸tag:\n  ekskolan: { inlämnad: 10-01 }\n',
    );
    assert.match(JSON.stringify(hoverInYaml(scene, cursor.offset)), /Andra dagar för några rapporter/);
  });

  it('helps with the data package by the keys that say something here', () => {
    const field = labels(
      'data/datapackage.yaml',
      'resources:\n  - name: x\n    schema:\n      fields:\n        - { name: a, ‸ }\n',
    );
    assert.ok(field.includes('ska:dimension') && !field.includes('rdfType'));
    assert.ok(
      labels(
        'data/datapackage.yaml',
        'resources:\n  - name: x\n    schema:\n      fields:\n        - { name: a, ska:dimension: ‸ }\n',
      ).includes('läsår'),
    );
    assert.deepEqual(
      labels(
        'data/datapackage.yaml',
        'resources:\n  - name: x\n    schema:\n      primaryKey: [‸]\n      fields:\n        - { name: a }\n        - { name: b }\n',
      ),
      ['a', 'b'],
    );
  });

  it('helps with an outline of the municipality’s own', () => {
    const file = 'scheman/enhet.disposition.yaml';
    assert.ok(labels(file, 'efter:\n  analys:\n    - id: x\n      ‸\n').includes('ledtext'));
    assert.ok(
      labels(file, 'efter:\n  analys:\n    - id: x\n      innehåll: [{ direktiv: ‸ }]\n').includes('diagram'),
    );
  });

  it('offers nothing in remarks, for an indent, and in files that are not the project’s', () => {
    assert.deepEqual(offers('ska.yaml', 'version: 1\n# följs ‸\n'), []);
    assert.deepEqual(offers('annat.yaml', 'a‸'), []);
    const { scene, cursor } = yamlSceneOf(world, 'ska.yaml', 'enheter:\n  ‸\n');
    assert.deepEqual(completeYaml(scene, cursor, { typed: ' ' }), []);
  });

  it('keeps å and CRLF in place', () => {
    assert.equal(
      accepted('ska.yaml', 'teman: { å: Å }\r\nföljs: [frånv‸]\r\n', 'frånvaro'),
      'teman: { å: Å }\r\nföljs: [frånvaro]\r\n',
    );
  });

  it('tells on hover what a key, a word or a name means', () => {
    const hover = (file: string, words: string, part = words) => {
      const text = world.texts.get(file) ?? '';
      const { scene } = yamlSceneOf(world, file, text);
      const found = hoverInYaml(scene, text.indexOf(words) + words.indexOf(part) + 1);
      return `${found && text.slice(found.span.start.offset, found.span.end.offset)}: ${found?.markdown}`;
    };
    assert.match(
      hover('ska.yaml', 'tröskel: 10', 'tröskel'),
      /^tröskel: \*\*tröskel\*\*\n\nMinsta antal barn/,
    );
    assert.match(hover('ska.yaml', 'andelar: närmaHundra', 'närma'), /^närmaHundra: \*\*andelar\*\*/);
    assert.match(hover('ska.yaml', 'efterträds: nya-kullen', 'nya'), /Nya Kullens förskola/);
    assert.match(hover('indikatorer.yaml', 'tabell: betyg', 'betyg'), /Betyg i årskurs 9.*data\/betyg\.csv/s);
    assert.match(
      hover('data/datapackage.yaml', 'ska:nyckel: namn', 'ska:nyckel'),
      /Hur enheten står i kolumnen/,
    );
  });
});
