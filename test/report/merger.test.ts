import assert from 'node:assert/strict';
import { toHtml } from 'hast-util-to-html';
import { notesOf, renderNotes } from '../../extension/report/notes.ts';
import { type Copy, reported } from './exempel.ts';

/** Strandskolan is old, and Gamla skolan went up in it after 2023/24. */
async function merged(copy: Copy): Promise<void> {
  await copy.change('ska.yaml', ', från: 2024/25', '');
  await copy.write(
    'data/elever.csv',
    [
      'enhet;läsår;skolform;elever',
      'strandskolan;2022/23;grundskola;120',
      'strandskolan;2023/24;grundskola;121',
      'gamlaskolan;2022/23;grundskola;60',
      'gamlaskolan;2023/24;grundskola;61',
      'strandskolan;2024/25;grundskola;180',
      'strandskolan;2025/26;grundskola;184',
      '',
    ].join('\n'),
  );
}

const strand = (text: string) => reported(text, 'strandskolan', merged);

describe('a unit that took over another', () => {
  it('has no change over the merger without a word, and one afterwards as any other', async () => {
    const { found } = await strand(':förändring[]{antal-elever från=2023/24 till=2024/25 visa=ord}');
    assert.deepEqual(found, [
      'value.change-over-merger: Strandskolan tog över Gamla skolan mellan 2023/24 och 2024/25: talen före och efter gäller inte samma barn och elever, så förändringen kan komma av sammanslagningen. Jämför med området eller kommunen, som har haft alla hela tiden, eller välj en tid efteråt.',
    ]);
    assert.deepEqual((await strand(':förändring[]{antal-elever från=2024/25}')).found, []);
    // The area has had both all along.
    assert.deepEqual(
      (await strand(':förändring[]{antal-elever från=2023/24 till=2024/25 enhet=norr}')).found,
      [],
    );
  });

  it('has two numbers in one paragraph, from before and after, only where the paragraph names the other', async () => {
    const before = ':värde[121]{antal-elever läsår=2023/24}';
    const after = ':värde[180]{antal-elever läsår=2024/25}';
    const { found } = await strand(`Vi var ${before} och\nblev ${after} elever.`);
    assert.deepEqual(found, [
      'value.compared-over-merger: Stycket har Elever från 2023/24 och 2024/25. Däremellan tog Strandskolan över Gamla skolan, så talen gäller inte samma barn och elever. Säg det i stycket, eller jämför med området eller kommunen, som har haft alla hela tiden.',
    ]);
    const none = [
      `Vi var ${before} och blev ${after} elever när Gamla skolan kom till.`,
      `Vi var ${before} elever.\r\n \r\nVi blev ${after} elever.`,
      `Från ${after} till :värde[184]{antal-elever}.`,
      `Vi var ${before}, och :värde[61]{antal-elever enhet=gamlaskolan läsår=2023/24} i den andra.`,
    ];
    for (const text of none) assert.deepEqual((await strand(text)).found, [], text);
  });

  it('is named where the other is asked for afterwards', async () => {
    const { found } = await strand(':värde[]{antal-elever enhet=gamlaskolan}');
    assert.deepEqual(found, [
      'value.unit-not-running: Gamla skolan finns inte 2025/26 enligt från/till i ska.yaml. Strandskolan har tagit över. Välj en period då enheten finns, eller rätta ska.yaml.',
    ]);
  });

  it('has a break in its series, and says so among the notes', async () => {
    const { checked } = await strand(':::diagram{#d antal-elever x=läsår typ=linje}\n\n:::');
    const [bound] = checked.reports;
    assert.ok(bound);
    assert.deepEqual(bound.directives[0]?.bound.answers['0']?.measure.breaks, ['2024/25']);
    const notes = renderNotes(notesOf([bound]), undefined, 10).map(node => toHtml(node));
    assert.ok(
      notes.includes(
        '<p>Gamla skolan gick upp i Strandskolan efter läsåret 2023/24. Talen för Strandskolan före och efter gäller inte samma barn och elever.</p>',
      ),
      notes.join('\n'),
    );
  });
});

describe('a series with a break', () => {
  it('has no change over it', async () => {
    const { found } = await reported(':förändring[]{antal-elever från=2024/25}', 'tallbackaskolan', copy =>
      copy.change('indikatorer.yaml', 'tabell: elever\n', 'tabell: elever\n  brott: [2025/26]\n'),
    );
    assert.deepEqual(
      found.map(one => one.split(':')[0]),
      ['value.change-over-break'],
    );
  });

  it('has two numbers in one paragraph, from before and after it, only where the paragraph says so', async () => {
    const brokenSeries = (text: string) =>
      reported(text, 'tallbackaskolan', copy =>
        copy.change('indikatorer.yaml', 'tabell: elever\n', 'tabell: elever\n  brott: [2025/26]\n'),
      );
    const before = ':värde[404]{antal-elever läsår=2024/25}';
    const after = ':värde[412]{antal-elever}';
    const { found } = await brokenSeries(`Vi var ${before} och\nblev ${after} efter avbrottet.`);
    assert.deepEqual(
      found.filter(one => !one.startsWith('snapshot')),
      [
        'value.compared-over-break: Stycket har Elever från 2024/25 och 2025/26, med ett brott i serien 2025/26 emellan (brott i indikatorer.yaml): talen är två olika mått. Skriv i stycket att de inte kan jämföras, eller välj en tid efter brottet.',
      ],
    );
    const none = [
      `Vi var ${before} och blev ${after}, men talen kan inte jämföras.`,
      `Vi var ${before} och blev ${after}. Talen är svåra att jämföra med varandra.`,
      `Vi var ${before} och blev ${after}; brottet i serien beror på ett nytt sätt att räkna.`,
      `Vi var ${before}.\n\nVi är ${after}.`,
      `Vi är ${after}, som i :värde[412]{antal-elever}.`,
    ];
    for (const text of none)
      assert.deepEqual(
        (await brokenSeries(text)).found.filter(one => one.startsWith('value.')),
        [],
        text,
      );
  });
});
