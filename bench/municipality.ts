import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

interface Unit {
  readonly id: string;
  readonly namn: string;
  readonly skolenhetskod: string;
  readonly efterträds?: string;
}
interface Config {
  readonly enheter: readonly Unit[];
  readonly rapporter: readonly {
    readonly id: string;
    readonly namn: string;
    readonly enheter: readonly string[];
  }[];
}

/**
 * Writes a municipality of about `units` units to `folder`: the units of `from` (examples/lindberga), their rows and their
 * reports, as many times as needed, each copy under names of its own. Sums differ from the example's, so its head
 * authority's snapshots are stale until `ska update` has run. With `years`, the reports of the earliest school year stand for
 * those before it as well. None of them is decided: what was frozen was of the example's own units. Same arguments, same bytes.
 */
export async function writeMunicipality(
  from: string,
  folder: string,
  units: number,
  years?: number,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(from, folder, { recursive: true, filter: path => !/[\\/](ut|fryst)$/.test(path) });
  const config = parse(await readFile(join(from, 'ska.yaml'), 'utf8')) as Config;
  const copies = Array.from(
    { length: Math.max(0, Math.round(units / config.enheter.length) - 1) },
    (_, at) => at + 2,
  );
  const renamers = copies.map(copy => renamer(config, copy));
  await writeFile(
    join(folder, 'ska.yaml'),
    stringify({
      ...config,
      enheter: [...config.enheter, ...renamers.flatMap(rename => config.enheter.map(unit => rename(unit)))],
      rapporter: [
        ...config.rapporter,
        ...renamers.flatMap(rename => config.rapporter.map(one => rename(one))),
      ],
    }),
  );
  for (const name of (await readdir(join(from, 'data'))).filter(name => name.endsWith('.csv'))) {
    const file = join(folder, 'data', name);
    // Byte for byte, whatever the file's encoding.
    const lines = (await readFile(file, 'latin1')).replace(/\r?\n$/, '').split(/\r?\n/);
    const more = renamers.flatMap(rename =>
      lines.flatMap(line => {
        const renamed = line
          .split(';')
          .map(cell => rename(cell))
          .join(';');
        return renamed === line ? [] : [renamed];
      }),
    );
    await writeFile(file, `${[...lines, ...more].join('\n')}\n`, 'latin1');
  }
  const owned = new Set([...config.enheter, ...config.rapporter].map(one => `${one.id}.md`));
  for (const year of await readdir(join(from, 'rapporter'))) {
    const reports = join(folder, 'rapporter', year);
    await mkdir(reports, { recursive: true });
    for (const name of (await readdir(reports)).filter(each => each.endsWith('.md'))) {
      const file = join(reports, name);
      await writeFile(file, undecided(await readFile(file, 'utf8')));
    }
    for (const name of (await readdir(join(from, 'rapporter', year))).filter(name => owned.has(name))) {
      const text = undecided(await readFile(join(from, 'rapporter', year, name), 'utf8'));
      for (const rename of renamers) {
        const id = rename(name.slice(0, -3));
        await writeFile(
          join(reports, `${id}.md`),
          text
            .replace(/^enhet: (\S+)$/m, (_, unit: string) => `enhet: ${rename(unit)}`)
            .replace(/^# .*$/m, title => retitled(title, config, rename)),
        );
      }
    }
  }
  if (years !== undefined) await writeEarlierYears(join(folder, 'rapporter'), years);
}

/** A report's title with the copy's own name: a bundle's contents would have the same title many times. */
function retitled(title: string, config: Config, rename: (name: string) => string): string {
  const named = [...config.rapporter, ...config.enheter].find(one => title.includes(one.namn));
  return named ? title.replace(named.namn, rename(named.namn)) : title;
}

/** A report as it was before its steps. */
function undecided(text: string): string {
  const end = text.indexOf('\n---', 3);
  const head = text
    .slice(0, end)
    .replace(/^status: .*$/m, 'status: utkast')
    .replace(/\n(?:steg|rättelse):.*(?:\n[ -].*)*/g, '');
  return head + text.slice(end);
}

/** Copies the reports of the earliest school year to the years before it, until there are `years` of them. */
async function writeEarlierYears(reports: string, years: number): Promise<void> {
  const folders = (await readdir(reports)).sort();
  for (let [first = ''] = folders; folders.length < years; [first = ''] = folders) {
    const start = Number(first.slice(0, 4)) - 1;
    const ending = (year: number) => String(year % 100).padStart(2, '0');
    const before = `${start}-${ending(start + 1)}`;
    await mkdir(join(reports, before));
    for (const name of await readdir(join(reports, first))) {
      const text = await readFile(join(reports, first, name), 'utf8');
      await writeFile(
        join(reports, before, name),
        text
          .replace(/^läsår: .*$/m, `läsår: ${before.replace('-', '/')}`)
          .replace(/^# .*$/m, title => title.replace(first.replace('-', '/'), before.replace('-', '/'))),
      );
    }
    folders.unshift(before);
  }
}

/** Gives ids, names and codes of one copy of the municipality their own form; leaves everything else as it is. */
function renamer(config: Config, copy: number): <T>(value: T) => T {
  const names = new Map<string, string>();
  for (const one of [...config.enheter, ...config.rapporter]) {
    names.set(one.id, `${one.id}-${copy}`);
    for (const encoding of ['latin1', 'utf8'] as const) {
      const bytes = (text: string) => Buffer.from(text, encoding).toString('latin1');
      names.set(bytes(one.namn), bytes(`${one.namn} ${copy}`));
    }
    names.set(one.namn, `${one.namn} ${copy}`);
    if ('skolenhetskod' in one) names.set(one.skolenhetskod, String(Number(one.skolenhetskod) + copy * 100));
  }
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(rename);
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rename(inner)]));
    return value;
  };
  return rename as <T>(value: T) => T;
}
