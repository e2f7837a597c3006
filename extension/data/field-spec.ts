import type { StateName } from '../base/cell.ts';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { linearPatterns } from '../schema/linear-pattern.ts';
import type { YamlPath, YamlText } from '../schema/yaml.ts';
import { type Loose, list, record, text } from './loose.ts';
import { stateOfWord } from './state-words.ts';
import type { Constraints, FieldSpec, Marks } from './table-spec.ts';

/** Digits of the codes that spreadsheets strip of leading zeros. */
const codeLengths: ReadonlyMap<string, number> = new Map([
  ['skolenhetskod', 8],
  ['kommunkod', 4],
]);

/** A field as declared, with its resource's marks; undefined without a name. */
export function fieldSpec(
  yaml: YamlText,
  path: YamlPath,
  source: Loose,
  resource: Loose,
  diagnostics: Diagnostic[],
): FieldSpec | undefined {
  const name = text(source.name);
  if (!name) return undefined;
  const title = text(source.title) ?? name;
  const aliases = Array.isArray(source['ska:alias']) ? source['ska:alias'] : [source['ska:alias']];
  const dimension = text(source['ska:dimension'])?.toLocaleLowerCase('sv');
  const declaredKey = source['ska:nyckel'];
  const key = declaredKey === 'namn' || declaredKey === 'skolenhetskod' ? declaredKey : 'id';
  const definition = text(source.description);
  const decimal = source.decimalChar;
  const grouping = text(source.groupChar);
  const groupSize = text(record(source['ska:skydd']).antal);
  const codeLength =
    key === 'skolenhetskod' ? 8 : (codeLengths.get(plain(name)) ?? codeLengths.get(dimension ?? ''));
  // What rows are split by is a name, also when it is written with digits.
  const kind = dimension === undefined ? kindOf(text(source.type)) : 'string';
  return {
    name,
    title,
    kind,
    names: [name, title, ...aliases.flatMap(alias => text(alias) ?? [])],
    ...(definition !== undefined && { definition }),
    constraints: constraintsOf(yaml, [...path, 'constraints'], record(source.constraints), diagnostics),
    marks: marksOf(source, resource),
    ...(decimal === ',' || decimal === '.' ? { decimal } : {}),
    ...(grouping !== undefined && { grouping }),
    ...(dimension !== undefined && { dimension }),
    key,
    ...(codeLength !== undefined && kind === 'string' && { codeLength }),
    ...(groupSize !== undefined && { groupSize }),
    unprotected: source['ska:skydd'] === 'ingen',
    place: yaml.place([...path, 'name']),
  };
}

function kindOf(type: string | undefined): FieldSpec['kind'] {
  return type === 'number' || type === 'integer' || type === 'date' || type === 'year' ? type : 'string';
}

function constraintsOf(
  yaml: YamlText,
  path: YamlPath,
  source: Loose,
  diagnostics: Diagnostic[],
): Constraints {
  const pattern = text(source.pattern);
  const limit = (value: unknown) =>
    typeof value === 'number' || typeof value === 'string' ? value : undefined;
  const minimum = limit(source.minimum);
  const maximum = limit(source.maximum);
  const regular = pattern === undefined ? undefined : wholePattern(pattern);
  if (pattern !== undefined && !regular) {
    diagnostics.push(diagnostic('data.broken-pattern', yaml.place([...path, 'pattern']), { pattern }));
  }
  const allowed = list(source.enum).flatMap(each => text(each) ?? []);
  return {
    ...(source.required === true && { required: true }),
    ...(source.unique === true && { unique: true }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(typeof source.minLength === 'number' && { minLength: source.minLength }),
    ...(typeof source.maxLength === 'number' && { maxLength: source.maxLength }),
    ...(regular && { pattern: regular }),
    ...(allowed.length > 0 && { enum: allowed }),
  };
}

/** A data package may come from outside: no pattern of it, on no value, takes more time than the value is long. */
function wholePattern(source: string): Constraints['pattern'] {
  try {
    const pattern = linearPatterns(`^(?:${source})$`, 'u');
    return { source, test: text => pattern.test(text) };
  } catch {
    return undefined;
  }
}

/** The standard's `missingValues` first, then `ska:markörer`; the field's own win over the resource's. */
function marksOf(source: Loose, resource: Loose): Marks {
  const marks = new Map<string, StateName | 0>();
  for (const values of [record(resource.schema).missingValues, source.missingValues]) {
    for (const each of list(values)) {
      const mark = text(each) ?? text(record(each).value);
      if (mark !== undefined) marks.set(mark.trim(), 'missing');
    }
  }
  for (const words of [resource['ska:markörer'], source['ska:markörer']]) {
    for (const [mark, word] of Object.entries(record(words))) {
      const state = stateOfWord(text(word) ?? '');
      if (state !== undefined) marks.set(mark.trim(), state);
    }
  }
  return marks;
}

const plain = (name: string) => name.toLocaleLowerCase('sv').replace(/[\s\u00ad_-]/g, '');
