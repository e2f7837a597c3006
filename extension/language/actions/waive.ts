import type { Diagnostic } from '../../base/diagnostic.ts';
import { spanAt } from '../../base/span.ts';
import { newlineOf } from '../../syntax/edit.ts';
import type { Scene } from '../scene.ts';
import { say } from '../texts.ts';
import type { CodeAction } from './action.ts';

/** What is only a slip of the pen is mended, not lived with; what protects children always holds. */
const never = /^(syntax|waiver|yaml|schema|protection|personal|value\.unprotected|file|snapshot\.empty)\b/;

/** Puts a waiver of a finding before its block; reason and role are to be filled in, and until then it is none. */
export function waive(scene: Scene, one: Diagnostic): readonly CodeAction[] {
  if (never.test(one.code)) return [];
  const { document } = scene.report;
  const newline = newlineOf(document.text);
  const front = document.frontMatter;
  const offset = one.place.span.start.offset;
  const block = document.tree.children.find(
    node =>
      node.type !== 'yaml' &&
      (node.position?.start.offset ?? Infinity) <= offset &&
      offset <= (node.position?.end.offset ?? -1),
  );
  const comment = `<!-- ska: undantag ${one.code}, skäl: …, av: … -->`;
  const afterFront = front ? lineStart(document.text, front.span.end.offset, 2) : 0;
  const at = block?.position?.start.offset;
  const place = at === undefined ? afterFront : document.text.lastIndexOf('\n', at - 1) + 1;
  const text = at === undefined ? `${newline}${comment}${newline}` : `${comment}${newline}`;
  const edit = { file: document.file, span: spanAt(document.lineStarts, place, place), text };
  const title = say('action.waive', { code: one.code }, scene.language);
  return [{ title, kind: 'quickfix', edits: [edit], mends: one, preferred: false }];
}

/** The offset at which the line begins that is so many lines below an offset's. */
function lineStart(text: string, offset: number, below: number): number {
  let at = offset;
  for (let line = 0; line < below; line++) {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return text.length;
    at = newline + 1;
  }
  return at;
}
