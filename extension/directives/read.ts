import type { TObject } from 'typebox';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { periodDimensions } from '../base/table.ts';
import { dimensionValue } from '../data/dimension-value.ts';
import { nearest } from '../schema/nearest.ts';
import type { Attribute, Directive, FieldLine } from '../syntax/directive.ts';
import { listOf, wordsOf } from './attributes.ts';
import type { DirectiveKind, Typed } from './contract.ts';
import { periodOf } from './period.ts';
import type { Vocabulary } from './setting.ts';

/** What the reader uses of an attribute's JSON Schema. */
interface Property {
  readonly description?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly suggest?: string;
  readonly field?: string;
  readonly bare?: boolean;
  readonly 'ska:form'?: string;
}

/** The attributes of a kind by name, as their schema says; with those that the municipality has added, when its words are given. */
export function propertiesOf(
  kind: DirectiveKind,
  vocabulary?: Pick<Vocabulary, 'attributes'>,
): Readonly<Record<string, Property>> {
  const properties = kind.attributes.properties as unknown as Record<string, Property>;
  const own = vocabulary?.attributes?.get(kind.name);
  return own ? { ...properties, ...own } : properties;
}

/** The word that a field line has for an attribute: its own with a capital, unless the schema names another. */
export function fieldWord(name: string, property: Property): string {
  return property.field ?? name.charAt(0).toLocaleUpperCase('sv') + name.slice(1);
}

/** A dimension's value as data has it: `åk 7–9` is `7-9`, `flickor` is `F`. Periods and units are read where they are used. */
function canonical(dimension: string, written: string): string {
  return periodWords.has(dimension) || dimension === 'enhet'
    ? written
    : dimensionValue(dimension, written).value;
}

const formNames = { inline: ':namn[…]{…}', leaf: '::namn[…]{…}', container: ':::namn[…]{…} … :::' } as const;
const periodWords = new Set<string>(periodDimensions);

/** Reads a directive's attributes, bare words and field lines by the schema of its kind; total, with a diagnostic for each thing that cannot be used. */
export function readDirective(
  directive: Directive,
  kind: DirectiveKind,
  vocabulary: Vocabulary,
  file: string,
): { readonly typed: Typed<TObject>; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const properties = propertiesOf(kind, vocabulary);
  const spec: Record<string, string> = {};
  const dimensions: Record<string, readonly string[]> = {};
  const places = new Map<string, Span>();
  const at = (span: Span) => ({ file, span });
  // Some dimensions are attributes of a kind's own as well.
  const allowed = () => [
    ...new Set([...Object.keys(properties), ...(kind.data ? vocabulary.dimensions : [])]),
  ];

  const bare = (attribute: Attribute) => {
    const word = attribute.value;
    const own = Object.entries(properties).find(([, property]) => property.bare)?.[0];
    if (!kind.data && own) {
      take(own, word, attribute.span, attribute.valueSpan);
      return;
    }
    if (!kind.data) {
      diagnostics.push(
        diagnostic('attribute.word-misplaced', at(attribute.span), {
          word,
          directive: kind.name,
          allowed: allowed(),
        }),
      );
      return;
    }
    const isIndicator = vocabulary.indicators.has(word);
    const isUnit = vocabulary.units.has(word);
    if (isIndicator && isUnit) {
      diagnostics.push(diagnostic('attribute.word-ambiguous', at(attribute.span), { word }));
    } else if (isIndicator || isUnit) {
      const key = isIndicator ? 'indikator' : 'enhet';
      if (!(key in properties)) {
        diagnostics.push(
          diagnostic('attribute.unknown', at(attribute.span), {
            name: word,
            directive: kind.name,
            nearest: undefined,
            allowed: allowed(),
          }),
        );
        return;
      }
      spec[key] = spec[key] ? `${spec[key]} ${word}` : word;
      if (!places.has(key)) places.set(key, attribute.span);
    } else {
      const near = nearest(word, [...vocabulary.indicators.keys(), ...vocabulary.units.keys()]);
      diagnostics.push(
        diagnostic(
          'attribute.word-unknown',
          at(attribute.span),
          { word, directive: kind.name, nearest: near },
          near ? { title: near, edits: [{ file, span: attribute.span, text: near }] } : undefined,
        ),
      );
    }
  };

  const take = (key: string, value: string, keySpan: Span, valueSpan: Span) => {
    if (spec[key] !== undefined && places.has(key)) {
      if (spec[key] !== value)
        diagnostics.push(
          diagnostic('attribute.twice', at(keySpan), { name: key, first: spec[key], second: value }),
        );
      return;
    }
    const checked = checkValue(key, value, properties[key] ?? {}, kind, vocabulary);
    for (const problem of checked.problems) diagnostics.push(problem(file, valueSpan));
    if (!checked.usable) return;
    spec[key] = checked.value;
    places.set(key, valueSpan);
  };

  const written = new Set<string>();
  for (const attribute of directive.attributes) {
    // That a key is written twice is told where braces are read; the first one counts.
    if (attribute.key !== undefined && written.has(attribute.key)) continue;
    if (attribute.key !== undefined) written.add(attribute.key);
    if (attribute.key === undefined) bare(attribute);
    else if (attribute.key in properties)
      take(attribute.key, attribute.value, attribute.keySpan ?? attribute.span, attribute.valueSpan);
    else if (attribute.key === 'id' && directive.form !== 'inline') spec.id = attribute.value;
    else if (kind.data && vocabulary.dimensions.has(attribute.key))
      dimensions[attribute.key] = listOf(attribute.value).map(each => canonical(attribute.key ?? '', each));
    else {
      const near = nearest(attribute.key, allowed());
      const span = attribute.keySpan ?? attribute.span;
      diagnostics.push(
        diagnostic(
          'attribute.unknown',
          at(span),
          { name: attribute.key, directive: kind.name, nearest: near, allowed: allowed() },
          near ? { title: near, edits: [{ file, span, text: near }] } : undefined,
        ),
      );
    }
  }

  const tellUnknown = (line: FieldLine) => {
    const known = fieldWords(kind, vocabulary);
    const near = nearest(line.key, known);
    diagnostics.push(
      diagnostic(
        'field.unknown',
        at(line.keySpan),
        { key: line.key, directive: kind.name, nearest: near, allowed: known },
        near ? { title: near, edits: [{ file, span: line.keySpan, text: near }] } : undefined,
      ),
    );
  };
  const fields = fieldLinesOf(directive, kind, vocabulary);
  for (const line of fields) {
    const key = attributeOfField(line.key, kind, vocabulary);
    // A line that a template has left to be filled in says nothing yet.
    if (key && line.value === '') continue;
    if (key) take(key, line.value, line.keySpan, line.valueSpan);
    else tellUnknown(line);
  }
  // With its first word misspelt a list of facts is a list like any other, and all of them are lost.
  const [first, ...others] = kind.fields && fields.length === 0 ? (directive.fieldLines ?? []) : [];
  const isMeant = others.some(line => attributeOfField(line.key, kind, vocabulary) !== undefined);
  if (first && isMeant) tellUnknown(first);

  if (!kind.forms.includes(directive.form))
    diagnostics.push(
      diagnostic('form.wrong', at(directive.nameSpan), {
        directive: kind.name,
        found: formNames[directive.form].replace('namn', kind.name),
        allowed: kind.forms.map(form => formNames[form].replace('namn', kind.name)),
      }),
    );
  if (kind.label === 'required' && !directive.label?.text.trim())
    diagnostics.push(diagnostic('label.missing', at(directive.nameSpan), { directive: kind.name }));

  return { typed: { directive, spec, dimensions }, diagnostics };
}

