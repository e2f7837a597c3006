import Type, { type TSchema } from 'typebox';

/** How much a section or a directive is needed: demanded, recommended, allowed. */
export const needs = ['ska', 'bör', 'får'] as const;

/** The legal steps of skollagen 4 kap. that a section shows; `medverkan` is the staff's, children's and guardians' part in them. */
export const legalSteps = ['planera', 'följa upp', 'analysera', 'genomföra insatser', 'medverkan'] as const;
export type LegalStep = (typeof legalSteps)[number];

/** What a demand may hang on. */
const conditions = ['insatser-föregående-år'] as const;

/** What a section can be repeated per. */
const repetitions = ['skolform', 'område', 'enhet'] as const;

/** Directives that a section should hold. */
export interface DemandDocument {
  readonly direktiv: string | readonly string[];
  readonly minst?: number;
  readonly krav?: (typeof needs)[number];
  readonly när?: (typeof conditions)[number];
  readonly med?: Readonly<Record<string, string>>;
}

/** A section as an outline's file says it. */
export interface SectionDocument {
  readonly id: string;
  readonly rubrik: string;
  readonly eller?: readonly string[];
  readonly krav?: (typeof needs)[number];
  readonly när?: (typeof conditions)[number];
  readonly upprepas?: (typeof repetitions)[number];
  readonly antal?: 'en' | 'flera';
  readonly steg?: readonly LegalStep[];
  readonly lag?: string;
  readonly ledtext?: string;
  readonly räcker?: readonly string[];
  readonly innehåll?: readonly DemandDocument[];
  readonly avsnitt?: readonly SectionDocument[];
}

/** What differs from the sections that one starts from; a key is the id of a section there. */
export interface Changes {
  readonly ersätt?: Readonly<Record<string, Omit<SectionDocument, 'id'> & { readonly id?: string }>>;
  readonly ändra?: Readonly<Record<string, Partial<Omit<SectionDocument, 'id'>>>>;
  readonly före?: Readonly<Record<string, readonly SectionDocument[]>>;
  readonly efter?: Readonly<Record<string, readonly SectionDocument[]>>;
  readonly utan?: readonly string[];
}

/** Changes for units with some school forms; `bara`: for those that have no other. */
export interface VariantDocument extends Changes {
  readonly skolform: readonly string[];
  readonly bara?: boolean;
}

/** An outline's file. With `avsnitt` it stands by itself, else it changes the one that `utökar` names. */
export interface OutlineDocument extends Changes {
  readonly titel?: string;
  readonly beskrivning?: string;
  readonly utökar?: string;
  readonly ordning?: 'fast' | 'fri';
  readonly avsnitt?: readonly SectionDocument[];
  readonly varianter?: readonly VariantDocument[];
}

const need = Type.Enum([...needs], {
  description:
    'ska: krävs. bör: rekommenderas (ett tips om det saknas). får: hör hit om det finns. Annars: får.',
});
const when = Type.Enum([...conditions], {
  description: 'Kravet gäller bara då. insatser-föregående-år: förra årets rapport hade insatser.',
});
const sectionId = Type.String({
  description: 'Avsnittets beteckning i dispositionen: små bokstäver, siffror och bindestreck.',
  pattern: '^[\\p{Ll}\\d][\\p{Ll}\\d-]*$',
  examples: ['likabehandling'],
});
const kindName = (description: string) =>
  Type.String({ description, minLength: 1, examples: ['analys'], suggest: 'directive' });
const headings = (description: string) => Type.Array(Type.String({ minLength: 1 }), { description });

const demand = Type.Object(
  {
    direktiv: Type.Union(
      [kindName('Direktivets namn.'), Type.Array(kindName('Ett av direktiven.'), { minItems: 1 })],
      {
        description: 'Direktivet som ska finnas, som analys; en lista om något av flera räcker.',
        examples: ['analys'],
      },
    ),
    minst: Type.Optional(
      Type.Integer({ description: 'Hur många det minst ska vara. Annars ett.', minimum: 1 }),
    ),
    krav: Type.Optional(need),
    när: Type.Optional(when),
    med: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description:
          'Bara direktiv med de här attributen räknas, som nivå: rektor. Värdet * betyder vilket som helst.',
      }),
    ),
  },
  { additionalProperties: false },
);

