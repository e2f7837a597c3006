import type { Edit } from '../../base/diagnostic.ts';
import { asciiName } from '../../directives/reference.ts';
import type { Scene } from '../scene.ts';
import { type DataDirectives, directivesFor } from './data-directive.ts';
import { describeColumns, sizeColumn, unfoldPeriods } from './describe-columns.ts';
import { addResource, freeTableName } from './new-resource.ts';
import { delimiterOf, readCells, writeCsv } from './read-cells.ts';

/** What makes a table of the project out of cells: files to write, edits of those that are there, and text for the report. */
export interface NewTable {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly edits: readonly Edit[];
  readonly directives: DataDirectives;
}

/**
 * A range of cells from a spreadsheet, pasted as text with tabs, as a data file with its entry in the data package and the
 * directives that show it. Undefined for a text that is no table of two rows and two columns.
 */
export function tableFromPaste(text: string, title: string, scene: Scene): NewTable | undefined {
  if (!text.includes('\t')) return undefined;
  const rows = unfoldPeriods(readCells(text, '\t'));
  if (rows.length < 2 || (rows[0]?.length ?? 0) < 2) return undefined;
  const name = freeTableName(title, scene);
  const path = freePath(`data/${asciiName(name)}.csv`, scene);
  const made = newTable(rows, { name, path, title, delimiter: ';' }, scene);
  return { ...made, files: [{ path, text: writeCsv(rows) }, ...made.files] };
}

/**
 * The directives for a data file of the project, dropped on a report: those of the table that it belongs to; for a CSV file
 * that no table has, `content` is read and an entry in the data package made. Undefined for what is no table.
 */
export function tableFromFile(path: string, content: string, scene: Scene): NewTable | undefined {
  const table = [...scene.tables.values()].find(one => one.path.split(', ').includes(path));
  if (table) {
    const columns = scene.project.vocabulary.tables.get(table.name) ?? table.columns;
    return {
      files: [],
      edits: [],
      directives: directivesFor(table.name, table.title ?? table.name, columns, scene),
    };
  }
  if (!/\.(csv|tsv|txt)$/i.test(path)) return undefined;
  const delimiter = delimiterOf(content);
  const rows = readCells(content, delimiter);
  if (rows.length < 2 || (rows[0]?.length ?? 0) < 2) return undefined;
  const title = (path.split('/').pop() ?? path).replace(/\.[^.]+$/, '').replace(/[-_]+/g, ' ');
  const capital = title.charAt(0).toLocaleUpperCase('sv') + title.slice(1);
  return newTable(rows, { name: freeTableName(title, scene), path, title: capital, delimiter }, scene);
}

function newTable(
  rows: readonly (readonly string[])[],
  about: { readonly name: string; readonly path: string; readonly title: string; readonly delimiter: string },
  scene: Scene,
): NewTable {
  const columns = describeColumns(rows, scene);
  const added = addResource({ ...about, columns }, scene);
  const size = sizeColumn(columns);
  // The size of the groups is shown only where there is nothing else to show.
  const ordered = [...columns.filter(column => column !== size), ...(size ? [size] : [])];
  const shown = ordered.map(column => ({
    name: column.name,
    type: column.type === 'string' ? ('string' as const) : ('number' as const),
    ...(column.dimension !== undefined && { dimension: column.dimension }),
  }));
  return {
    files: 'edit' in added ? [] : [{ path: added.file, text: added.text }],
    edits: 'edit' in added ? [added.edit] : [],
    directives: directivesFor(about.name, about.title, shown, scene),
  };
}

function freePath(path: string, { paths }: Pick<Scene, 'paths'>): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? path : path.replace(/\.csv$/, `-${n}.csv`);
    if (!paths.includes(free)) return free;
  }
}
