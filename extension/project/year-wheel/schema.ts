import Type, { type Static } from 'typebox';
import { months } from '../../base/months.ts';
import { reportTypes } from '../../report/front-matter.ts';

const day = (description: string) =>
  Type.String({
    description: `${description} MM-DD.`,
    pattern: '^\\d{2}-\\d{2}( året efter)?$',
    examples: ['09-15'],
  });

const deadlines = (description: string) =>
  Type.Object(
    {
      inlämnad: Type.Optional(day('Senaste dag att lämna in rapporten.')),
      granskad: Type.Optional(day('Senaste dag att granska den.')),
      fastställd: Type.Optional(day('Senaste dag att fastställa den.')),
    },
    { description, additionalProperties: false },
  );

const activity = Type.Object(
  {
    namn: Type.String({ description: 'Vad som görs.', minLength: 1 }),
    kalender: Type.Optional(
      Type.Enum(['läsår', 'kalenderår'], {
        description: 'Vilken av de två kalendrarna den hör till: läsår (om inget sägs) eller kalenderår.',
      }),
    ),
    dag: Type.Optional(day('Dagen den görs, eller börjar.')),
    till: Type.Optional(day('Sista dagen, när den pågår flera dagar.')),
    månad: Type.Optional(Type.Enum([...months], { description: 'Månaden, när dagen inte är bestämd.' })),
    nivå: Type.Optional(
      Type.Enum([...reportTypes], {
        description: 'Bara för en nivå: enhet, verksamhet, huvudman eller nämnd.',
      }),
    ),
    skolform: Type.Optional(
      Type.Array(Type.String({ suggest: 'schoolForm' }), { description: 'Bara för några skolformer.' }),
    ),
    enheter: Type.Optional(
      Type.Array(Type.String({ suggest: 'unit' }), { description: 'Bara för några enheter.' }),
    ),
    ansvarig: Type.Optional(Type.String({ description: 'Vem som svarar för den, som roll.' })),
  },
  { additionalProperties: false },
);

/** `årshjul.yaml`: what comes back each year, and when reports are to be handed in. */
export const yearWheelSchema = Type.Object(
  {
    version: Type.Literal(1, { description: 'Formatets version: 1.' }),
    rapporter: Type.Optional(
      Type.Object(
        {
          enhet: Type.Optional(deadlines('Enheternas rapporter.')),
          verksamhet: Type.Optional(deadlines('Områdenas rapporter.')),
          huvudman: Type.Optional(deadlines('Huvudmannens rapport.')),
          nämnd: Type.Optional(deadlines('Nämndens rapport.')),
        },
        {
          description:
            'När rapporterna ska vara klara, per typ. En dag räknas i det kalenderår då läsåret slutar; ”01-20 året efter” är i januari därefter.',
          additionalProperties: false,
        },
      ),
    ),
    undantag: Type.Optional(
      Type.Record(Type.String(), deadlines('Andra dagar för en rapport.'), {
        description: 'Andra dagar för några rapporter: rapportens id och dagarna.',
      }),
    ),
    aktiviteter: Type.Optional(
      Type.Array(activity, { description: 'Det som återkommer varje år, i läsåret och i kalenderåret.' }),
    ),
  },
  {
    $id: 'https://ska-rapport.se/schemas/arshjul.schema.json',
    title: 'årshjul.yaml',
    additionalProperties: false,
  },
);

export type YearWheelFile = Static<typeof yearWheelSchema>;
