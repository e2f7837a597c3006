import assert from 'node:assert/strict';
import { pageToldBy, requestPage, shownAddress } from '../../extension/node/working-copy/request-page.ts';

const request = { branch: 'inlamning/2025-26/björken', mainBranch: 'main', title: 'Björken 2025/26' };
const branch = 'inlamning/2025-26/bj%C3%B6rken';
const pages: readonly (readonly [remote: string, page: string | undefined])[] = [
  ...[
    'https://github.com/lindberga/kvalitet.git',
    'git@github.com:lindberga/kvalitet.git',
    'ssh://git@github.com/lindberga/kvalitet',
    'https://x-token:hemlig@github.com/lindberga/kvalitet.git',
  ].map(
    remote =>
      [
        remote,
        `https://github.com/lindberga/kvalitet/compare/main...${branch}?expand=1&title=Bj%C3%B6rken+2025%2F26`,
      ] as const,
  ),
  [
    'git@gitlab.lindberga.se:skola/kvalitet/rapporter.git',
    'https://gitlab.lindberga.se/skola/kvalitet/rapporter/-/merge_requests/new?merge_request%5Bsource_branch%5D=inlamning%2F2025-26%2Fbj%C3%B6rken&merge_request%5Btarget_branch%5D=main&merge_request%5Btitle%5D=Bj%C3%B6rken+2025%2F26',
  ],
  ...[
    'https://lindberga@dev.azure.com/lindberga/Skolan%20v%C3%A5r/_git/kvalitet',
    'git@ssh.dev.azure.com:v3/lindberga/Skolan%20v%C3%A5r/kvalitet',
  ].map(
    remote =>
      [
        remote,
        'https://dev.azure.com/lindberga/Skolan%20v%C3%A5r/_git/kvalitet/pullrequestcreate?sourceRef=inlamning%2F2025-26%2Fbj%C3%B6rken&targetRef=main',
      ] as const,
  ),
  [
    'https://lindberga.visualstudio.com/Skola/_git/kvalitet',
    'https://lindberga.visualstudio.com/Skola/_git/kvalitet/pullrequestcreate?sourceRef=inlamning%2F2025-26%2Fbj%C3%B6rken&targetRef=main',
  ],
  [
    'https://bitbucket.org/lindberga/kvalitet.git',
    'https://bitbucket.org/lindberga/kvalitet/pull-requests/new?source=inlamning%2F2025-26%2Fbj%C3%B6rken&dest=main',
  ],
  [
    'https://codeberg.org/lindberga/kvalitet.git',
    `https://codeberg.org/lindberga/kvalitet/compare/main...${branch}?title=Bj%C3%B6rken+2025%2F26`,
  ],
  ['https://git.lindberga.se/kvalitet.git', undefined],
  ['../delat/kvalitet.git', undefined],
  ['C:\\git\\kvalitet.git', undefined],
  ['file:///delat/kvalitet.git', undefined],
];

describe('the page where a pull request is written', () => {
  it('is that of the remote’s host, in whatever form its address is given', () => {
    for (const [remote, page] of pages) assert.equal(requestPage(remote, request), page, remote);
  });

  it('is the one that the host tells of, if it lies on that host', () => {
    const said = (host: string) =>
      `remote: \nremote: Create a pull request for 'x' on git by visiting:\nremote:      https://${host}/skola/kvalitet/pulls/new/x\nremote: \nTo git\n * [new branch]`;
    const remote = 'git@git.lindberga.se:skola/kvalitet.git';
    assert.equal(
      pageToldBy(said('git.lindberga.se'), remote),
      'https://git.lindberga.se/skola/kvalitet/pulls/new/x',
    );
    assert.equal(pageToldBy(said('annan.example'), remote), undefined);
    assert.equal(pageToldBy('Everything up-to-date', remote), undefined);
  });

  it('is shown without anybody’s name or secret', () => {
    assert.equal(shownAddress('https://jag:hemlig@github.com/a/b.git'), 'github.com/a/b');
    assert.equal(shownAddress('git@github.com:a/b.git'), 'github.com/a/b');
    assert.equal(shownAddress('../delat/b.git'), '../delat/b.git');
  });
});
