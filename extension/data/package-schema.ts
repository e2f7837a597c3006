import Type from 'typebox';
import { stateWords } from './state-words.ts';

/** Anything the standard allows and we carry along without reading it. */
const carried = Type.Optional(Type.Unknown());

const text = (description: string, more: { readonly suggest?: string } = {}) =>
  Type.Optional(Type.String({ description, ...more }));
const words = (description: string, more: { readonly suggest?: string } = {}) =>
  Type.Optional(Type.Union([Type.String(more), Type.Array(Type.String(more))], { description }));

const missingValues = Type.Optional(
  Type.Array(
    Type.Union([
      Type.String(),
      Type.Object(
        { value: Type.String(), label: Type.Optional(Type.String()) },
        { additionalProperties: false },
      ),
    ]),
    { description: 'Markeringar som betyder att uppgiften saknas, utöver de vanliga.' },
  ),
);

const marks = Type.Optional(
  Type.Record(Type.String(), Type.Enum([...stateWords]), {
    description:
      'Vad filens markeringar betyder när den avviker från de vanliga: markering → skyddad, saknas, ej tillämplig, ungefär, väntas, oklar, okänd eller noll. Den tomma cellen skrivs "".',
  }),
);

const constraints = Type.Object(
  {
    required: Type.Optional(Type.Boolean({ description: 'Får inte vara tom.' })),
    unique: Type.Optional(Type.Boolean({ description: 'Samma värde får bara stå en gång.' })),
    minimum: Type.Optional(
      Type.Union([Type.Number(), Type.String()], { description: 'Minsta tillåtna värde.' }),
    ),
    maximum: Type.Optional(
      Type.Union([Type.Number(), Type.String()], { description: 'Största tillåtna värde.' }),
    ),
    minLength: Type.Optional(Type.Integer({ minimum: 0, description: 'Minsta antal tecken.' })),
    maxLength: Type.Optional(Type.Integer({ minimum: 0, description: 'Största antal tecken.' })),
    pattern: text('Reguljärt uttryck som hela värdet ska följa.'),
    enum: Type.Optional(
      Type.Array(Type.Union([Type.String(), Type.Number()]), { description: 'Tillåtna värden.' }),
    ),
    exclusiveMinimum: carried,
    exclusiveMaximum: carried,
    jsonSchema: carried,
  },
  { additionalProperties: false, description: 'Vad värdena i kolumnen måste uppfylla.' },
);

const field = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'Kolumnens namn i rapporter och i indikatorer.yaml.' }),
    title: text('Kolumnens rubrik, så som den står i filen eller ska visas.'),
    type: Type.Optional(
      Type.Enum(
        [
          'string',
          'number',
          'integer',
          'boolean',
          'date',
          'datetime',
          'time',
          'year',
          'yearmonth',
          'any',
          'list',
          'object',
          'array',
          'duration',
          'geopoint',
          'geojson',
        ],
        { description: 'string för text och koder, number eller integer för tal. Utan typ: string.' },
      ),
    ),
    description: text('Källans egna ord om vad talet är; visas som definition.'),
    constraints: Type.Optional(constraints),
    missingValues,
    decimalChar: Type.Optional(
      Type.Enum([',', '.'], { description: 'Decimaltecken; annars känns båda igen.' }),
    ),
    groupChar: text('Tusentalsavgränsare; mellanslag känns alltid igen.'),
    format: carried,
    example: carried,
    rdfType: carried,
    categories: carried,
    categoriesOrdered: carried,
    bareNumber: carried,
    trueValues: carried,
    falseValues: carried,
    itemType: carried,
    delimiter: carried,
    'ska:dimension': text(
      'Vad kolumnen delar in raderna efter: enhet, läsår, termin, kalenderår, kön, ämne, årskurs eller ett eget ord.',
      { suggest: 'dimension' },
    ),
    'ska:nyckel': Type.Optional(
      Type.Enum(['id', 'namn', 'skolenhetskod'], { description: 'Hur enheten står i kolumnen. Utan: id.' }),
    ),
    'ska:alias': words(
      'Andra rubriker som kolumnen har haft; filens rubrik jämförs med namn, rubrik och alias.',
    ),
    'ska:markörer': marks,
    'ska:skydd': Type.Optional(
      Type.Union(
        [
          Type.Literal('ingen'),
          Type.Object({ antal: Type.String({ minLength: 1 }) }, { additionalProperties: false }),
        ],
        {
          description:
            'Kolumnen med gruppens storlek, { antal: elever }, eller ingen när talet inte rör elever.',
        },
      ),
    ),
  },
  { additionalProperties: false, description: 'En kolumn.' },
);

const tableSchema = Type.Object(
  {
    fields: Type.Array(field, { minItems: 1, description: 'Filens kolumner, i valfri ordning.' }),
    primaryKey: words('Kolumner som tillsammans pekar ut en rad.', { suggest: 'field' }),
    foreignKeys: Type.Optional(
      Type.Array(
        Type.Object(
          {
            fields: Type.Union([Type.String(), Type.Array(Type.String())]),
            reference: Type.Object(
              {
                resource: Type.Optional(Type.String({ suggest: 'table' })),
                fields: Type.Union([Type.String(), Type.Array(Type.String())]),
              },
              { additionalProperties: false },
            ),
          },
          { additionalProperties: false },
        ),
        { description: 'Kolumner vars värden ska finnas i en annan tabell.' },
      ),
    ),
    missingValues,
    $schema: carried,
    name: carried,
    title: carried,
    description: carried,
    uniqueKeys: carried,
    fieldsMatch: carried,
  },
  { additionalProperties: false, description: 'Tabellens kolumner och regler (Table Schema).' },
);

