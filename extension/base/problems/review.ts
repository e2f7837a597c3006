import { didYouMean, problem } from '../problem.ts';

/** Problems of what is read from git, and of what is compared there. */
export const reviewProblems = {
  'git.missing': problem(
    'error',
    () => 'Programmet git finns inte på den här datorn. Installera det från git-scm.com och försök igen.',
    () => 'The program git is not on this machine. Install it from git-scm.com and try again.',
  ),
  'git.not-repository': problem<{ folder: string }>(
    'error',
    a =>
      `Mappen ”${a.folder}” ligger inte i ett git-förråd, så det finns inget att jämföra med. Gå till en klonad kopia, eller skapa ett förråd med git init.`,
    a =>
      `The folder “${a.folder}” is not in a git repository, so there is nothing to compare with. Go to a cloned copy, or make a repository with git init.`,
  ),
  'git.untrusted': problem<{ folder: string }>(
    'error',
    a =>
      `Git läser inte förrådet i ”${a.folder}”, eftersom någon annan äger mappen. Är den er: git config --global --add safe.directory "${a.folder}".`,
    a =>
      `Git does not read the repository in “${a.folder}”, because somebody else owns the folder. If it is yours: git config --global --add safe.directory "${a.folder}".`,
  ),
  'git.revision-unknown': problem<{ revision: string; nearest: string | undefined }>(
    'error',
    a =>
      `Versionen ”${a.revision}” finns inte i förrådet.${didYouMean(a.nearest, 'sv')} Ange en gren, en tagg eller en incheckning, som main eller HEAD~1; en gren på servern heter origin/main.`,
    a =>
      `The revision “${a.revision}” is not in the repository.${didYouMean(a.nearest, 'en')} Give a branch, a tag or a commit, such as main or HEAD~1; a branch of the server is called origin/main.`,
  ),
  'git.no-commits': problem(
    'error',
    () =>
      'Förrådet har ingen incheckning än, så det finns ingen version att jämföra med. Gör den första: git add --all och git commit.',
    () =>
      'The repository has no commit yet, so there is no version to compare with. Make the first: git add --all and git commit.',
  ),
  'git.shallow': problem<{ revision: string }>(
    'error',
    a =>
      `Kopian av förrådet har bara en del av historiken, och ”${a.revision}” eller det som den har gemensamt med er version finns inte med. Hämta resten med git fetch --unshallow; i ett arbetsflöde: fetch-depth: 0 (GitHub, Azure: fetchDepth: 0) eller GIT_DEPTH: 0 (GitLab).`,
    a =>
      `This copy of the repository has only a part of the history, and “${a.revision}” or what it has in common with your version is not in it. Fetch the rest with git fetch --unshallow; in a workflow: fetch-depth: 0 (GitHub, Azure: fetchDepth: 0) or GIT_DEPTH: 0 (GitLab).`,
  ),
  'git.unrelated': problem<{ base: string; head: string }>(
    'error',
    a =>
      `”${a.base}” och ”${a.head}” har ingen gemensam historik. Jämför med en gren som er version kommer från.`,
    a =>
      `“${a.base}” and “${a.head}” have no history in common. Compare with a branch that your version comes from.`,
  ),
  'git.no-project': problem<{ revision: string; folder: string }>(
    'error',
    a =>
      `I versionen ”${a.revision}” finns ingen ”ska.yaml” i ${a.folder === '' ? 'förrådets översta mapp' : `”${a.folder}”`}. Ange projektets mapp med --project.`,
    a =>
      `The revision “${a.revision}” has no “ska.yaml” in ${a.folder === '' ? "the repository's top folder" : `“${a.folder}”`}. Name the project's folder with --project.`,
  ),
  'git.unreadable': problem<{ reason: string }>(
    'error',
    a => `Git kan inte läsa förrådet: ${a.reason}. Kontrollera med git fsck, eller klona på nytt.`,
    a => `Git cannot read the repository: ${a.reason}. Check with git fsck, or clone anew.`,
  ),
} as const;
