import assert from 'node:assert/strict';
import { toHtml } from 'hast-util-to-html';
import type { RenderSetting } from '../../extension/directives/contract.ts';
import { parseIndicatorPhrase, parseTarget } from '../../extension/directives/goal-grammar.ts';
import { parseMoment, parseTimeSpan } from '../../extension/directives/time-grammar.ts';
import { themeOf } from '../../extension/theme/theme.ts';
import { bind, codesOf, projectWith, read, setting } from './setting.ts';

const exists = projectWith('A1', 'M26-1', 'I25-1', 'I26-1', 'huvudman#I26-2', 'merit', 'np');

describe('a target value', () => {
  const table: readonly (readonly [string, ReturnType<typeof parseTarget>])[] = [
    ['högst 15 %', { bound: 'at-most', value: 15 }],
    ['Högst 15 procent', { bound: 'at-most', value: 15 }],
    ['minst 92,5', { bound: 'at-least', value: 92.5 }],
    ['lägst 235 poäng', { bound: 'at-least', value: 235 }],
    ['15', { bound: 'exactly', value: 15 }],
    ['0', { bound: 'exactly', value: 0 }],
    ['bättre', undefined],
    ['högst', undefined],
    ['10–15 %', undefined],
  ];
  for (const [written, value] of table)
    it(`“${written}” is ${JSON.stringify(value)}`, () => assert.deepEqual(parseTarget(written), value));
});

describe('a stretch of time', () => {
  const table: readonly (readonly [string, string | undefined])[] = [
    ['augusti 2026 – juni 2027', '2026-08-01 2027-06-30'],
    ['augusti 2026 - juni 2027', '2026-08-01 2027-06-30'],
    ['aug–dec 2026', '2026-08-01 2026-12-31'],
    ['2026/27', '2026-07-01 2027-06-30'],
    ['läsåret 2026/27', '2026-07-01 2027-06-30'],
    ['ht2026 – vt2027', '2026-07-01 2027-06-30'],
    ['2026-08-17 till 2027-06-11', '2026-08-17 2027-06-11'],
    ['17 augusti 2026 – 11 juni 2027', '2026-08-17 2027-06-11'],
    ['februari 2028', '2028-02-01 2028-02-29'],
    ['hela året', undefined],
    ['augusti – juni', undefined],
    ['2026-02-30 – 2026-03-01', undefined],
  ];
  for (const [written, span] of table)
    it(`“${written}” is ${span}`, () => {
      const read = parseTimeSpan(written);
      assert.equal(read && `${read.from} ${read.to}`, span);
    });

  it('knows when it runs backwards', () => {
    assert.equal(parseTimeSpan('juni 2027 – augusti 2026')?.backwards, true);
    assert.equal(parseTimeSpan('augusti 2026 – juni 2027')?.backwards, false);
  });

  it('ends in a deadline', () => {
    assert.equal(parseMoment('2026/27')?.to, '2027-06-30');
    assert.equal(parseMoment('våren 2027')?.to, '2027-06-30');
    assert.equal(
      parseMoment('senast den 15 oktober 2026')?.to ?? parseMoment('den 15 oktober 2026')?.to,
      '2026-10-15',
    );
    assert.equal(parseMoment('snart'), undefined);
  });
});

describe('an indicator with its selection', () => {
  const parse = (text: string) => parseIndicatorPhrase(text, setting.vocabulary);

  it('is read by id or name', () => {
    const phrase = { indicator: 'frånvaro-över-15', select: { årskurs: ['7-9'] } };
    assert.deepEqual(parse('frånvaro-över-15, årskurs 7–9').phrase, phrase);
    assert.deepEqual(parse('Frånvaro över 15 %, årskurs=7-9').phrase, phrase);
    assert.deepEqual(parse('meritvärde').phrase, { indicator: 'meritvärde', select: {} });
  });

  it('tells what it cannot read, with the nearest', () => {
    assert.deepEqual(parse('franvaro-över-15').problems, [
      { kind: 'indicator', name: 'franvaro-över-15', nearest: 'frånvaro-över-15' },
    ]);
    const [problem] = parse('meritvärde, arskurs 9').problems;
    assert.equal(problem?.kind === 'selection' && problem.nearest, 'årskurs');
  });
});

