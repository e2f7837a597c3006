import Type, { type Static } from 'typebox';
import { schoolForms } from '../base/school-form.ts';
import { defaultAnswers } from '../directives/self-assessment.ts';
import { rulesSchema } from '../protection/config.ts';

const schoolYear = (description: string) =>
  Type.String({ description, pattern: '^\\d{4}/\\d{2}$', examples: ['2025/26'], suggest: 'schoolYear' });

const idString = (description: string) =>
  Type.String({
    description: `${description} Små bokstäver, siffror och bindestreck.`,
    pattern: '^[\\p{Ll}\\d][\\p{Ll}\\d-]*$',
    examples: ['tallbackaskolan'],
  });

const code = (description: string, digits: number) =>
  Type.String({
    description: `${description} ${digits} siffror inom citattecken.`,
    pattern: `^\\d{${digits}}$`,
    examples: [`${'0'.repeat(digits - 1)}1`],
    'ska:kod': true,
  });

const unit = Type.Object(
  {
    id: idString('Enhetens beteckning i rapporter och data.'),
    namn: Type.String({ description: 'Enhetens namn som det ska tryckas.', minLength: 1 }),
    skolform: Type.Array(Type.String({ minLength: 1, suggest: 'schoolForm' }), {
      description: `En eller flera skolformer inom hakparenteser: ${schoolForms.join(', ')}.`,
      examples: [['grundskola']],
    }),
    årskurser: Type.Optional(Type.String({ description: 'Årskurserna, t.ex. F-9.' })),
    skolenhetskod: Type.Optional(code('Skolverkets kod för enheten.', 8)),
    område: Type.Optional(Type.String({ description: 'Områdets id under områden:.', suggest: 'area' })),
    huvudmannatyp: Type.Optional(
      Type.Enum(['kommunal', 'enskild', 'region', 'stat'], { description: 'Vem som driver enheten.' }),
    ),
    från: Type.Optional(schoolYear('Första läsåret som enheten finns.')),
    till: Type.Optional(schoolYear('Sista läsåret som enheten finns.')),
    efterträds: Type.Optional(Type.String({ description: 'Enheten som tar över.', suggest: 'unit' })),
  },
  { additionalProperties: false },
);

const report = Type.Object(
  {
    id: idString('Rapportens filnamn utan ändelse.'),
    namn: Type.String({ description: 'Namnet på försättsbladet.' }),
    enheter: Type.Array(Type.String({ suggest: 'unit' }), {
      description: 'Enheterna som rapporten gäller.',
      minItems: 1,
    }),
    ansvarig: Type.Optional(Type.String({ description: 'Vem som svarar för rapporten, som roll.' })),
  },
  { additionalProperties: false },
);

const reference = Type.Object(
  {
    källa: Type.String({
      description: 'Tabellen i datapackage.yaml som har jämförelsens tal.',
      suggest: 'table',
    }),
    namn: Type.Optional(Type.String({ description: 'Vad jämförelsen heter i text och diagram.' })),
    rad: Type.Optional(
      Type.String({ description: 'Vad jämförelsen heter i tabellens kolumn enhet, när den har en sådan.' }),
    ),
  },
  { additionalProperties: false },
);

