import type { DirectiveKind } from './contract.ts';
import { fieldWord, propertiesOf } from './read.ts';

/** What the reference and the published schemas show of an attribute. */
interface Shown {
  readonly description?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly examples?: readonly string[];
  readonly field?: string;
  readonly bare?: boolean;
  readonly suggest?: string;
}

function attributesOf(kind: DirectiveKind): readonly (readonly [string, Shown])[] {
  return Object.entries(propertiesOf(kind)) as readonly (readonly [string, Shown])[];
}

/** A name without å, ä and ö: for the names of files. */
export function asciiName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * The JSON Schema (2020-12) of a kind's attributes, as an editor or a municipality's own schema uses it. It is open, so that
 * `allOf` with a `$ref` can add attributes; what composes it closes it by `unevaluatedProperties: false`.
 */
export function directiveSchema(kind: DirectiveKind): Readonly<Record<string, unknown>> {
  const properties = attributesOf(kind).map(([name, shown]) => [
    name,
    {
      type: 'string',
      ...(shown.description !== undefined && { description: shown.description }),
      ...(shown.enum && { enum: shown.enum }),
      ...(shown.pattern !== undefined && { pattern: shown.pattern }),
      ...(shown.examples && { examples: shown.examples }),
      ...(shown.suggest !== undefined && { suggest: shown.suggest }),
      ...(kind.fields && name !== 'id' && { field: fieldWord(name, shown) }),
    },
  ]);
  return {
    $schema: dialect,
    $id: `https://ska-rapport.se/schemas/direktiv/${asciiName(kind.name)}.schema.json`,
    title: kind.name,
    description: kind.doc.sv,
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(kind.data && {
      additionalProperties: { type: 'string', description: 'En dimension i data, som kön eller ämne.' },
    }),
  };
}

const forms = {
  inline: 'i löpande text',
  leaf: 'på en egen rad (`::`)',
  container: 'som ett block (`:::`)',
} as const;

/** The reference of the language's directives, Markdown in Swedish: each with its sentence, an example and its attributes. */
export function referencePage(kinds: readonly DirectiveKind[]): string {
  const intro = [
    '# Direktiv',
    'Den här sidan skrivs av `npm run schemas` ur samma beskrivningar som verktyget läser direktiven med. Ändra den inte för hand.',
    'Det som står inom klamrar skrivs `nyckel=värde`, med citattecken om värdet har mellanslag. I block kan det också stå som en lista med rader `Nyckel: värde` först i blocket. Beteckningen (id) skrivs `#id`.',
  ];
  const contents = kinds.map(kind => `- [${kind.name}](#${kind.name}): ${kind.doc.sv}`).join('\n');
  return `${[...intro, contents, ...kinds.map(section)].join('\n\n')}\n`;
}

function section(kind: DirectiveKind): string {
  const fence = '````';
  return [
    `## ${kind.name}`,
    kind.doc.sv,
    `Skrivs ${kind.forms.map(form => forms[form]).join(' eller ')}. ${label(kind)}`,
    `${fence}markdown\n${kind.example}\n${fence}`,
    table(kind),
    ...(kind.data
      ? ['Dessutom: dimensioner i data, som `kön=F`, `ämne="Matematik, Svenska"` eller `årskurs=7-9`.']
      : []),
  ].join('\n\n');
}

function label(kind: DirectiveKind): string {
  const texts = {
    required: 'Rubriken inom hakparenteser behövs.',
    optional: 'Rubriken inom hakparenteser kan utelämnas.',
    snapshot: 'Texten inom hakparenteser skrivs av `ska update`.',
    none: '',
  } as const;
  return texts[kind.label];
}

function table(kind: DirectiveKind): string {
  const rows = attributesOf(kind).map(([name, shown]) => {
    const values = shown.enum?.map(value => `\`${value}\``).join(', ');
    const examples = shown.examples?.map(value => `\`${value}\``).join(', ') ?? '';
    const line = kind.fields && name !== 'id' ? [`\`${fieldWord(name, shown)}:\``] : kind.fields ? [''] : [];
    const means = `${shown.description ?? ''}${values ? ` Något av ${values}.` : ''}`;
    return [`\`${name === 'id' ? '#id' : name}\``, ...line, means, examples].map(escaped);
  });
  const header = kind.fields
    ? ['Attribut', 'Rad', 'Betydelse', 'Exempel']
    : ['Attribut', 'Betydelse', 'Exempel'];
  return [header, header.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