/** The field lines of a directive, when its kind has them and the first one is known. */
export function fieldLinesOf(
  directive: Directive,
  kind: DirectiveKind,
  vocabulary?: Vocabulary,
): readonly FieldLine[] {
  const lines = directive.fieldLines;
  const first = lines?.[0];
  return kind.fields && lines && first && attributeOfField(first.key, kind, vocabulary) ? lines : [];
}

function fieldWords(kind: DirectiveKind, vocabulary: Vocabulary): string[] {
  return Object.entries(propertiesOf(kind, vocabulary))
    .filter(([name]) => name !== 'id')
    .map(([name, property]) => fieldWord(name, property));
}

function attributeOfField(key: string, kind: DirectiveKind, vocabulary?: Vocabulary): string | undefined {
  const wanted = key.normalize('NFC').toLocaleLowerCase('sv');
  return Object.entries(propertiesOf(kind, vocabulary)).find(
    ([name, property]) => name !== 'id' && fieldWord(name, property).toLocaleLowerCase('sv') === wanted,
  )?.[0];
}

interface Checked {
  readonly value: string;
  readonly usable: boolean;
  readonly problems: readonly ((file: string, span: Span) => Diagnostic)[];
}

function checkValue(
  name: string,
  written: string,
  property: Property,
  kind: DirectiveKind,
  vocabulary: Vocabulary,
): Checked {
  const refuse = (make: (file: string, span: Span) => Diagnostic): Checked => ({
    value: written,
    usable: false,
    problems: [make],
  });
  const options = property.enum ?? [];
  const folded = options.find(option => option.toLocaleLowerCase('sv') === written.toLocaleLowerCase('sv'));
  const bad =
    (options.length > 0 && !folded) || (property.pattern && !new RegExp(property.pattern, 'u').test(written));
  if (bad) {
    const near = nearest(written, options);
    return refuse((file, span) =>
      diagnostic(
        'attribute.invalid',
        { file, span },
        { name, value: written, description: property.description ?? '', allowed: options, nearest: near },
        near ? { title: near, edits: [{ file, span, text: near }] } : undefined,
      ),
    );
  }
  if (periodWords.has(name) || property.suggest === 'period' || property.suggest === 'schoolYear') {
    const values = kind.data ? wordsOf(written) : [];
    if (kind.data && name !== 'x' && values.some(value => !periodOf(value)))
      return refuse((file, span) => diagnostic('period.invalid', { file, span }, { value: written }));
  }
  const names = kind.data ? namesFor(property.suggest, vocabulary) : undefined;
  if (names) {
    const wrong = wordsOf(written).filter(word => !names.known.has(word));
    if (wrong.length > 0)
      return refuse((file, span) => {
        const word = wrong[0] ?? written;
        const near = nearest(word, names.known.keys());
        const fix =
          near && wordsOf(written).length === 1
            ? { title: near, edits: [{ file, span, text: near }] }
            : undefined;
        return diagnostic(names.code, { file, span }, { name: word, nearest: near }, fix);
      });
  }
  return { value: folded ?? written, usable: true, problems: [] };
}

function namesFor(
  suggest: string | undefined,
  vocabulary: Vocabulary,
):
  | { code: 'indicator.unknown' | 'unit.unknown' | 'table.unknown'; known: ReadonlyMap<string, unknown> }
  | undefined {
  if (suggest === 'indicator') return { code: 'indicator.unknown', known: vocabulary.indicators };
  if (suggest === 'unit') return { code: 'unit.unknown', known: vocabulary.units };
  if (suggest === 'table') return { code: 'table.unknown', known: vocabulary.tables };
  return undefined;
}