/** `ska.yaml`: what a project is. */
export const configSchema = Type.Object(
  {
    version: Type.Literal(1, { description: 'Projektformatets version: 1.' }),
    förråd: Type.Optional(
      Type.Enum(['internt', 'öppet'], {
        description: 'Vilka som kan läsa förrådet: internt (bara personal) eller öppet.',
      }),
    ),
    huvudman: Type.Object(
      {
        id: idString('Huvudmannens beteckning.'),
        namn: Type.String({ description: 'Huvudmannens namn, t.ex. Lindberga kommun.' }),
        kommunkod: Type.Optional(code('Kommunens kod.', 4)),
        typ: Type.Optional(
          Type.Enum(['kommunal', 'enskild', 'region', 'stat', 'nätverk'], {
            description: 'Vad för slags huvudman.',
          }),
        ),
      },
      { description: 'Vem rapporterna lämnas av.', additionalProperties: false },
    ),
    nämnd: Type.Optional(
      Type.Object(
        {
          namn: Type.String({ description: 'Nämndens namn.' }),
          förkortning: Type.Optional(Type.String({ description: 'T.ex. BUN.' })),
        },
        { description: 'Nämnden som är huvudman i kommunen.', additionalProperties: false },
      ),
    ),
    redovisar: schoolYear('Läsåret som redovisas.'),
    pågår: Type.Optional(schoolYear('Läsåret som pågår: dess mål och insatser skrivs nu.')),
    språk: Type.Optional(Type.Enum(['sv', 'en'], { description: 'Språk i meddelanden: sv eller en.' })),
    enheter: Type.Array(unit, { description: 'Skolor, förskolor och andra enheter.' }),
    rapporter: Type.Optional(
      Type.Array(report, { description: 'Rapporter som gäller flera enheter. Annars en per enhet.' }),
    ),
    områden: Type.Optional(
      Type.Array(
        Type.Object(
          { id: idString('Områdets beteckning.'), namn: Type.String({ description: 'Områdets namn.' }) },
          { additionalProperties: false },
        ),
        { description: 'Områden som enheter hör till.' },
      ),
    ),
    mot: Type.Optional(
      Type.Record(Type.String(), reference, {
        description: 'Jämförelser som diagram och underlag kan nämna, t.ex. riket.',
      }),
    ),
    följs: Type.Optional(
      Type.Array(Type.String({ suggest: 'indicator' }), {
        description: 'Nämndens indikatorer: avvikelser kräver analys.',
      }),
    ),
    teman: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'Teman som insatser kan märkas med: id och namn.',
      }),
    ),
    självvärdering: Type.Optional(
      Type.Object(
        {
          svar: Type.Optional(
            Type.Array(Type.String({ minLength: 1 }), {
              description: `Svaren i självvärderingar, från det bästa till det sämsta. Annars: ${defaultAnswers.join(', ')}. Vet inte får alltid svaras.`,
              minItems: 2,
              examples: [['Ja', 'Delvis', 'Nej']],
            }),
          ),
          faktorer: Type.Optional(
            Type.Record(Type.String(), Type.String({ minLength: 1 }), {
              description:
                'Framgångsfaktorer som påståenden kan höra till: id och namn. Skriv Skolverkets ord, eller egna.',
              examples: [{ kvalitetsarbete: 'Systematiskt kvalitetsarbete med undervisningen i fokus' }],
            }),
          ),
        },
        { description: 'Självvärderingarnas svar och framgångsfaktorer.', additionalProperties: false },
      ),
    ),
    roller: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())]), {
        description: 'Roller och deras namn eller grupper i git. Aldrig e-post.',
      }),
    ),
    skydd: Type.Optional(rulesSchema),
    schema: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description:
          'Egna scheman: för rapporternas huvud per typ (enhet) och för direktiv per namn (insats). Värdet är sökvägen till en JSON Schema-fil som bygger på vår, som scheman/enhet.schema.json.',
      }),
    ),
    brytdatum: Type.Optional(
      Type.String({
        description: 'Dagen då data togs ut, ÅÅÅÅ-MM-DD.',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        examples: ['2026-06-20'],
      }),
    ),
    tema: Type.Optional(
      Type.Object(
        {
          logotyp: Type.Optional(
            Type.String({ description: 'Logotypens fil (SVG eller PNG) i projektet.', suggest: 'file' }),
          ),
          färger: Type.Optional(
            Type.Record(Type.String(), Type.String({ pattern: '^#[0-9a-fA-F]{6}$', examples: ['#005a8c'] }), {
              description: 'Färger som #rrggbb; huvud är rubrikernas. Kontrasten kontrolleras.',
            }),
          ),
        },
        { description: 'Utseendet.', additionalProperties: false },
      ),
    ),
    försättsblad: Type.Optional(
      Type.Object(
        {
          anmärkning: Type.Optional(
            Type.String({ description: 'En mening som ska stå på varje försättsblad.' }),
          ),
        },
        { description: 'Vad som står på alla försättsblad.', additionalProperties: false },
      ),
    ),
    fynd: Type.Optional(
      Type.Record(Type.String(), Type.Enum(['error', 'warning', 'hint']), {
        description:
          'Andra allvarsgrader än de vanliga, per kod. Skydd och personuppgifter går inte att sänka.',
      }),
    ),
  },
  { $id: 'https://ska-rapport.se/schemas/ska.schema.json', title: 'ska.yaml', additionalProperties: false },
);

/** What ska.yaml says when it fits its schema. */
export type Config = Static<typeof configSchema>;
export type UnitConfig = Config['enheter'][number];
