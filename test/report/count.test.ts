import assert from 'node:assert/strict';
import { reported } from './exempel.ts';

/** What a count of the example project comes to, seen from a report that has two interventions and follows up one of them. */
async function counted(attributes: string): Promise<string> {
  const { found, text } = await reported(
    `:antal[]{${attributes}}

:::mål[Närvaro]{#M26-1 tema=närvaro}

:::

:::insats[Ringa hem]{#I26-1 mål=M26-1 tema=närvaro}

:::

:::insats[Läsa mer]{#I26-2}

:::

:::uppföljning[Läsningen]{av=I26-2}

:::

:::analys[Frånvaron]{#A1 av=frånvaro-över-15}

Varför?

:::`,
  );
  assert.deepEqual(found, []);
  return /\[(.*?)\]/.exec(text)?.[1] ?? '';
}

describe('a count over the project', () => {
  for (const [attributes, expected] of [
    ['enheter', '3'],
    ['enhet', '3'],
    ['enheter skolform=grundskola', '2'],
    ['enheter skolform=Förskola', '1'],
    ['enheter område=norr', '2'],
    ['enheter med=insatser', '2'],
    ['enheter med=insats visa=andel', '2 av 3'],
    ['enheter med=analys visa=ord', 'en'],
    ['enheter med=analyser', '1'],
    ['enheter utan=analys', '2'],
    ['enheter utan=rapport', '0'],
    ['enheter tema=närvaro', '1'],
    ['rapporter med=insats', '2'],
    ['insatser', '3'],
    ['insatser med=uppföljning', '1'],
    ['insatser utan=uppföljning', '2'],
    ['insatser med=mål', '1'],
    ['mål med=insats visa=ord', 'ett'],
  ] as const)
    it(`{${attributes}} is ${expected}`, async () => assert.equal(await counted(attributes), expected));

  it('tells a word that would count nothing, with the nearest one', async () => {
    const { found } = await reported(
      ':antal[1]{enheter med=anlys} :antal[1]{enheter skolform=grundskla} :antal[1]{enheter område=nor} :antal[1]{insatser fas=arbeta}',
    );
    const codes = found.filter(one => !one.startsWith('snapshot'));
    assert.deepEqual(
      codes.map(one => /^([\w.-]+): Värdet ”(.+?)” .*Menade du ”(.+?)”/.exec(one)?.slice(1)),
      [
        ['attribute.invalid', 'anlys', 'analys'],
        ['attribute.invalid', 'grundskla', 'grundskola'],
        ['attribute.invalid', 'nor', 'norr'],
        ['attribute.invalid', 'arbeta', 'arbete'],
      ],
    );
  });
});
