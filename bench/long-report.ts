import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { directiveKinds } from '../extension/directives/list.ts';
import { parseDocument } from '../extension/syntax/parse.ts';

const names = {
  inline: directiveKinds.filter(kind => kind.forms.includes('inline')).map(kind => kind.name),
  block: directiveKinds.filter(kind => kind.forms.some(form => form !== 'inline')).map(kind => kind.name),
};

/**
 * A report as long as they come: the blocks of a folder's reports one after another, again and again, until it has as
 * many bytes and directives as asked for. Ids are made unique. Same folder, same bytes.
 */
export async function longReport(folder: string, bytes: number, directives: number): Promise<string> {
  const files = (await readdir(folder)).filter(name => name.endsWith('.md')).sort();
  const texts = await Promise.all(files.map(name => readFile(join(folder, name), 'utf8')));
  const blocks = texts.flatMap(text => {
    const { tree, directives: all } = parseDocument('x.md', text, names);
    return tree.children.flatMap(node => {
      const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
      if (node.type === 'yaml' || (node.type === 'heading' && node.depth === 1)) return [];
      const held = all.filter(({ span }) => span.start.offset >= start && span.end.offset <= end).length;
      return [{ text: text.slice(start, end), held }];
    });
  });
  let report =
    '---\ntyp: enhet\nenhet: tallbackaskolan\nläsår: 2025/26\nstatus: utkast\n---\n\n# En lång rapport\n';
  let size = Buffer.byteLength(report);
  let count = 0;
  for (let at = 0; size < bytes; at++) {
    const block = blocks[at % blocks.length];
    // Evenly over the text: a block with directives waits until it is their turn.
    if (!block || (block.held > 0 && count + block.held > Math.ceil((directives * (size + 2000)) / bytes)))
      continue;
    const text = `\n${block.text.replace(/\{#([\p{L}\d-]+)/gu, `{#$1${at}`)}\n`;
    report += text;
    size += Buffer.byteLength(text);
    count += block.held;
  }
  return report;
}
