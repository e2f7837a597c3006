import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { openClone } from '../node/clone-setup.ts';
import { openFiles } from '../node/files.ts';
import { openGit } from '../node/git.ts';
import {
  cloneSettings,
  isUnchanged,
  type ReviewHost,
  reviewFiles,
  reviewHook,
  withAttributes,
} from '../output/skeleton/review-files.ts';
import { codeOwners } from '../project/code-owners.ts';
import { openProject } from '../project/project.ts';
import { type Door, packageFolder, shippedFiles } from './door.ts';
import { version } from './version.ts';

type Outcome = 'made' | 'renewed' | 'same' | 'kept';

const words: Readonly<Record<Outcome, readonly [sv: string, en: string]>> = {
  made: ['skapad', 'made'],
  renewed: ['uppdaterad', 'renewed'],
  same: ['fanns', 'was there'],
  kept: ['orörd', 'left'],
};

/**
 * Adds to a project what a review of it in git needs: workflows of a host, `CODEOWNERS`, `.gitattributes`, and in this clone the
 * hook and the settings. What somebody has written or changed is left as it is, and told. Faults: of opening the project, `file.*`.
 */
export async function setUpReview(folder: string, host: ReviewHost, door: Door): Promise<void> {
  const sv = door.language === 'sv';
  const files = openFiles(folder, { signal: door.signal });
  const repository = await openRepository(folder, door);
  const prefix = repository?.prefix.normalize('NFC') ?? '';
  const top = repository?.top ? openFiles(repository.top, { signal: door.signal }) : files;
  const owners = await ownersOf(files, prefix);
  const packed = `.ska/ska-rapport-${version}.tgz`;
  const tell = (outcome: Outcome, what: string, why = '') =>
    door.out(`${words[outcome][sv ? 0 : 1].padEnd(11)}${what}${why && `: ${why}`}\n`);
  const changed = sv
    ? 'någon har ändrat den. Ta bort den och kör igen för att få den som följer med programmet.'
    : 'somebody has changed it. Remove it and run again to get the one that comes with the program.';

  const wanted = await reviewFiles({ host, prefix, packed, owners: owners.lines }, shippedFiles());
  for (const [path, text] of wanted) {
    const outcome = await renew(top, path, text, written => top.write(path, written));
    tell(outcome, path, outcome === 'kept' ? changed : '');
  }
  const before = await textAt(files, '.gitattributes');
  const after = withAttributes(before ?? '');
  if (after !== before) await files.write('.gitattributes', after);
  tell(before === undefined ? 'made' : after === before ? 'same' : 'renewed', `${prefix}.gitattributes`);

  const clone = repository && (await openClone(folder, door.env));
  if (clone) {
    const hook = await reviewHook(prefix, shippedFiles());
    const outcome = await renew(clone.hooks, 'pre-commit', hook, text => clone.writeHook('pre-commit', text));
    const own = sv
      ? 'det finns en egen. Lägg till raden: ska check --staged'
      : 'there is another one. Add the line: ska check --staged';
    tell(
      outcome,
      sv ? 'pre-commit (i den här kopian)' : 'pre-commit (in this clone)',
      outcome === 'kept' ? own : '',
    );
    for (const [name, value] of Object.entries(cloneSettings)) {
      const is = await clone.setting(name);
      if (is === undefined) await clone.set(name, value);
      const why = sv ? `den är ”${is}”, inte ”${value}”.` : `it is “${is}”, not “${value}”.`;
      const kept = is !== undefined && is !== value;
      tell(is === undefined ? 'made' : kept ? 'kept' : 'same', `git config ${name}`, kept ? why : '');
    }
  }
  const root = top.root;
  door.out(nextSteps({ host, packed, root, isRepository: clone !== undefined, ...owners }, door));
}

async function openRepository(folder: string, door: Door) {
  try {
    await using repository = await openGit({ folder, env: door.env, signal: door.signal });
    return repository.top === undefined ? undefined : { prefix: repository.prefix, top: repository.top };
  } catch (error) {
    if (error instanceof Fault && /^git\.(missing|not-repository)$/.test(error.code)) return undefined;
    throw error;
  }
}

