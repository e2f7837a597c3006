import type { Edit } from '../../base/diagnostic.ts';
import { lineStarts, spanAt } from '../../base/span.ts';
import { newlineOf } from '../../syntax/edit.ts';
import type { Surroundings } from '../scene.ts';
import { type NewColumn, sizeColumn } from './describe-columns.ts';

const packageFile = 'data/datapackage.yaml';

/** A table that the data package is to have. */
export interface NewResource {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly delimiter: string;
  readonly columns: readonly NewColumn[];
}

/** A name that no table has yet, from a title: `Frånvaro per årskurs` becomes `frånvaro-per-årskurs`. */
export function freeTableName(title: string, { project }: Pick<Surroundings, 'project'>): string {
  const plain =
    title
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .replace(/[^\p{L}\d]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'tabell';
  for (let n = 1; ; n++) {
    const name = n === 1 ? plain : `${plain}-${n}`;
    if (!project.vocabulary.tables.has(name)) return name;
  }
}

/** The edit that adds a table to `data/datapackage.yaml`; its whole text when there is no such file. */
export function addResource(
  resource: NewResource,
  { texts }: Pick<Surroundings, 'texts'>,
): { readonly edit: Edit } | { readonly file: string; readonly text: string } {
  const text = texts.get(packageFile);
  if (text === undefined || text.trim() === '')
    return { file: packageFile, text: `resources:\n${entry(resource, '  ').join('\n')}\n` };
  const newline = newlineOf(text);
  const starts = lineStarts(text);
  const list = /^resources:[ \t]*(\[\s*\])?[ \t]*$/m.exec(text);
  if (!list || list[1]) {
    // No list yet, or an empty one in brackets.
    const [from, to] = list ? [list.index, list.index + list[0].length] : [text.length, text.length];
    const lead = list || /[\r\n]$/.test(text) ? '' : newline;
    const lines = ['resources:', ...entry(resource, '  ')].join(newline);
    return {
      edit: {
        file: packageFile,
        span: spanAt(starts, from, to),
        text: `${lead}${lines}${list ? '' : newline}`,
      },
    };
  }
  const after = list.index + list[0].length;
  const indent = /\n([ \t]*)-[ \t]/.exec(text.slice(after))?.[1] ?? '  ';
  const next = /^[^\s#-]/m.exec(text.slice(after + 1));
  const limit = next ? after + 1 + next.index : text.length;
  const end = text.slice(0, limit).trimEnd().length;
  const lines = ['', '', ...entry(resource, indent)].join(newline);
  const tail = end === text.length ? newline : '';
  return { edit: { file: packageFile, span: spanAt(starts, end, end), text: lines + tail } };
}

function entry({ name, path, title, delimiter, columns }: NewResource, indent: string): readonly string[] {
  const size = sizeColumn(columns);
  const fields = columns.map(column => {
    const counts = !column.dimension && column.type !== 'string' && size && column !== size;
    const parts = [
      `name: ${yamlWord(column.name)}`,
      `type: ${column.type}`,
      ...(column.title === undefined ? [] : [`title: ${yamlWord(column.title)}`]),
      ...(column.dimension === undefined ? [] : [`ska:dimension: ${yamlWord(column.dimension)}`]),
      ...(column.key === undefined ? [] : [`ska:nyckel: ${column.key}`]),
      ...(counts ? [`ska:skydd: { antal: ${yamlWord(size.name)} }`] : []),
    ];
    return `${indent}      - { ${parts.join(', ')} }`;
  });
  return [
    `${indent}- name: ${yamlWord(name)}`,
    `${indent}  path: ${yamlWord(path)}`,
    `${indent}  title: ${yamlWord(title)}`,
    `${indent}  dialect: { delimiter: ${JSON.stringify(delimiter)} }`,
    `${indent}  schema:`,
    `${indent}    fields:`,
    ...fields,
  ];
}

/** A word as YAML writes it, in quotation marks where it would mean something else. */
function yamlWord(text: string): string {
  const plain =
    /^[\p{L}][\p{L}\p{M}\d _./-]*$/u.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
