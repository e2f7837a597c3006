import { commands, env, type LogOutputChannel, ProgressLocation, Uri, window } from 'vscode';
import type { ProjectEntry, ReportToHandIn } from '../../language/overview/requests.ts';
import {
  type Branch,
  handInBranch,
  knowsAuthor,
  saveOn,
  send,
  setAuthor,
} from '../../node/working-copy/hand-in.ts';
import { pageToldBy, requestPage, shownAddress } from '../../node/working-copy/request-page.ts';
import { lookAt, type Remote, type WorkingCopy } from '../../node/working-copy/working-copy.ts';
import { gitOf, type NextStep, offer, type ProjectGit, showChanges, tellGitFailure } from '../git/git.ts';
import { countsText, say } from '../texts.ts';
import type { Building } from './build.ts';
import { showProblems } from './check.ts';
import { chosenReport } from './report-uri.ts';
import { mayRun } from './run.ts';
import { saveProject } from './save-project.ts';
import { sendAsFile } from './send-as-file.ts';

/** One report on its way. */
interface Errand {
  readonly building: Building;
  readonly project: ProjectEntry;
  readonly uri: Uri;
  readonly report: ReportToHandIn;
  readonly git: ProjectGit;
}

/**
 * `SKA: Lämna in…`: checks the report, lets the author choose what goes along, saves it on a branch, sends that and opens the
 * page where a review is asked for. Without git, or with nowhere to send to, one file to send.
 */
export async function handIn(building: Building, output: LogOutputChannel, argument: unknown): Promise<void> {
  const { projects } = building;
  if (!mayRun()) return;
  const uri = await chosenReport(projects, argument);
  const project = projects.of(uri);
  if (!uri || !project) return;
  await saveProject(projects, project);
  const report = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('checking') },
    () => projects.ask('ska/handIn', { uri: uri.toString() }),
  );
  if (!report) {
    void window.showWarningMessage(say('noReport'));
    return;
  }
  const errand = { building, project, uri, report, git: await gitOf(project.root, output) };
  if (report.counts.error === 0) return markAndHandIn(errand);
  await offer(window.showWarningMessage, say('handIn.errors', report.name, countsText(report.counts)), [
    { label: say('showProblems'), take: showProblems },
    { label: say('handIn.anyway'), take: () => handInChecked(errand) },
  ]);
}

/** A report that is ready is marked as handed in, by whoever does it; or it is sent as the draft that it is. */
async function markAndHandIn(errand: Errand): Promise<void> {
  const { building, project, report } = errand;
  if (report.roles.length === 0) return handInChecked(errand);
  const asItIs = { label: say('handIn.asItIs', report.status), role: '' };
  const marks = report.roles.map(role => ({ label: say('handIn.mark', role), role }));
  const chosen = await window.showQuickPick([...marks, asItIs], {
    title: say('handIn.ready', report.name),
    placeHolder: say('handIn.ready.hint'),
    ignoreFocusOut: true,
  });
  if (!chosen) return;
  if (!chosen.role) return handInChecked(errand);
  const args = ['sign', report.id, '--to', 'inlämnad', '--by', chosen.role, '--läsår', report.schoolYear];
  const run = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('handIn.marking', report.name) },
    () => building.runSka([...args, '--project', project.root], { cwd: project.root }),
  );
  if (run.code === 0) return handInChecked(errand);
  await offer(window.showWarningMessage, say('handIn.blocked', lastLine(run.said)), [
    { label: say('showOutput'), take: () => commands.executeCommand('ska.showOutput') },
    { label: asItIs.label, take: () => handInChecked(errand) },
  ]);
}

const lastLine = (text: string) => text.split('\n').filter(Boolean).at(-1) ?? '';

async function handInChecked(errand: Errand): Promise<void> {
  const copy = await lookAt(errand.git.run);
  if (typeof copy === 'string' || !copy.remote)
    return sendAsFile(errand.building, errand.project, errand.report);
  if (copy.busy) return offer(window.showErrorMessage, say('git.busy'), [showChanges()]);
  const paths = sendable(copy);
  const branch = await handInBranch(copy, errand.report, errand.git.run);
  if (paths.length > 0) return handInChanges(errand, copy, copy.remote, branch, paths);
  const to = shownAddress(copy.remote.url);
  if (copy.unsent > 0)
    return offer(window.showInformationMessage, say('handIn.unsent', copy.unsent, to), [
      {
        label: say('handIn.send'),
        take: () => sendBranch(errand, copy, { name: copy.branch ?? branch.name }),
      },
    ]);
  const page = copy.branch === copy.mainBranch ? undefined : pageOf(copy.remote, copy, branch, errand.report);
  await offer(
    window.showInformationMessage,
    say('handIn.nothing', errand.report.name),
    page ? [openPage(page)] : [],
  );
}

