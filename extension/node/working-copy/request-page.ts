/** What a pull request is asked for. */
export interface PullRequest {
  readonly branch: string;
  readonly mainBranch: string;
  readonly title: string;
}

/** An address of a repository in its parts: `git@host:group/name.git`, `ssh://…` and `https://…` alike. */
interface Address {
  readonly host: string;
  readonly path: readonly string[];
}

/**
 * The web page where a pull request is written, by the address of the remote: of GitHub, GitLab, Azure DevOps, Bitbucket and
 * Gitea or Forgejo. Undefined for a host that is none of them by its name.
 */
export function requestPage(url: string, { branch, mainBranch, title }: PullRequest): string | undefined {
  const address = addressOf(url);
  if (!address) return undefined;
  const azure = azurePage(address);
  if (azure) return `${azure}/pullrequestcreate?${query({ sourceRef: branch, targetRef: mainBranch })}`;
  const { host } = address;
  const home = `https://${host}/${address.path.map(encodeURIComponent).join('/')}`;
  const between = `${steps(mainBranch)}...${steps(branch)}`;
  const isAt = (name: string) => host.split(/[.:]/).includes(name) || host.startsWith(`${name}-`);
  if (isAt('github')) return `${home}/compare/${between}?${query({ expand: '1', title })}`;
  if (isAt('gitlab'))
    return `${home}/-/merge_requests/new?${query({
      'merge_request[source_branch]': branch,
      'merge_request[target_branch]': mainBranch,
      'merge_request[title]': title,
    })}`;
  if (isAt('bitbucket')) return `${home}/pull-requests/new?${query({ source: branch, dest: mainBranch })}`;
  if (['codeberg', 'gitea', 'forgejo'].some(isAt)) return `${home}/compare/${between}?${query({ title })}`;
  return undefined;
}

/** The page that a git host names itself when a new branch is sent to it (« remote: … https://…»); only on the remote's own host. */
export function pageToldBy(said: string, url: string): string | undefined {
  const host = addressOf(url)?.host;
  const told = [...said.matchAll(/^remote:\s.*?(https:\/\/\S+)/gm)].map(([, page]) => page ?? '');
  return told.find(page => host !== undefined && addressOf(page)?.host === host);
}

/** The address without a user's name or secret: fit to be shown. */
export function shownAddress(url: string): string {
  const address = addressOf(url);
  return address ? [address.host, ...address.path].join('/') : url;
}

function addressOf(url: string): Address | undefined {
  const short = /^(?:[^@/\s]+@)?([\w.-]{2,}):(?!\/\/|\\)(\/?[^\s]+)$/.exec(url);
  if (short && !/^[a-z]+:\/\//i.test(url))
    return { host: short[1] ?? '', path: split(decoded(short[2] ?? '')) };
  try {
    const { protocol, hostname, port, pathname } = new URL(url);
    if (!/^(https?|ssh|git\+ssh):$/.test(protocol) || !hostname) return undefined;
    // The port of an address over SSH is none of the web's.
    const host = port && /^https?:$/.test(protocol) ? `${hostname}:${port}` : hostname;
    return { host, path: split(decoded(pathname)) };
  } catch {
    return undefined;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone % is part of the name.
    return path;
  }
}

function split(path: string): readonly string[] {
  return path
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter(Boolean);
}

/** `https://dev.azure.com/org/project/_git/name`, of each of the forms that Azure DevOps has had. */
function azurePage({ host, path }: Address): string | undefined {
  const at = (steps: readonly (string | undefined)[]) =>
    `https://${steps.map(step => encodeURIComponent(step ?? '')).join('/')}`;
  const ssh = path[0] === 'v3' ? path.slice(1) : undefined;
  if (host === 'ssh.dev.azure.com' && ssh) return at(['dev.azure.com', ssh[0], ssh[1], '_git', ssh[2]]);
  if (/^vs-ssh\.visualstudio\.com$/.test(host) && ssh)
    return at([`${ssh[0]}.visualstudio.com`, ssh[1], '_git', ssh[2]]);
  if (
    (host === 'dev.azure.com' || host.endsWith('.visualstudio.com') || host.startsWith('azuredevops.')) &&
    path.includes('_git')
  )
    return at([host, ...path]);
  return undefined;
}

function query(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString();
}

/** A branch in a path: its slashes stand. */
function steps(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}
