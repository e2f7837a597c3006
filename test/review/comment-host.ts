import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment that a host was given. */
export interface HostComment {
  readonly id: number;
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

/** Starts such a host on a port of its own. */
export async function openCommentHost(): Promise<CommentHost> {
  const comments: HostComment[] = [{ id: 1, body: 'Ser bra ut!' }];
  const requests: string[] = [];
  const host = { head: '' };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const { pathname } = new URL(request.url ?? '', 'http://x');
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
    if (/\/user$/.test(pathname)) return answer(200, { id: 42 });
    if (request.method === 'POST') {
      comments.push({ id: comments.length + 1, body });
      return answer(201, {});
    }
    if (request.method === 'PUT' || request.method === 'PATCH') {
      // Azure DevOps has comments in threads: threads/ID/comments/1.
      const thread = comments.find(one => one.id === Number(/threads\/(\d+)\//.exec(pathname)?.[1]));
      const comment = thread ?? named;
      if (comment) comment.body = body;
      return answer(comment ? 200 : 404, {});
    }
    if (/\/threads$/.test(pathname))
      return answer(200, {
        value: comments.map(one => ({ id: one.id, comments: [{ id: 1, content: one.body }] })),
      });
    const isOurs = (one: HostComment) => one.body.startsWith('<!--');
    return answer(
      200,
      comments.map(one => ({
        ...one,
        user: { login: isOurs(one) ? 'github-actions[bot]' : 'rektor' },
        author: { id: isOurs(one) ? 42 : 1 },
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
