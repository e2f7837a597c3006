import Type, { type Static } from 'typebox';
import type { Diagnostic } from '../base/diagnostic.ts';
import { diagnostic } from '../base/diagnostic.ts';
import { wholeFile } from '../base/span.ts';
import { statuses } from '../directives/setting.ts';
import { checkAgainst } from '../schema/check.ts';
import { type CompiledSchema, compileSchema } from '../schema/compile.ts';
import { readYaml, type YamlText } from '../schema/yaml.ts';
import type { Document, FrontMatterSource } from '../syntax/document.ts';

/** The kinds of report, from the unit's to the board's and its day of results; and what is written on the way to them. */
export const reportTypes = [
  'enhet',
  'verksamhet',
  'huvudman',
  'nämnd',
  'resultatdag',
  'arbetsdokument',
] as const;

const isoDate = (description: string) =>
  Type.String({ description, pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-09-15'] });

/** A step that `ska sign` has written. */
const step = Type.Object(
  {
    till: Type.Enum([...statuses], { description: 'Vilken status steget ledde till.' }),
    av: Type.String({ description: 'Vem, som roll: rektor, skolchef, nämnd.' }),
    datum: isoDate('När, som ÅÅÅÅ-MM-DD.'),
    beslut: Type.Optional(Type.String({ description: 'Beslutets paragraf, t.ex. § 12.' })),
    text: Type.Optional(
      Type.String({ description: 'Kontrollsumma av den text som steget gäller; skrivs av verktyget.' }),
    ),
    värden: Type.Optional(
      Type.String({ description: 'Kontrollsumma av de frysta värdena; skrivs av verktyget.' }),
    ),
  },
  { additionalProperties: false },
);

/**
 * The front matter of a report. Open, so that a municipality's own schema (`schema:` in ska.yaml) can add keys by `allOf` and
 * `$ref`; what is composed is closed by `unevaluatedProperties: false`.
 */
export const frontMatterSchema = Type.Object(
  {
    typ: Type.Enum([...reportTypes], {
      description:
        'Vilken sorts rapport: enhet, verksamhet, huvudman, nämnd eller resultatdag. Projektplaner, loggböcker och annat på vägen är arbetsdokument.',
    }),
    enhet: Type.Optional(
      Type.String({
        description: 'Enhetens id i ska.yaml. Behövs inte när rapporten står under rapporter: där.',
        suggest: 'unit',
      }),
    ),
    läsår: Type.String({
      description: 'Läsåret som rapporten gäller, t.ex. 2025/26.',
      pattern: '^\\d{4}/\\d{2}$',
      examples: ['2025/26'],
      suggest: 'schoolYear',
    }),
    status: Type.Optional(
      Type.Enum([...statuses], {
        description: 'Var i gången rapporten är. Skrivs av ”ska sign”, inte för hand.',
      }),
    ),
    titel: Type.Optional(Type.String({ description: 'Rapportens titel; annars den första rubriken.' })),
    undertitel: Type.Optional(Type.String({ description: 'En rad under titeln på försättsbladet.' })),
    datum: Type.Optional(isoDate('Rapportens datum på försättsbladet.')),
    diarienummer: Type.Optional(Type.String({ description: 'Ärendets diarienummer, t.ex. 2026/BUN 0123.' })),
    handläggare: Type.Optional(
      Type.String({ description: 'Vem som har berett ärendet, som roll: utvecklingsledare.' }),
    ),
    sammanträde: Type.Optional(isoDate('Dagen då nämnden tar upp ärendet.')),
    underskrifter: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Vilka som skriver under tjänsteskrivelsen, som roller. Var och en får en rad.',
        examples: [['skolchef', 'utvecklingsledare']],
      }),
    ),
    disposition: Type.Optional(
      Type.String({ description: 'En annan disposition än den som hör till typen.' }),
    ),
    steg: Type.Optional(Type.Array(step, { description: 'Stegen hittills; skrivs av ”ska sign”.' })),
    rättelse: Type.Optional(
      Type.Array(
        Type.Object(
          {
            datum: isoDate('När rättelsen gjordes.'),
            vad: Type.String({ description: 'Vad som rättades.' }),
            skäl: Type.String({ description: 'Varför.' }),
          },
          { additionalProperties: false },
        ),
        { description: 'Fel som upptäckts efter fastställandet; trycks på försättsbladet.' },
      ),
    ),
  },
  {
    $id: 'https://ska-rapport.se/schemas/rapport.schema.json',
    title: 'Rapportens huvud',
    description:
      'Schemat är öppet, så att en kommuns eget kan bygga på det med allOf och $ref. Verktyget stänger det: en felstavad nyckel är alltid ett fel.',
  },
);

/** What a report's front matter says; keys may be absent when the text is broken. */
export type FrontMatter = Partial<Static<typeof frontMatterSchema>>;

const compiled = compileSchema({ ...frontMatterSchema, unevaluatedProperties: false });

/** Front matter that has been read. */
export interface FrontReading {
  readonly source: FrontMatterSource | undefined;
  /** The schemas that it was read by. */
  readonly own: ReadonlyMap<string, CompiledSchema>;
  readonly value: FrontMatter;
  readonly yaml: YamlText | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a report's front matter, by the municipality's own schema for its type if there is one. Broken or missing: an empty
 * value and diagnostics, never an error. `before` is how an earlier text of the same file was read.
 */
export function readFrontMatter(
  { file, frontMatter: source, lineStarts }: Pick<Document, 'file' | 'frontMatter' | 'lineStarts'>,
  own: ReadonlyMap<string, CompiledSchema>,
  before?: FrontReading,
): FrontReading {
  if (before && before.own === own && isSameSource(before.source, source)) return before;
  if (!source)
    return {
      source,
      own,
      value: {},
      yaml: undefined,
      diagnostics: [diagnostic('frontmatter.missing', wholeFile(file), {})],
    };
  const yaml = readYaml(file, source.text, { starts: lineStarts, offset: source.span.start.offset });
  const value = yaml.value;
  // Of broken YAML nobody knows which keys are missing: what report it is, its name and folder say.
  const usable = !yaml.broken && typeof value === 'object' && value !== null && !Array.isArray(value);
  const type = usable ? (value as FrontMatter).typ : undefined;
  const schema = own.get(String(type)) ?? compiled;
  return {
    source,
    own,
    value: usable ? (value as FrontMatter) : {},
    yaml,
    diagnostics: [...yaml.diagnostics, ...checkAgainst(schema, yaml)],
  };
}

/** Whether two front matters say the same at the same place. */
function isSameSource(one: FrontMatterSource | undefined, other: FrontMatterSource | undefined): boolean {
  return one?.text === other?.text && one?.span.start.offset === other?.span.start.offset;
}