describe('goals and what follows from them', () => {
  const goal = (lines: string) => `:::mål[Eleverna är i skolan]{#M26-1}\n\n${lines}\n\n:::`;

  it('are right as in the handbook', () => {
    const lines =
      '- Utifrån: A1\n- Indikator: frånvaro-över-15, årskurs 7–9\n- Målvärde: högst 15 %\n- Senast: 2026/27';
    assert.deepEqual(codesOf(goal(lines), setting, exists), []);
    const insats =
      ':::insats[Mentor ringer]{#I26-1}\n\n- Mål: M26-1\n- Preciserar: huvudman#I26-2\n- Ansvarig: rektor\n- Tid: augusti 2026 – juni 2027\n- Fas: arbete\n\n:::';
    assert.deepEqual(codesOf(insats, setting, exists), []);
    const followUp =
      ':::uppföljning[Sambedömning]{av=I25-1}\n\n- Genomförd: ja\n- Bedömning: effekt\n- Fortsättning: ändras, se I26-1\n\n:::';
    assert.deepEqual(codesOf(followUp, setting, exists), []);
  });

  it('tell what cannot be read', () => {
    assert.deepEqual(codesOf(goal('- Målvärde: bättre än nu'), setting, exists), ['directive.target-value']);
    assert.deepEqual(codesOf(goal('- Senast: snart'), setting, exists), ['directive.deadline']);
    assert.deepEqual(codesOf(goal('- Indikator: franvaro'), setting, exists), [
      'directive.indicator-unknown',
    ]);
    assert.deepEqual(codesOf(goal('- Malvärde: 15'), setting, exists), []); // Not a field line: its first key is unknown.
    assert.deepEqual(codesOf(goal('- Senast: 2026/27\n- Malvärde: 15'), setting, exists), ['field.unknown']);
    // Of the others it can be seen what the list was meant to be.
    assert.deepEqual(codesOf(goal('- Malvärde: 15\n- Senast: 2026/27'), setting, exists), ['field.unknown']);
    assert.deepEqual(codesOf(goal('- Först: läsa\n- Sedan: skriva'), setting, exists), []);
    const insats = (line: string) => `:::insats[X]{#I26-1}\n\n- ${line}\n\n:::`;
    assert.deepEqual(codesOf(insats('Tid: hela året'), setting, exists), ['directive.time-span']);
    assert.deepEqual(codesOf(insats('Tid: juni 2027 – maj 2027'), setting, exists), [
      'directive.time-backwards',
    ]);
    assert.deepEqual(codesOf(insats('Fas: fas 2'), setting, exists), ['attribute.invalid']);
    assert.deepEqual(codesOf(insats('Tema: närvaron'), setting, exists), ['directive.theme-unknown']);
    assert.deepEqual(codesOf(':::mål[X]{#M26}\n\n- Senast: 2026/27\n\n:::', setting, exists), [
      'attribute.invalid',
    ]);
  });

  it('tell links that lead nowhere or to the wrong kind', () => {
    const insats = (line: string) => codesOf(`:::insats[X]{#I26-1}\n\n- ${line}\n\n:::`, setting, exists);
    assert.deepEqual(insats('Mål: M26-2'), ['directive.link-unknown']);
    assert.deepEqual(insats('Mål: I26-1'), ['directive.link-kind']);
    assert.deepEqual(insats('Mål: M26-1 och M26-1'), []);
    assert.deepEqual(insats('Fortsätter: I24-9'), ['directive.link-earlier']);
    assert.deepEqual(codesOf(':::uppföljning[X]{}\n\nText.\n\n:::', setting, exists), [
      'directive.link-missing',
    ]);
    assert.deepEqual(
      codesOf(':::analys{#A1 av="merit np frånvaro-över-15"}\n\nText.\n\n:::', setting, exists),
      [],
    );
  });

  it('do not stand in each other', () => {
    const text = '::::mål[Yttre]{#M26-1}\n\n:::insats[Inre]{#I26-1}\n\nText.\n\n:::\n\n::::';
    const { document } = read(text);
    const inner = document.directives[1];
    assert.ok(inner?.parent);
    const { kind } = read(':::insats[Inre]{#I26-1}\n\nText.\n\n:::');
    const found =
      kind.check?.({ directive: inner, spec: {}, dimensions: {}, answers: {} }, setting, exists) ?? [];
    assert.deepEqual(
      found.map(each => each.code),
      ['directive.nested'],
    );
  });

  it('name the nearest id', () => {
    const { kind, bound } = bind(':::insats[X]{#I26-1 mål=M26-2}\n\nText.\n\n:::', () => []);
    const [found] = kind.check?.(bound, setting, exists) ?? [];
    assert.deepEqual(found?.args, { attribute: 'mål', id: 'M26-2', nearest: 'M26-1' });
    assert.equal(found?.fix?.edits[0]?.text, 'M26-1');
  });
});

