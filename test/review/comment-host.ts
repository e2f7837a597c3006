import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment that a host was given. */
export interface HostComment {
  readonly id: number;
  /** Written with the key of the run that comments. */
  readonly ours: boolean;
  body: string;
}

/**
 * The few answers of GitHub, GitLab and Azure DevOps that writing a comment asks for, over HTTP. A request without the key
 * `nyckel` is refused.
 */
export interface CommentHost extends AsyncDisposable {
  readonly url: string;
  /** Comments of the one pull request, of others first. */
  readonly comments: HostComment[];
  readonly requests: string[];
  /** The commit that the pull request's branch is at. */
  head: string;
}

const own = 42;
const authorOf = ({ ours }: HostComment) => (ours ? own : 1);

/** Starts such a host on a port of its own. */
export async function openCommentHost(): Promise<CommentHost> {
  const comments: HostComment[] = [
    { id: 1, ours: false, body: 'Ser bra ut!' },
    {
      id: 2,
      ours: false,
      body: '<!-- ska-granskning -->\nSkriven av någon som vill att granskningen hamnar här.',
    },
  ];
  const requests: string[] = [];
  const host = { head: '' };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    requests.push(`${request.method} ${pathname}`);
    const { authorization, 'private-token': token } = request.headers;
    const answer = (code: number, value: unknown) => {
      response.writeHead(code, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (token !== 'nyckel' && authorization !== 'Bearer nyckel') return answer(401, {});
    const given = text ? JSON.parse(text) : {};
    const body: string = given.body ?? given.content ?? given.comments?.[0]?.content ?? '';
    const id = Number(/(\d+)$/.exec(pathname)?.[1]);
    const named = comments.find(one => one.id === id);
    if (/\/pulls$/.test(pathname)) return answer(200, [{ number: 7, head: { sha: host.head } }]);
    if (/\/user$/.test(pathname)) return answer(200, { id: own });
    // Only a preview: Azure DevOps refuses to answer it as a version that is settled.
    if (/\/_apis\/connectionData$/.test(pathname))
      return searchParams.get('api-version')?.includes('preview')
        ? answer(200, { authenticatedUser: { id: String(own) } })
        : answer(400, {});
    if (request.method === 'POST') {
      comments.push({ id: comments.length + 1, ours: true, body });
      return answer(201, {});
    }
    if (request.method === 'PUT' || request.method === 'PATCH') {
      // Azure DevOps has comments in threads: threads/ID/comments/1.
      const thread = comments.find(one => one.id === Number(/threads\/(\d+)\//.exec(pathname)?.[1]));
      const comment = thread ?? named;
      if (comment && !comment.ours) return answer(403, {});
      if (comment) comment.body = body;
      return answer(comment ? 200 : 404, {});
    }
    if (/\/threads$/.test(pathname))
      return answer(200, {
        value: comments.map(one => ({
          id: one.id,
          comments: [{ id: 1, content: one.body, author: { id: String(authorOf(one)) } }],
        })),
      });
    return answer(
      200,
      comments.map(one => ({
        ...one,
        user: { login: one.ours ? 'github-actions[bot]' : 'rektor' },
        author: { id: authorOf(one) },
      })),
    );
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(host, {
    url: `http://127.0.0.1:${port}/`,
    comments,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}
