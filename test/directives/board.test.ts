import assert from 'node:assert/strict';
import { decisionWords } from '../../extension/directives/kinds/beslut/kind.ts';
import { itemsOf, timeText } from '../../extension/directives/kinds/program/items.ts';
import { codesOf, projectWith, read, setting } from './setting.ts';

const findings = (text: string) => {
  const { kind, typed } = read(text);
  return kind.check?.({ ...typed, answers: {} }, setting, projectWith()) ?? [];
};

describe('a decision', () => {
  it('is a proposal until it has both its paragraph and its date', () => {
    assert.equal(decisionWords({}), 'Förslag till beslut');
    assert.equal(decisionWords({ paragraf: '§ 45' }), 'Förslag till beslut');
    for (const paragraf of ['§ 45', '§45', '45'])
      assert.equal(decisionWords({ paragraf, datum: '2026-10-28' }, 'typed'), 'Beslut § 45, 28 oktober 2026');
  });

  it('needs something to decide, numbered, and a paragraph together with its date', () => {
    const decided = 'Nämnden beslutar att\n\n1. godkänna rapporten,\n2. ge förvaltningen i uppdrag.';
    assert.deepEqual(codesOf(`:::beslut\n\n${decided}\n\n:::`), []);
    assert.deepEqual(codesOf(':::beslut\n\n<!-- ledtext: skriv -->\n\n:::'), ['decision.empty']);
    assert.deepEqual(codesOf(`:::beslut\n\n- Paragraf: § 45\n- Datum: 2026-10-28\n\n:::`), [
      'decision.empty',
    ]);
    assert.deepEqual(codesOf(`:::beslut{paragraf="§ 45"}\n\n${decided}\n\n:::`), ['decision.half']);
    assert.deepEqual(codesOf(`:::beslut{paragraf="§ 45" datum=2026-10-28}\n\n${decided}\n\n:::`), []);
  });

  it('in a bulleted list is numbered by a fix', () => {
    const text = ':::beslut\n\n- godkänna,\n- uppdra.\n\n:::';
    const [found] = findings(text);
    assert.equal(found?.code, 'decision.not-numbered');
    let fixed = text;
    for (const { span, text: now } of [...(found?.fix?.edits ?? [])].reverse())
      fixed = fixed.slice(0, span.start.offset) + now + fixed.slice(span.end.offset);
    assert.equal(fixed, ':::beslut\n\n1. godkänna,\n2. uppdra.\n\n:::');
  });
});

describe('a programme', () => {
  const program = (...items: readonly string[]) =>
    `:::program\n\n${items.map(item => `- ${item}`).join('\n')}\n\n:::`;

  it('reads times as people write them, and leaves the rest', () => {
    const text = program(
      '08.15–09.30 Resultat',
      'kl 9:30-9.50: Kaffe',
      'kl. 10.00 **Tema:** mål 1.1',
      '**11.00** Slut',
      '3 frågor',
    );
    const items = itemsOf(read(text).typed.directive.body);
    assert.deepEqual(
      items.map(({ from, to, title }) => [
        from === undefined ? '' : timeText(from),
        to === undefined ? '' : timeText(to),
        title,
      ]),
      [
        ['08.15', '09.30', 'Resultat'],
        ['09.30', '09.50', 'Kaffe'],
        ['10.00', '', 'Tema: mål 1.1'],
        ['11.00', '', 'Slut'],
        ['', '', '3 frågor'],
      ],
    );
  });

  it('has its times in order, none over another', () => {
    assert.deepEqual(codesOf(program('08.15–09.30 A', '09.30 B', '10.00 C', '10.00 D')), []);
    assert.deepEqual(codesOf(program('Kaffe')), ['program.no-time']);
    assert.deepEqual(codesOf(program('25.00 A')), ['program.impossible-time']);
    assert.deepEqual(codesOf(program('10.00–09.30 A', '10.00 B')), ['program.backwards']);
    assert.deepEqual(codesOf(program('10.00 A', '09.00 B')), ['program.order']);
    assert.deepEqual(codesOf(program('10.00–10.15 A', '10.10 B')), ['program.overlap']);
    assert.deepEqual(codesOf(':::program\n\n:::'), ['program.empty']);
    assert.deepEqual(codesOf(':::program\n\n- Datum: 2026-12-02\n- Plats: Sal A\n\n:::'), ['program.empty']);
  });
});
