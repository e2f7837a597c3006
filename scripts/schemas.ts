import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packageSchema } from '../extension/data/package-schema.ts';
import { directiveKinds } from '../extension/directives/list.ts';
import { asciiName, directiveSchema, referencePage } from '../extension/directives/reference.ts';
import { catalogueSchema } from '../extension/indicators/schema.ts';
import { configSchema } from '../extension/project/config-schema.ts';
import { yearWheelSchema } from '../extension/project/year-wheel/schema.ts';
import { frontMatterSchema } from '../extension/report/front-matter.ts';
import { frozenSchema } from '../extension/report/frozen/frozen-schema.ts';
import { outlineSchema } from '../extension/report/outline/document.ts';
import { findingsPage } from './findings-page.ts';
import { argumentsOfProblems } from './problem-arguments.ts';

/** A schema that is published: its file under `schemas/`, and the value in the code that it is written from. */
interface Published {
  readonly file: string;
  readonly schema: object;
}

/** Every published schema that has its source in code. A new one is one line here. */
const published: readonly Published[] = [
  { file: 'rapport.schema.json', schema: frontMatterSchema },
  { file: 'ska.schema.json', schema: configSchema },
  { file: 'indikatorer.schema.json', schema: catalogueSchema },
  { file: 'datapackage.schema.json', schema: packageSchema },
  { file: 'disposition.schema.json', schema: outlineSchema },
  { file: 'fryst.schema.json', schema: frozenSchema },
  { file: 'arshjul.schema.json', schema: yearWheelSchema },
  ...directiveKinds.map(kind => ({
    file: `direktiv/${asciiName(kind.name)}.schema.json`,
    schema: directiveSchema(kind),
  })),
];

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const root = join(import.meta.dirname, '..');

const wanted: ReadonlyMap<string, string> = new Map([
  ...published.map(
    ({ file, schema }) =>
      [`schemas/${file}`, `${JSON.stringify({ $schema: dialect, ...schema }, undefined, 2)}\n`] as const,
  ),
  ['docs/direktiv.md', referencePage(directiveKinds)] as const,
  ['docs/fynd.md', findingsPage(argumentsOfProblems(`${root}/`, '…'))] as const,
]);

/** Files of the directives' folder that no kind has any more. */
async function leftOver(): Promise<readonly string[]> {
  const found = await readdir(join(root, 'schemas/direktiv')).catch(() => []);
  return found.map(name => `schemas/direktiv/${name}`).filter(file => !wanted.has(file));
}

async function isStale([file, text]: readonly [string, string]): Promise<boolean> {
  return (await readFile(join(root, file), 'utf8').catch(() => '')) !== text;
}

async function check(): Promise<number> {
  const stale = await Promise.all([...wanted].map(async entry => ((await isStale(entry)) ? [entry[0]] : [])));
  const files = [...stale.flat(), ...(await leftOver())];
  if (files.length === 0) return 0;
  process.stderr.write(
    `These files no longer say what the code says: ${files.join(', ')}. Run “npm run schemas” and commit them.\n`,
  );
  return 1;
}

async function write(): Promise<void> {
  for (const file of await leftOver()) await rm(join(root, file));
  for (const [file, text] of wanted) {
    if (!(await isStale([file, text]))) continue;
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
    process.stdout.write(`${file}\n`);
  }
}

if (process.argv.includes('--check')) process.exitCode = await check();
else await write();
