import Type, { type Static } from 'typebox';
import { schoolForms } from '../base/school-form.ts';

// A form of several words may also be written with hyphens, as ids are.
const spellings = [
  ...schoolForms,
  ...schoolForms.filter(form => form.includes(' ')).map(form => form.replaceAll(' ', '-')),
];

/** The units of measure that have a way of being written of their own; others are words of the municipality. */
export const knownUnits = ['procent', 'poäng', 'antal', 'kr', 'index'] as const;

const column = (description: string) => Type.String({ description, suggest: 'column', minLength: 1 });

const measure = Type.Object(
  {
    täljare: Type.Optional(column('Kolumnen med det som räknas, till exempel elever som nådde godkänt.')),
    nämnare: Type.Optional(column('Kolumnen med alla som ingår, till exempel elever som gjorde provet.')),
    värde: Type.Optional(
      column('Kolumnen med ett färdigt tal. Det kan visas men inte summeras över enheter.'),
    ),
    antal: Type.Optional(column('Kolumnen med ett antal som kan summeras.')),
  },
  {
    description: 'Hur talet räknas ur tabellen: täljare och nämnare, ett färdigt värde, eller ett antal.',
    additionalProperties: false,
    examples: ['{ täljare: godkända, nämnare: elever }', '{ värde: index }', '{ antal: elever }'],
  },
);

/** The keys of one indicator in `indikatorer.yaml`. All are optional here: an own entry may complete a shipped one. */
export const indicatorSchema = Type.Object(
  {
    namn: Type.Optional(Type.String({ description: 'Namnet som läsaren ser.', minLength: 1 })),
    kortnamn: Type.Optional(
      Type.String({ description: 'Ett kortare namn för smala tabeller.', minLength: 1 }),
    ),
    definition: Type.Optional(
      Type.String({ description: 'Vad talet är, vilka som ingår och vilka som inte gör det.', minLength: 1 }),
    ),
    skolform: Type.Optional(
      Type.Union(
        [Type.Enum(spellings), Type.Array(Type.Enum(spellings), { minItems: 1, uniqueItems: true })],
        {
          description: 'Skolformen, eller flera inom hakparenteser.',
          examples: ['grundskola', '[förskoleklass, grundskola]'],
        },
      ),
    ),
    årskurs: Type.Optional(
      Type.Union(
        [Type.Integer({ minimum: 1, maximum: 10 }), Type.String({ pattern: '^(F|[1-9]|10)(-([1-9]|10))?$' })],
        {
          description: 'Årskursen, eller ett spann.',
          examples: ['9', '7-9', 'F-3'],
        },
      ),
    ),
    period: Type.Optional(
      Type.Enum(['läsår', 'termin', 'kalenderår'], {
        description: 'Vilken tid ett värde gäller. Läsår om inget skrivs.',
      }),
    ),
    måttenhet: Type.Optional(
      Type.String({
        description: 'Vad talet mäts i: procent, poäng, antal, kr, index eller egna ord.',
        examples: [...knownUnits],
        minLength: 1,
      }),
    ),
    decimaler: Type.Optional(
      Type.Integer({ description: 'Antal decimaler som visas.', minimum: 0, maximum: 4 }),
    ),
    riktning: Type.Optional(
      Type.Enum(['högre', 'lägre', 'ingen'], { description: 'Vilket håll som är bättre.' }),
    ),
    aspekt: Type.Optional(
      Type.Enum(['struktur', 'process', 'resultat'], { description: 'Vad talet säger något om.' }),
    ),
    dimension: Type.Optional(
      Type.Enum(['beteende', 'studieresultat', 'kognitiv', 'psykologisk'], {
        description: 'Dimensionen vid tidig upptäckt på gruppnivå.',
      }),
    ),
    kvalitetsområde: Type.Optional(
      Type.Enum(['kvalitet', 'likvärdighet', 'utveckling-och-lärande'], {
        description: 'Området i det nationella kvalitetssystemet.',
      }),
    ),
    tabell: Type.Optional(
      Type.String({ description: 'Namnet på tabellen i datapackage.yaml.', suggest: 'table', minLength: 1 }),
    ),
    mått: Type.Optional(measure),
    urval: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
        description: 'Bara rader med dessa värden räknas.',
        examples: ['{ ämne: Matematik }'],
      }),
    ),
    målvärde: Type.Optional(
      Type.Number({ description: 'Det som ska nås, i måttenheten.', examples: ['85'] }),
    ),
    målvärden: Type.Optional(
      Type.Record(Type.String(), Type.Number(), {
        description: 'Egna målvärden för enskilda enheter.',
        examples: ['{ tallbackaskolan: 80 }'],
      }),
    ),
    skydd: Type.Optional(
      Type.Union(
        [
          Type.Object(
            { antal: column('Kolumnen med gruppens storlek.') },
            { description: 'Var gruppens storlek står.', additionalProperties: false },
          ),
          Type.Literal('ingen'),
        ],
        {
          description: 'Kolumnen med gruppens storlek, eller ingen om talet inte handlar om barn och elever.',
          examples: ['{ antal: elever }', 'ingen'],
        },
      ),
    ),
    kolada: Type.Optional(
      Type.String({
        description: 'Nyckeltalets id i Kolada.',
        pattern: '^[NU]\\d{5}$',
        examples: ['N15505'],
      }),
    ),
    avvikelse: Type.Optional(
      Type.Number({
        description: 'Så stor skillnad är värd en förklaring.',
        exclusiveMinimum: 0,
        examples: ['2'],
      }),
    ),
    brott: Type.Optional(
      Type.Array(Type.Union([Type.String({ minLength: 1 }), Type.Integer()]), {
        description: 'Perioder som inte kan jämföras med dem före.',
        examples: ['[2022/23]'],
      }),
    ),
    källa: Type.Optional(
      Type.String({ description: 'Vem som ger ut talet.', minLength: 1, examples: ['Skolverket'] }),
    ),
  },
  { additionalProperties: false, description: 'En indikator.' },
);

/** `indikatorer.yaml`: indicators by id. */
export const catalogueSchema = Type.Record(Type.String(), indicatorSchema, {
  title: 'indikatorer.yaml',
  description: 'Kommunens indikatorer; de utökar katalogen som följer med.',
  propertyNames: {
    pattern: '^[a-zåäöéü0-9]+(-[a-zåäöéü0-9]+)*$',
    description: 'Små bokstäver, siffror och bindestreck, inga mellanslag.',
    examples: ['np-godkänt', 'frånvaro-över-15'],
  },
});

/** One indicator as written. */
export type IndicatorEntry = Static<typeof indicatorSchema>;
