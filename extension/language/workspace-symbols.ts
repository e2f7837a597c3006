import type { Place } from '../base/span.ts';
import { type SymbolKind, symbolKind } from './document-symbols.ts';
import { occurrencesInYaml } from './names/in-yaml.ts';
import type { Surroundings } from './scene.ts';

/** A named thing of the project, wherever it stands. */
export interface WorkspaceSymbol {
  readonly name: string;
  /** Whose it is, or of what sort. */
  readonly container: string;
  readonly kind: SymbolKind | 'indicator' | 'table' | 'unit' | 'theme';
  readonly place: Place;
}

const most = 300;

/** Blocks and figures of all reports, indicators, tables, units and themes whose names, ids or titles hold the letters asked for, in order. */
export function workspaceSymbols(scene: Surroundings, query: string): readonly WorkspaceSymbol[] {
  const wanted = fold(query);
  const found: WorkspaceSymbol[] = [];
  for (const symbol of allSymbols(scene)) {
    if (!hasLetters(fold(symbol.name), wanted)) continue;
    found.push(symbol);
    if (found.length === most) break;
  }
  return found;
}

function* allSymbols(scene: Surroundings): Generator<WorkspaceSymbol> {
  const newest = [...scene.reports].sort((a, b) =>
    a.setting.report.schoolYear < b.setting.report.schoolYear ? 1 : -1,
  );
  const { project } = scene;
  for (const report of newest) {
    const { id: owner, schoolYear } = report.setting.report;
    const container = `${project.vocabulary.reports.get(owner) ?? owner} ${schoolYear}`;
    for (const [id, { kind, typed }] of report.ids) {
      const title = typed.directive.label?.text.trim();
      const span =
        typed.directive.attributes.find(each => each.key === 'id')?.valueSpan ?? typed.directive.nameSpan;
      yield {
        name: title ? `${id} ${title}` : id,
        container,
        kind: symbolKind(kind.name),
        place: { file: report.document.file, span },
      };
    }
  }
  for (const { name, role, place } of occurrencesInYaml(scene)) {
    if (role !== 'definition' || name.kind === 'block' || name.kind === 'figure') continue;
    const title = {
      indicator: project.indicators.get(name.id)?.name,
      table: scene.tables.get(name.id)?.title,
      unit: project.refs.get(name.id)?.title,
      theme: project.vocabulary.themes.get(name.id),
    }[name.kind];
    yield { name: title ? `${name.id} ${title}` : name.id, container: place.file, kind: name.kind, place };
  }
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('sv');
}

/** True when the letters stand in the text in order, others between them. */
function hasLetters(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    if (/\s/.test(letter)) continue;
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