async function ownersOf(files: Files, prefix: string) {
  await using project = await openProject(files, shippedFiles());
  return codeOwners(project.config, prefix);
}

async function renew(
  files: Files,
  path: string,
  text: string,
  write: (text: string) => Promise<void>,
): Promise<Outcome> {
  const is = await textAt(files, path);
  if (is !== undefined && is.replaceAll('\r\n', '\n') === text) return 'same';
  if (is !== undefined && !isUnchanged(is)) return 'kept';
  await write(text);
  return is === undefined ? 'made' : 'renewed';
}

async function textAt(files: Files, path: string): Promise<string | undefined> {
  if (!(await files.info(path))) return undefined;
  return new TextDecoder().decode(await files.read(path));
}

interface Left {
  readonly host: ReviewHost;
  readonly packed: string;
  readonly root: string;
  readonly isRepository: boolean;
  readonly lines: readonly string[];
  readonly unusable: readonly string[];
}

/** What a person has to do, in order. */
function nextSteps({ host, packed, root, isRepository, lines, unusable }: Left, door: Door): string {
  const sv = door.language === 'sv';
  const steps: string[] = [];
  const add = (swedish: string, english: string) => steps.push(sv ? swedish : english);
  if (!isRepository)
    add(
      'Här finns inget git-förråd: kör git init, och sedan samma kommando igen, så ställs den här kopian in.',
      'There is no git repository here: run git init, then the same command again, to set up this clone.',
    );
  if (host !== 'git')
    add(
      `Lägg programmet i ${packed}:\n     npm pack "${packageFolder}" --ignore-scripts --pack-destination "${join(root, '.ska')}"`,
      `Put the program into ${packed}:\n     npm pack "${packageFolder}" --ignore-scripts --pack-destination "${join(root, '.ska')}"`,
    );
  if (unusable.length > 0 && host !== 'git')
    add(
      `Rollerna ${unusable.join(', ')} i ska.yaml har namn som git-tjänsten inte känner. Skriv användare eller grupper, som lindberga/rektorer, och kör igen.`,
      `The roles ${unusable.join(', ')} in ska.yaml have names that no host knows. Write users or teams, such as lindberga/rektorer, and run again.`,
    );
  else if (lines.length === 0 && (host === 'github' || host === 'gitlab'))
    add(
      'Skriv roller: i ska.yaml (rektor, skolchef, utvecklingsledare) och kör igen, så skrivs CODEOWNERS: vem som granskar vad.',
      'Write roller: in ska.yaml (rektor, skolchef, utvecklingsledare) and run again: CODEOWNERS is then written.',
    );
  if (host === 'github')
    add(
      'Checka in filerna och ta in dem i huvudgrenen: kommentaren i en pull request skrivs av det som står där.',
      'Commit the files and take them into the main branch: the comment in a pull request is written by what stands there.',
    );
  if (host === 'gitlab')
    add(
      'Checka in filerna. För en kommentar i merge requesten: lägg in en projektnyckel som CI-variabeln SKA_NYCKEL (se .gitlab-ci.yml).',
      'Commit the files. For a comment in the merge request: add a project access token as the CI variable SKA_NYCKEL (see .gitlab-ci.yml).',
    );
  if (host === 'azure')
    add(
      'Checka in filerna, skapa en pipeline av azure-pipelines.yml och välj den under Branch policies → Build validation. Vem som granskar väljs där också.',
      'Commit the files, make a pipeline of azure-pipelines.yml and choose it under Branch policies → Build validation. Reviewers are chosen there too.',
    );
  add(
    'Alla som skriver kör ska init . --granskning git en gång i sin kopia. Mer: Granska i git, i handboken (docs/granskning.md hos SKA-rapport).',
    'Everybody who writes runs ska init . --granskning git once in their clone. More: « Granska i git » in the guide (docs/granskning.md of SKA-rapport).',
  );
  return `\n${sv ? 'Kvar att göra' : 'Left to do'}:\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join('')}`;
}