describe('appendices', () => {
  it('are one thing', () => {
    assert.deepEqual(codesOf('::bilaga{rapport=strandskolan}'), []);
    assert.deepEqual(codesOf('::bilaga[Karta]{}'), ['directive.appendix-nothing']);
    assert.deepEqual(codesOf('::bilaga{rapporter=alla fil=karta.png}'), ['directive.appendix-several']);
  });
});

describe('a block on the page', () => {
  const page = (text: string): string => {
    const { kind, bound } = bind(text, () => []);
    const where: RenderSetting = {
      ...setting,
      look: themeOf(undefined).theme.chart,
      picture: (_key, draw) => draw(),
      blocks: nodes => nodes.map(node => ({ type: 'text', value: `(${node.type})` })),
      numbered: () => ({ anchor: 'i26-1', label: '', number: undefined, title: '' }),
      target: id =>
        id === 'M26-1' ? { anchor: 'm26-1', label: '', number: undefined, title: '' } : undefined,
      headingAbove: () => undefined,
      appendix: () => [],
      contents: depth => [{ type: 'text', value: `djup ${depth}` }],
      unique: prefix => `${prefix}-1`,
    };
    return toHtml(kind.render(bound, where, exists));
  };

  it('has its kind, id, title and facts, each once', () => {
    const html = page(
      ':::insats[Mentor ringer hem]{#I26-1 ansvarig=rektor}\n\n- Mål: M26-1\n- Fas: arbete\n\nTjugo minuter.\n\n:::',
    );
    assert.equal(
      html,
      '<section id="i26-1" class="ska-block ska-insats" aria-labelledby="i26-1-typ i26-1-titel">' +
        '<p id="i26-1-typ" class="ska-block-typ">Insats I26-1</p><p id="i26-1-titel" class="ska-block-titel">Mentor ringer hem</p>' +
        '<dl><dt>Mål</dt><dd><a href="#m26-1">M26-1</a></dd>' +
        '<dt>Ansvarig</dt><dd>rektor</dd><dt>Fas</dt><dd>arbete</dd></dl>(paragraph)</section>',
    );
  });

  it('keeps a list that is no field lines', () => {
    assert.match(
      page(':::insats[X]{#I26-1}\n\n- Vi ringer hem\n- Vi följer upp\n\n:::'),
      /\(list\)<\/section>$/,
    );
  });

  it('names what a message is about', () => {
    assert.match(
      page(':::budskap{om=närvaro}\n\nText.\n\n:::'),
      /<dt>Handlar om<\/dt><dd>Ökad närvaro<\/dd>/,
    );
    assert.match(
      page(':::budskap{om="np-godkänt meritvärde"}\n\nText.\n\n:::'),
      /<dd>Godkända på nationella prov, Meritvärde<\/dd>/,
    );
    assert.match(
      page(':::fråga{till=nämnden}\n\nText.\n\n:::'),
      /class="ska-block-typ">Fråga till nämnden<\/p>/,
    );
  });

  it('names indicators, themes and what stands in other reports for a reader who knows no ids', () => {
    const html = page(
      ':::mål[X]{#M26-1}\n\n- Indikator: frånvaro-över-15, årskurs 7–9\n- Preciserar: strandskolan#M26-2\n- Tema: närvaro\n\n:::',
    );
    assert.match(html, /<dt>Indikator<\/dt><dd>Frånvaro över 15 %, årskurs 7–9<\/dd>/);
    assert.match(html, /<dd>M26-2 \(Strandskolan\)<\/dd>/);
    assert.match(html, /<dt>Tema<\/dt><dd>Ökad närvaro<\/dd>/);
  });

  it('never prints a remark', () => {
    assert.equal(page(':::kommentar{från=verksamhetschef}\n\nText.\n\n:::'), '');
  });

  it('passes the depth of the contents on', () => {
    assert.equal(page('::innehåll{djup=3}'), 'djup 3');
    assert.equal(page('::innehåll{}'), 'djup 2');
  });
});
