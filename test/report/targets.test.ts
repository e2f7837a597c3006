import assert from 'node:assert/strict';
import { reported } from './exempel.ts';

describe('what points to a figure', () => {
  const figure = ':::diagram[Meritvärde]{#merit meritvärde x=läsår}\n\n:::';

  it('finds it by its id', async () => {
    const { found, text } = await reported(
      `Se :se[]{merit}.\n\n${figure}\n\n:::analys[Betygen]{#A1 av="merit meritvärde"}\n\nVarför?\n\n:::`,
    );
    assert.deepEqual(found, []);
    assert.match(text, /^Se :se\[diagram 1\]\{merit\}\./);
  });

  it('is told when there is none of that name, with the nearest, and keeps its words', async () => {
    const { found, text } = await reported(
      `Se :se[diagram 7]{mert}.\n\n${figure}\n\n:::analys[Betygen]{#A1 av="meritt frånvaro-over-15"}\n\nVarför?\n\n:::`,
    );
    const told = (attribute: string, id: string, nearest: string) =>
      `directive.target-unknown: ${attribute} pekar på ”${id}”, men inget diagram, ingen tabell, inget block och ingen indikator heter så. Menade du ”${nearest}”? Ett diagrams eller en tabells id står i dess klamrar: {#merit …}.`;
    assert.deepEqual(found, [
      told('se', 'mert', 'merit'),
      told('av', 'meritt', 'merit'),
      told('av', 'frånvaro-over-15', 'frånvaro-över-15'),
    ]);
    assert.match(text, /^Se :se\[diagram 7\]\{mert\}\./);
  });
});
