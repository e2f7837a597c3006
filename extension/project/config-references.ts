import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { DataEngine } from '../data/engine.ts';
import type { Catalogue } from '../indicators/catalogue.ts';
import { nearest } from '../schema/nearest.ts';
import type { ReadConfig } from './config.ts';

/** Names in ska.yaml that lead to other files: indicators that are followed, tables of references. */
export function checkReferences(
  { config, yaml, diagnostics }: ReadConfig,
  { indicators }: Pick<Catalogue, 'indicators'>,
  { names: tables }: Pick<DataEngine, 'names'>,
): readonly Diagnostic[] {
  // Of a broken file the last good one is still used: its places are those of another text.
  if (diagnostics.some(one => one.code === 'yaml.broken')) return [];
  const told = (code: 'indicator.unknown' | 'table.unknown', path: (string | number)[], name: string) => {
    const place = yaml.place(path, 'value');
    const near = nearest(name, code === 'indicator.unknown' ? indicators.keys() : tables);
    const fix = near ? { title: near, edits: [{ ...place, text: near }] } : undefined;
    return diagnostic(code, place, { name, nearest: near }, fix);
  };
  const followed: readonly unknown[] = Array.isArray(config.följs) ? config.följs : [];
  return [
    ...followed.flatMap((name, index) =>
      typeof name !== 'string' || indicators.has(name)
        ? []
        : [told('indicator.unknown', ['följs', index], name)],
    ),
    ...Object.entries(config.mot ?? {}).flatMap(([reference, one]) =>
      typeof one?.källa !== 'string' || tables.includes(one.källa)
        ? []
        : [told('table.unknown', ['mot', reference, 'källa'], one.källa)],
    ),
  ];
}