const dialect = Type.Object(
  {
    delimiter: Type.Optional(
      Type.Enum([';', ',', '\t', '|'], { description: 'Avgränsare; utan känns den igen.' }),
    ),
    quoteChar: Type.Optional(
      Type.String({ minLength: 1, maxLength: 1, description: 'Citattecken; annars ".' }),
    ),
    header: Type.Optional(
      Type.Boolean({ description: 'false när filen saknar rubrikrad; kolumnerna tas då i ordning.' }),
    ),
    headerRows: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1 }), { description: 'Rubrikradens nummer; utan söks den upp.' }),
    ),
    headerJoin: text('Vad som står mellan rubriker över flera rader; annars mellanslag.'),
    commentRows: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1 }), { description: 'Rader som hoppas över.' }),
    ),
    commentChar: text('Rader som börjar så hoppas över.'),
    skipInitialSpace: Type.Optional(Type.Boolean({ description: 'Blanksteg kring värden tas alltid bort.' })),
    sheetName: text('Arbetsbokens blad, till namnet.'),
    sheetNumber: Type.Optional(Type.Integer({ minimum: 1, description: 'Arbetsbokens blad, till numret.' })),
    sheet: Type.Optional(
      Type.Union([Type.String(), Type.Integer({ minimum: 1 })], {
        description: 'Arbetsbokens blad, namn eller nummer.',
      }),
    ),
    $schema: carried,
    lineTerminator: carried,
    doubleQuote: carried,
    escapeChar: carried,
    nullSequence: carried,
    property: carried,
    itemType: carried,
    itemKeys: carried,
    table: carried,
    caseSensitiveHeader: carried,
    csvddfVersion: carried,
  },
  { additionalProperties: false, description: 'Hur filen är skriven (Table Dialect).' },
);

const scalar = Type.Union([Type.String(), Type.Number()]);

const resource = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'Tabellens namn i rapporter och indikatorer.' }),
    path: Type.Union(
      [
        Type.String({ minLength: 1, suggest: 'dataFile' }),
        Type.Array(Type.String({ minLength: 1, suggest: 'dataFile' }), { minItems: 1 }),
      ],
      {
        description:
          'Filen, flera filer, eller data/lokalt/*/fil.csv där * blir kolumnen enhet. Räknas från projektets mapp.',
      },
    ),
    schema: tableSchema,
    title: text('Tabellens rubrik.'),
    description: text('Vad tabellen innehåller.'),
    format: Type.Optional(
      Type.Enum(['csv', 'tsv', 'xlsx', 'json'], { description: 'Utan: efter filens ändelse.' }),
    ),
    encoding: text('utf-8, windows-1252 eller utf-16; utan känns den igen.'),
    dialect: Type.Optional(dialect),
    id: carried,
    data: carried,
    type: carried,
    profile: carried,
    $schema: carried,
    homepage: carried,
    mediatype: carried,
    bytes: carried,
    hash: carried,
    sources: carried,
    licenses: carried,
    'ska:källa': text('Vem som gett ut siffrorna.'),
    'ska:hämtad': text('Dag då filen hämtades, 2025-11-20.'),
    'ska:brytdatum': text('Dag då siffrorna gällde.'),
    'ska:väntas': Type.Optional(
      Type.Union([Type.String(), Type.Record(Type.String(), Type.String())], {
        description:
          'När det som ännu inte finns publiceras: datum eller ord, eller period → datum eller ord.',
      }),
    ),
    'ska:markörer': marks,
    'ska:skydd': Type.Optional(
      Type.Enum(['egen', 'utgiven'], {
        description:
          'egen (utan annat): våra siffror, skyddas här. utgiven: en myndighet har gett ut just dessa celler.',
      }),
    ),
    'ska:slut': Type.Optional(
      Type.Enum(['tomrad'], {
        description: 'tomrad: tabellen slutar vid första tomma raden; fotnoter därunder läses inte.',
      }),
    ),
    'ska:konstant': Type.Optional(
      Type.Record(Type.String(), scalar, {
        description: 'Dimensioner som gäller alla rader: { läsår: 2024/25 }.',
      }),
    ),
    'ska:filter': Type.Optional(
      Type.Record(Type.String(), Type.Union([scalar, Type.Array(scalar)]), {
        description: 'Bara rader med dessa värden läses: { kommunkod: "0128" }.',
      }),
    ),
  },
  { additionalProperties: false, description: 'En tabell och den fil eller de filer den läses ur.' },
);

/**
 * `data/datapackage.yaml`: the parts of Data Package v2 and Table Schema v2 that SKA-rapport reads, the standard's other
 * keys (carried, not read), and the `ska:` properties. Closed, so that a misspelt key is found.
 */
export const packageSchema = Type.Object(
  {
    resources: Type.Array(resource, { description: 'Projektets tabeller.' }),
    $schema: carried,
    profile: carried,
    name: carried,
    id: carried,
    title: carried,
    description: carried,
    homepage: carried,
    version: carried,
    created: carried,
    keywords: carried,
    image: carried,
    contributors: carried,
    sources: carried,
    licenses: carried,
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'datapackage.yaml',
    description: 'Vad projektets datafiler innehåller (Data Package v2 med tilläggen ska:).',
    additionalProperties: false,
  },
);
