import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { schoolFormOf } from '../../base/school-form.ts';
import { duplicatesIn, idsOf, type Misstep, misstepsOf, newIdsOf } from '../../report/outline/change.ts';
import {
  type Changes,
  type OutlineDocument,
  outlineSchema,
  type SectionDocument,
} from '../../report/outline/document.ts';
import { checkAgainst } from '../../schema/check.ts';
import { compileSchema } from '../../schema/compile.ts';
import { nearest } from '../../schema/nearest.ts';
import { readYaml, type YamlPath, type YamlText } from '../../schema/yaml.ts';

const compiled = compileSchema(outlineSchema);

/** An outline's file as read. */
export interface OutlineFile {
  readonly name: string;
  readonly yaml: YamlText;
  /** Undefined when it cannot be used. A misspelt key is no reason: the rest of it holds. */
  readonly document: OutlineDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads an outline's file and what its schema says of it. */
export function readOutline(name: string, file: string, text: string): OutlineFile {
  const yaml = readYaml(file, text);
  const found = [...yaml.diagnostics, ...checkAgainst(compiled, yaml)];
  const usable = !found.some(
    one => one.code === 'yaml.broken' || (isSchemaError(one) && one.code !== 'schema.unknown-key'),
  );
  const document = usable ? ((yaml.value ?? {}) as OutlineDocument) : undefined;
  const told = usable ? [] : [diagnostic('outline.file-broken', yaml.place([], 'key'), { name })];
  return { name, yaml, document, diagnostics: [...found, ...told] };
}

function isSchemaError({ code }: Diagnostic): boolean {
  return code.startsWith('schema.');
}

/** All ids that a document's sections have, or bring in: in the variants too. */
export function idsIn(document: OutlineDocument): readonly string[] {
  return [
    ...idsOf(document.avsnitt ?? []),
    ...newIdsOf(document),
    ...(document.varianter ?? []).flatMap(newIdsOf),
  ];
}

/** Names that a document's words must be among. */
export interface OutlineNames {
  /** Ids that the documents below it have. */
  readonly sections: readonly string[];
  readonly directives: readonly string[];
  readonly schoolForms: readonly string[];
}

/** What a document says about things that are not there: sections, directives, school forms; and ids that are taken. */
export function checkOutlineNames(file: OutlineFile, names: OutlineNames): readonly Diagnostic[] {
  const { document, yaml } = file;
  if (!document) return [];
  const own = idsOf(document.avsnitt ?? []);
  const base = new Set(document.avsnitt ? own : names.sections);
  const everywhere = new Set([...base, ...idsIn(document)]);
  const missteps = [
    ...duplicatesIn(document.avsnitt ?? [], new Set(), ['avsnitt']),
    ...misstepsOf(document, base, []),
    ...(document.varianter ?? []).flatMap((variant, index) =>
      misstepsOf(variant, everywhere, ['varianter', index]).filter(each => each.kind === 'unknown'),
    ),
  ].filter(each => each.kind === 'duplicate' || !everywhere.has(each.id));
  return [
    ...missteps.map(each => told(each, file)),
    ...directivesOf(document).flatMap(({ path, name }) => {
      if (names.directives.includes(name)) return [];
      const near = nearest(name, names.directives);
      const place = yaml.place(path, 'value');
      const fix = near && {
        title: 'replace-with-nearest',
        edits: [{ file: place.file, span: place.span, text: near }],
      };
      return [
        diagnostic('outline.unknown-directive', place, { directive: name, nearest: near }, fix || undefined),
      ];
    }),
    ...(document.varianter ?? []).flatMap((variant, index) =>
      variant.skolform.flatMap((form, at) => {
        if (names.schoolForms.includes(schoolFormOf(form))) return [];
        const place = yaml.place(['varianter', index, 'skolform', at], 'value');
        return [
          diagnostic('outline.unknown-school-form', place, {
            form,
            nearest: nearest(form, names.schoolForms),
          }),
        ];
      }),
    ),
  ];
}

function told(misstep: Misstep, { name, yaml }: OutlineFile): Diagnostic {
  const last = misstep.path.at(-1);
  const place = yaml.place(misstep.path, typeof last === 'string' && last !== 'id' ? 'key' : 'value');
  if (misstep.kind === 'duplicate') return diagnostic('outline.duplicate-section', place, { id: misstep.id });
  const near = misstep.nearest;
  const fix = near && {
    title: 'replace-with-nearest',
    edits: [{ file: place.file, span: place.span, text: near }],
  };
  return diagnostic(
    'outline.unknown-section',
    place,
    { id: misstep.id, outline: name, nearest: near },
    fix || undefined,
  );
}

interface NameAt {
  readonly path: YamlPath;
  readonly name: string;
}

function directivesOf(document: OutlineDocument): readonly NameAt[] {
  return [
    ...inSections(document.avsnitt ?? [], ['avsnitt']),
    ...inChanges(document, []),
    ...(document.varianter ?? []).flatMap((variant, index) => inChanges(variant, ['varianter', index])),
  ];
}

function inChanges(changes: Changes, at: YamlPath): readonly NameAt[] {
  const whole = (['ersätt', 'ändra'] as const).flatMap(key =>
    Object.entries(changes[key] ?? {}).flatMap(([id, section]) => inSection(section, [...at, key, id])),
  );
  const added = (['före', 'efter'] as const).flatMap(key =>
    Object.entries(changes[key] ?? {}).flatMap(([id, sections]) => inSections(sections, [...at, key, id])),
  );
  return [...whole, ...added];
}

function inSections(sections: readonly SectionDocument[], at: YamlPath): readonly NameAt[] {
  return sections.flatMap((section, index) => inSection(section, [...at, index]));
}

function inSection(section: Partial<SectionDocument>, at: YamlPath): readonly NameAt[] {
  return [
    ...(section.räcker ?? []).map((name, index) => ({ path: [...at, 'räcker', index], name })),
    ...(section.innehåll ?? []).flatMap(({ direktiv }, index) => {
      const path = [...at, 'innehåll', index, 'direktiv'];
      return typeof direktiv === 'string'
        ? [{ path, name: direktiv }]
        : direktiv.map((name, which) => ({ path: [...path, which], name }));
    }),
    ...inSections(section.avsnitt ?? [], [...at, 'avsnitt']),
  ];
}