const body = {
  eller: Type.Optional(headings('Andra rubriker som duger.')),
  krav: Type.Optional(need),
  när: Type.Optional(when),
  upprepas: Type.Optional(
    Type.Enum([...repetitions], {
      description:
        'Avsnittet står en gång för varje skolform, område eller enhet som rapporten gäller, när de är flera. Rubriken har då {skolform}, {område} eller {enhet}.',
    }),
  ),
  antal: Type.Optional(
    Type.Enum(['en', 'flera'], { description: 'Hur ofta avsnittet får stå. Annars: en.' }),
  ),
  steg: Type.Optional(
    Type.Array(Type.Enum([...legalSteps]), {
      description: 'Lagens steg som avsnittet visar (skollagen 4 kap. 3–4 §§).',
    }),
  ),
  lag: Type.Optional(
    Type.String({ description: 'Lagrummet som skrivs ut i fyndet.', examples: ['skollagen 4 kap. 4 §'] }),
  ),
  ledtext: Type.Optional(Type.String({ description: 'En mening eller två om vad som ska stå i avsnittet.' })),
  räcker: Type.Optional(
    Type.Array(kindName('Ett direktiv.'), {
      description: 'Avsnittet räknas som med när ett sådant direktiv står någonstans i rapporten.',
    }),
  ),
  innehåll: Type.Optional(Type.Array(demand, { description: 'Direktiv som avsnittet ska ha.' })),
  avsnitt: Type.Optional(
    Type.Array(Type.Unsafe<SectionDocument>({ $ref: '#/$defs/avsnitt' } as TSchema), {
      description: 'Avsnitt inuti det här, en rubriknivå ned.',
    }),
  ),
};
const heading = Type.String({
  description: 'Rubriken som den ska stå i rapporten.',
  minLength: 1,
  examples: ['Analys'],
});

const section = Type.Object({ id: sectionId, rubrik: heading, ...body }, { additionalProperties: false });

const changes = {
  ersätt: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object(
        { id: Type.Optional(sectionId), rubrik: heading, ...body },
        { additionalProperties: false },
      ),
      {
        description: 'Byter ut hela avsnittet med den beteckningen.',
      },
    ),
  ),
  ändra: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({ rubrik: Type.Optional(heading), ...body }, { additionalProperties: false }),
      {
        description: 'Ändrar enstaka nycklar i avsnittet med den beteckningen; resten står kvar.',
      },
    ),
  ),
  före: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Array(Type.Unsafe<SectionDocument>({ $ref: '#/$defs/avsnitt' } as TSchema)),
      {
        description: 'Nya avsnitt före avsnittet med den beteckningen.',
      },
    ),
  ),
  efter: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Array(Type.Unsafe<SectionDocument>({ $ref: '#/$defs/avsnitt' } as TSchema)),
      {
        description: 'Nya avsnitt efter avsnittet med den beteckningen.',
      },
    ),
  ),
  utan: Type.Optional(
    Type.Array(Type.String(), { description: 'Avsnitt som inte ska vara med, genom sina beteckningar.' }),
  ),
};

const variant = Type.Object(
  {
    skolform: Type.Array(Type.String({ minLength: 1 }), {
      description: 'Gäller rapporter vars enheter har någon av de här skolformerna.',
      minItems: 1,
      examples: [['förskola']],
    }),
    bara: Type.Optional(
      Type.Boolean({ description: 'true: bara när enheterna inte har någon annan skolform än de här.' }),
    ),
    ...changes,
  },
  { additionalProperties: false },
);

/** An outline: which sections a type of report has, in which order, and what each of them is to hold. */
export const outlineSchema = Type.Object(
  {
    titel: Type.Optional(Type.String({ description: 'Vad dispositionen heter i meddelanden.' })),
    beskrivning: Type.Optional(Type.String({ description: 'Vad den är till för.' })),
    utökar: Type.Optional(
      Type.String({
        description: 'Dispositionen som den här ändrar. Annars den medföljande med samma namn.',
        examples: ['enhet'],
      }),
    ),
    ordning: Type.Optional(
      Type.Enum(['fast', 'fri'], { description: 'fri: avsnittens ordning kontrolleras inte. Annars: fast.' }),
    ),
    avsnitt: Type.Optional(
      Type.Array(Type.Unsafe<SectionDocument>({ $ref: '#/$defs/avsnitt' } as TSchema), {
        description:
          'Avsnitten i ordning. Med dem står dispositionen för sig själv; utan dem ändrar den en annan.',
        minItems: 1,
      }),
    ),
    varianter: Type.Optional(Type.Array(variant, { description: 'Vad som är annorlunda för en skolform.' })),
    ...changes,
  },
  {
    $id: 'https://ska-rapport.se/schemas/disposition.schema.json',
    title: 'Disposition',
    description:
      'En rapports disposition: avsnitt, ordning och direktiv. En kommuns egen heter scheman/NAMN.disposition.yaml, där NAMN är rapportens typ (enhet, verksamhet, huvudman, nämnd) eller det som rapporten nämner med disposition: i sitt huvud. Den ändrar den medföljande med samma namn genom efter, före, ersätt, ändra och utan.',
    additionalProperties: false,
    $defs: { avsnitt: section },
  },
);
