import { createHash } from 'node:crypto';
import type { Files } from '../../base/ports.ts';

/** The hosts that have a ready workflow; `git` has what every clone needs and no more. */
export const reviewHosts = ['github', 'gitlab', 'azure', 'git'] as const;
export type ReviewHost = (typeof reviewHosts)[number];

/** What the files of a review are made for. */
export interface ReviewSetting {
  readonly host: ReviewHost;
  /** The project's folder from the repository's top: `''` or `kvalitet/`. */
  readonly prefix: string;
  /** Where the program comes from: a path from the repository's top. */
  readonly packed: string;
  /** The lines of `CODEOWNERS`; none when nobody is known. */
  readonly owners: readonly string[];
}

const shipped = 'templates/granskning';

/** Files by host: their paths from the repository's top, and the templates below `templates/granskning`. */
const workflows: Readonly<Record<ReviewHost, readonly (readonly [path: string, template: string])[]>> = {
  github: [
    ['.github/workflows/ska-granskning.yml', 'github-granskning.yml'],
    ['.github/workflows/ska-kommentar.yml', 'github-kommentar.yml'],
  ],
  gitlab: [['.gitlab-ci.yml', 'gitlab-ci.yml']],
  azure: [['azure-pipelines.yml', 'azure-pipelines.yml']],
  git: [],
};

/** The files of a review by their paths from the repository's top, each with the mark of {@link marked}. */
export async function reviewFiles(
  setting: ReviewSetting,
  files: Files,
): Promise<ReadonlyMap<string, string>> {
  const { host, prefix, packed, owners } = setting;
  const made = new Map<string, string>();
  for (const [path, template] of workflows[host]) {
    const text = await textOf(files, template);
    const folder = prefix.replace(/\/$/, '') || '.';
    made.set(
      path,
      marked(
        text
          .replace(/^( *SKA_PAKET:).*$/m, (_all, key) => `${key} ${JSON.stringify(packed)}`)
          .replace(/^( *SKA_PROJEKT:).*$/m, (_all, key) => `${key} ${JSON.stringify(folder)}`),
      ),
    );
  }
  if (host === 'git') return made;
  made.set('.ska/README.md', marked((await textOf(files, 'ska-mapp.md')).replace('PAKET', packed)));
  // Azure DevOps knows no such file: who reviews is chosen in the branch's policy.
  if (host !== 'azure' && owners.length > 0)
    made.set(
      'CODEOWNERS',
      marked(`# Vem som granskar vad, efter roller: i ska.yaml.\n${owners.join('\n')}\n`),
    );
  return made;
}

/** The hook `pre-commit` of a clone. */
export async function reviewHook(prefix: string, files: Files): Promise<string> {
  const folder = prefix.replace(/\/$/, '') || '.';
  const quoted = `'${folder.replaceAll("'", "'\\''")}'`;
  return marked((await textOf(files, 'pre-commit')).replace(/^projekt=.*$/m, () => `projekt=${quoted}`));
}

/** What git must know of a clone, by the names of its settings: a repository cannot say it itself, since these are programs that are run. */
export const cloneSettings: Readonly<Record<string, string>> = {
  'merge.ska.name': 'SKA: tal räknas om',
  'merge.ska.driver': 'ska merge-driver %O %A %B %P',
  'diff.ska-data.textconv': 'ska data text',
};

/** What a project's `.gitattributes` must say: a pattern and an attribute. */
const attributes = [
  ['rapporter/**/*.md', 'merge=ska'],
  ['*.csv', 'diff=ska-data'],
  ['*.xlsx', 'diff=ska-data'],
  ['.gitignore', 'merge=union'],
] as const;

/** A project's `.gitattributes` with what it lacks added at its end; the same text when it lacks nothing. */
export function withAttributes(text: string): string {
  const lines = text.split(/\r?\n/).map(line => line.trim().split(/\s+/));
  const missing = attributes.filter(
    ([pattern, attribute]) =>
      !lines.some(([name, ...rest]) => name === pattern && rest.some(one => sameKey(one, attribute))),
  );
  if (missing.length === 0) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? text : text + end;
  return before + missing.map(one => one.join(' ') + end).join('');
}

/** True for a choice of the same attribute, also another one: somebody has decided. */
const sameKey = (one: string, attribute: string) =>
  one.replace(/^[-!]/, '').split('=')[0] === attribute.split('=')[0];

const mark = /^(?:#|<!--) ska init --granskning ([0-9a-f]{16}).*$\r?\n/m;

/** A text with a line that holds its sum, so that a file which nobody has changed can be told from one that somebody has. */
function marked(text: string): string {
  const said = `ska init --granskning ${sumOf(text)}: en fil som någon har ändrat skrivs aldrig över`;
  if (text.startsWith('#!')) return text.replace('\n', `\n# ${said}\n`);
  return /^# \S.*\n\n/.test(text) ? `<!-- ${said} -->\n${text}` : `# ${said}\n${text}`;
}

/** True when a file is just as it was once written here: it may be renewed. */
export function isUnchanged(text: string): boolean {
  const [line, sum] = mark.exec(text) ?? [];
  return line !== undefined && sum === sumOf(text.replace(line, ''));
}

/** The sum of a text; line ends do not count, since a checkout may change them. */
function sumOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}

async function textOf(files: Files, template: string): Promise<string> {
  return new TextDecoder().decode(await files.read(`${shipped}/${template}`)).replaceAll('\r\n', '\n');
}