/** What may leave this computer at all: extracts about pupils never do, whatever git has been told to pass over. */
function sendable({ changes }: WorkingCopy): WorkingCopy['changes'] {
  return changes.filter(({ path }) => !/^(data\/privat|ut)\//.test(path));
}

async function handInChanges(
  errand: Errand,
  copy: WorkingCopy,
  remote: Remote,
  branch: Branch,
  changes: WorkingCopy['changes'],
): Promise<void> {
  const { report, git } = errand;
  const belongs = (path: string) => report.files.includes(path) || !path.startsWith('rapporter/');
  const place = ({ path }: { readonly path: string }) => report.files.indexOf(path) + 1 || 1e6;
  const items = [...changes]
    .sort((a, b) => place(a) - place(b))
    .map(({ path, change }) => ({
      label: path,
      description: say(`change.${change}`),
      picked: belongs(path),
      path,
    }));
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title: say('handIn.what', report.name),
    placeHolder: say('handIn.what.hint'),
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.length === 0) return;
  const message = await window.showInputBox({
    title: say('handIn.message', report.name),
    value: say('handIn.message.value', report.name, report.schoolYear),
    prompt: say('handIn.message.prompt', branch.name, shownAddress(remote.url)),
    validateInput: text => (text.trim() ? undefined : say('handIn.message.empty')),
    ignoreFocusOut: true,
  });
  if (!message || !(await introduced(git))) return;
  const paths = chosen.map(one => one.path);
  const failure = await saveOn(branch, paths, message.trim(), git.run);
  if (failure) return tellGitFailure(failure, [again(errand), asFile(errand)]);
  await sendBranch(errand, copy, branch);
}

/** True when git knows who saves; asks the author the first time. */
async function introduced({ run }: ProjectGit): Promise<boolean> {
  if (await knowsAuthor(run)) return true;
  const name = await window.showInputBox({
    title: say('git.name'),
    prompt: say('git.introduce'),
    ignoreFocusOut: true,
  });
  if (!name?.trim()) return false;
  const email = await window.showInputBox({
    title: say('git.email'),
    prompt: say('git.introduce'),
    validateInput: text => (/^\S+@\S+$/.test(text.trim()) ? undefined : say('git.email.wrong')),
    ignoreFocusOut: true,
  });
  if (!email) return false;
  await setAuthor(run, name.trim(), email.trim());
  return true;
}

async function sendBranch(errand: Errand, copy: WorkingCopy, branch: Branch): Promise<void> {
  const { git, report } = errand;
  const { remote } = copy;
  if (!remote) return;
  const sent = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: say('handIn.sending', shownAddress(remote.url)),
      cancellable: true,
    },
    async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const answer = await send(branch.name, remote, git.run, stop.signal);
      const signsIn = 'failure' in answer && answer.failure.why === 'sign-in';
      return signsIn && (await git.push(remote.name, branch.name)) ? { said: '' } : answer;
    },
  );
  if ('failure' in sent) {
    const latest = { label: say('fetchLatest'), take: () => commands.executeCommand('ska.fetchLatest') };
    return tellGitFailure(sent.failure, [
      ...(sent.failure.why === 'behind' ? [latest] : [again(errand)]),
      asFile(errand),
    ]);
  }
  const page = pageToldBy(sent.said, remote.url) ?? pageOf(remote, copy, branch, report);
  if (page === undefined) {
    const copyName = { label: say('handIn.copyBranch'), take: () => env.clipboard.writeText(branch.name) };
    const done = say('handIn.done', report.name, branch.name, shownAddress(remote.url));
    return offer(window.showInformationMessage, done, [copyName]);
  }
  const told = offer(window.showInformationMessage, say('handIn.ask', report.name), [openPage(page)]);
  await openPage(page).take();
  await told;
}

function pageOf(
  remote: Remote,
  copy: WorkingCopy,
  branch: Branch,
  report: ReportToHandIn,
): string | undefined {
  const request = {
    branch: branch.name,
    mainBranch: copy.mainBranch,
    title: say('handIn.message.value', report.name, report.schoolYear),
  };
  return requestPage(remote.url, request) ?? requestPage(remote.writtenUrl, request);
}

const openPage = (page: string): NextStep => ({
  label: say('handIn.open'),
  take: () => env.openExternal(Uri.parse(page, true)),
});

const again = ({ uri }: Errand): NextStep => ({
  label: say('tryAgain'),
  take: () => commands.executeCommand('ska.handIn', uri),
});

const asFile = ({ building, project, report }: Errand): NextStep => ({
  label: say('handIn.asFile'),
  take: () => sendAsFile(building, project, report),
});
