import assert from 'node:assert/strict';
import { protectedRows } from '../../extension/report/answer-rows.ts';
import { type Copy, copyOfExempel, reported, withProject } from './exempel.ts';

/** Pupils of the exempel project's units, the preschool's six among them. */
async function withFew(copy: Copy): Promise<void> {
  await copy.write(
    'data/elever.csv',
    [
      'enhet;läsår;skolform;elever',
      'tallbackaskolan;2025/26;förskoleklass;46',
      'tallbackaskolan;2025/26;grundskola;466',
      'strandskolan;2025/26;grundskola;180',
      'sjoboden;2025/26;förskola;6',
      '',
    ].join('\n'),
  );
}

const filled = async (text: string, prepare: (copy: Copy) => Promise<void>) =>
  (await reported(text, 'tallbackaskolan', prepare)).text;

describe('a hidden count among others that it is summed with', () => {
  it('cannot be worked out from the sum of all and the other units, wherever they stand', async () => {
    const text = await filled(
      'Alla :värde[]{antal-elever enhet=huvudman}, vi :värde[]{antal-elever}, de :värde[]{antal-elever enhet=strandskolan} och :värde[]{antal-elever enhet=sjoboden}, norr :värde[]{antal-elever enhet=norr}.',
      withFew,
    );
    assert.deepEqual(
      [...text.matchAll(/:värde\[(.*?)\]/gu)].map(match => match[1]),
      ['698', '512', '..', '..', '..'],
    );
  });

  it('cannot be worked out in a table or a chart of all units', async () => {
    const text = await filled(
      ':::tabell{#t antal-elever rader=enhet enhet="tallbackaskolan strandskolan sjoboden" mot=huvudman}\n\n:::\n\n' +
        ':::diagram{#d antal-elever typ=stapel x=enhet enhet="tallbackaskolan strandskolan sjoboden"}\n\n:::',
      withFew,
    );
    assert.match(text, /\| Strandskolan +\| +\.\. \|/u);
    assert.match(text, /Tallbackaskolan 512; Strandskolan \.\.; Sjöbodens förskola \.\.$/mu);
  });

  it('is none when two are so few that both are hidden and their sum says nothing', async () => {
    const text = await filled(
      ':värde[]{antal-elever enhet=huvudman} :värde[]{antal-elever enhet=strandskolan}',
      async copy => {
        await withFew(copy);
        await copy.change('data/elever.csv', 'tallbackaskolan;2025/26;förskoleklass;46\n', '');
        await copy.change(
          'data/elever.csv',
          'tallbackaskolan;2025/26;grundskola;466',
          'tallbackaskolan;2025/26;grundskola;8',
        );
      },
    );
    assert.match(text, /:värde\[194\].* :värde\[180\]/u);
  });

  it('hides the other sex, since boys and girls make all', async () => {
    const text = await filled(
      ':::tabell{#t antal-elever rader=kön}\n\n:::\n\n:värde[]{antal-elever}',
      async copy => {
        await copy.write(
          'data/elever.csv',
          'enhet;läsår;kön;elever\ntallbackaskolan;2025/26;F;4\ntallbackaskolan;2025/26;P;50\n',
        );
        await copy.change(
          'data/datapackage.yaml',
          /name: skolform, type: string, ska:dimension: skolform/u,
          'name: kön, type: string, ska:dimension: kön',
        );
        await copy.change('data/datapackage.yaml', '[enhet, läsår, skolform]', '[enhet, läsår, kön]');
      },
    );
    assert.match(text, /\| Flickor \| +\.\. \|\n\| Pojkar +\| +\.\. \|/u);
    assert.match(text, /:värde\[54\]/u);
  });

  it('is hidden in the table that ska table prints', async () => {
    await using copy = await copyOfExempel();
    await withFew(copy);
    const { rows } = await withProject(
      copy,
      async project => (await protectedRows('elever', project.vocabulary, project.access)).table,
    );
    const shown = rows.filter(row => typeof row.elever === 'number').map(row => row.enhet);
    assert.deepEqual(new Set(shown), new Set(['tallbackaskolan']));
  });
});

describe('a sum that one unit makes up alone', () => {
  it('is hidden as the unit is, also where the head authority has a lower threshold', async () => {
    const text = await filled(
      ':värde[]{np-godkänt ämne=Matematik läsår=2025/26} :värde[]{np-godkänt ämne=Matematik läsår=2025/26 enhet=huvudman}',
      async copy => {
        const lines = (await copy.read('data/prov.csv')).split(/\r?\n/u);
        const [first = ''] = lines;
        await copy.write('data/prov.csv', `${first}\ntallbackaskolan;2025/26;Matematik;7;7\n`);
      },
    );
    assert.match(text, /^:värde\[\.\.\].* :värde\[\.\.\]/u);
  });
});
