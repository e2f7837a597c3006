import Type, { type Static } from 'typebox';
import { stateWords } from '../../data/state-words.ts';

const closed = { additionalProperties: false };
const words = Type.Array(Type.String());

const state = Type.Object(
  {
    tillstånd: Type.Enum([...stateWords], { description: 'Varför det inte är ett exakt tal.' }),
    text: Type.String({ description: 'Tecknet som det visas.' }),
    nära: Type.Optional(Type.Number({ description: 'Talet som ett ungefärligt värde är nära.' })),
    när: Type.Optional(Type.String({ description: 'När det publiceras.' })),
  },
  { ...closed, description: 'Ett värde som inte är ett exakt tal. Ett skyddat tal finns inte i filen.' },
);

const cell = Type.Union([Type.Number(), state]);

const fact = Type.Object(
  {
    plats: Type.Record(Type.String(), Type.String(), { description: 'Enhet, läsår, kön och så vidare.' }),
    värde: cell,
    n: Type.Optional(Type.Number({ description: 'Så många som talet bygger på, där det får visas.' })),
    av: Type.Optional(
      Type.Object({ del: Type.Number(), hela: Type.Number() }, { ...closed, description: '19 av 21.' }),
    ),
    källor: Type.Optional(Type.Array(Type.Integer(), { description: 'Platser i listan källor, från 0.' })),
  },
  closed,
);

const source = Type.Object(
  {
    resurs: Type.String(),
    titel: Type.Optional(Type.String()),
    fil: Type.String(),
    blad: Type.Optional(Type.String()),
    sha256: Type.String(),
    definition: Type.Optional(Type.String()),
    utgivare: Type.Optional(Type.String()),
    hämtad: Type.Optional(Type.String()),
    brytdatum: Type.Optional(Type.String()),
  },
  { ...closed, description: 'En datafil som den var när rapporten fastställdes.' },
);

const measure = Type.Object(
  {
    id: Type.String(),
    namn: Type.String(),
    definition: Type.Optional(Type.String()),
    måttenhet: Type.String(),
    decimaler: Type.Integer(),
    riktning: Type.Enum(['higher', 'lower', 'none']),
    period: Type.Enum(['läsår', 'termin', 'kalenderår']),
    målvärde: Type.Optional(Type.Number()),
    brott: words,
  },
  { ...closed, description: 'Vad som mäts.' },
);

const question = Type.Object(
  {
    indikator: Type.Optional(Type.String()),
    tabell: Type.Optional(Type.String()),
    kolumn: Type.Optional(Type.String()),
    rader: Type.Optional(Type.String()),
    kolumner: Type.Optional(words),
    enheter: words,
    urval: Type.Record(Type.String(), words),
    längs: words,
    till: Type.Optional(Type.String()),
    från: Type.Optional(Type.String()),
    årskullar: Type.Optional(
      Type.Array(Type.Integer(), { description: 'Hösten då årskullarna som följs började förskoleklass.' }),
    ),
    rutnät: Type.Optional(Type.Literal(true)),
  },
  { ...closed, description: 'Vad rapporten frågade efter.' },
);

const answer = Type.Object(
  {
    fråga: question,
    mått: Type.Integer({ description: 'Plats i listan mått, från 0.' }),
    namn: Type.Record(Type.String(), Type.String(), { description: 'Vad enheterna heter.' }),
    oskyddad: Type.Optional(Type.Literal(true, { description: 'Ingen vet hur många som står bakom talen.' })),
    fakta: Type.Array(fact),
    tabell: Type.Optional(
      Type.Object(
        {
          namn: Type.String(),
          kolumner: Type.Array(
            Type.Object(
              {
                namn: Type.String(),
                titel: Type.String(),
                typ: Type.Enum(['string', 'number']),
                dimension: Type.Optional(Type.String()),
              },
              closed,
            ),
          ),
          rader: Type.Array(Type.Array(Type.Union([Type.String(), cell]))),
          källa: Type.Optional(Type.Integer()),
        },
        closed,
      ),
    ),
  },
  closed,
);

const revised = Type.Object(
  {
    mått: Type.String(),
    vad: Type.String({ description: 'Enhet, läsår och annat som säger vilket tal det är.' }),
    förr: Type.String(),
    nu: Type.String(),
    rapport: Type.String({ description: 'Läsåret för rapporten som hade det förra talet.' }),
  },
  closed,
);

const meanings = Type.Object(
  {
    indikatorer: Type.Array(Type.Unknown()),
    följs: words,
    tabeller: Type.Record(Type.String(), Type.Unknown(), { description: 'Tabellernas kolumner.' }),
    dimensioner: words,
    enheter: Type.Array(Type.Unknown()),
    teman: Type.Record(Type.String(), Type.String()),
    svar: Type.Array(Type.String(), { description: 'Självvärderingarnas svar.' }),
    faktorer: Type.Record(Type.String(), Type.String()),
    årshjul: Type.Optional(Type.Unknown()),
  },
  { ...closed, description: 'Vad rapportens ord betydde: indikatorer, tabeller och enheter som de var.' },
);

/** The values of a decided report, as they were shown: `rapporter/<läsår>/fryst/<id>.json`. */
export const frozenSchema = Type.Object(
  {
    version: Type.Literal(1),
    rapport: Type.String({ description: 'Rapportens id.' }),
    läsår: Type.String(),
    fastställd: Type.String({ description: 'Dagen då rapporten fastställdes.' }),
    brytdatum: Type.Optional(Type.String({ description: 'Projektets brytdatum den dagen.' })),
    gräns: Type.Integer({ description: 'Minsta antal bakom ett visat tal.' }),
    svar: Type.Array(answer, { description: 'Vad data svarade på rapportens frågor, i textens ordning.' }),
    mått: Type.Array(measure),
    källor: Type.Array(source),
    projekt: Type.Array(Type.Object({ fråga: Type.Unknown(), svar: Type.Unknown() }, closed), {
      description: 'Vad andra rapporter i projektet svarade: antal och sammanställningar.',
    }),
    ord: Type.Optional(meanings),
    ändrat: Type.Array(revised, {
      description: 'Tal som ändrats sedan förra årets rapport fastställdes.',
    }),
  },
  {
    $id: 'https://ska-rapport.se/schemas/fryst.schema.json',
    title: 'Frysta värden',
    description:
      'Värdena i en fastställd rapport, så som de visades: skyddade. Skrivs av ”ska sign”; ändras aldrig för hand.',
    ...closed,
  },
);

export type FrozenFile = Static<typeof frozenSchema>;
export type FrozenAnswer = FrozenFile['svar'][number];
export type FrozenMeasure = FrozenFile['mått'][number];
export type FrozenSource = FrozenFile['källor'][number];
